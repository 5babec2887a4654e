// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The envelope around everything that is saved, so that nothing is ever restored by mistake.
 *
 * <p>Layout, big-endian:
 *
 * <pre>
 *   int    magic "LSST"
 *   byte   length of the kind, 1-64
 *   bytes  kind in ASCII: what the state is of, e.g. "candle-series"
 *   int    format version of that kind, from 1
 *   int    length of the body in bytes
 *   int    CRC32C of all of the above
 *   bytes  body
 *   int    CRC32C of the body
 * </pre>
 *
 * <p>A state may hold others in its body. Reading checks magic, header checksum, kind, version,
 * body checksum, and that the body was read to its end, in that order.
 */
public final class SavedState {

  private static final int MAGIC = 0x4c535354;
  private static final int LONGEST_KIND = 64;
  private static final int CHUNK = 1 << 16;

  private SavedState() {}

  /** Writes a body. */
  @FunctionalInterface
  public interface Body {
    /** Writes the fields in the order in which they are read again. */
    void write(StateWriter out) throws IOException;
  }

  /**
   * Reads a body.
   *
   * @param <T> what is restored
   */
  @FunctionalInterface
  public interface Restorer<T> {
    /**
     * Reads the fields, all of them.
     *
     * @param version the version found, between 1 and the newest readable one
     */
    T read(StateReader in, int version) throws IOException;
  }

  /**
   * Writes a state.
   *
   * @param kind what it is of: lower-case ASCII letters, digits and {@code -}, at most 64
   * @param version format version of this kind, &ge; 1; raise it when the fields change
   * @throws IOException if the output fails
   */
  public static void write(DataOutput out, String kind, int version, Body body)
      throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    body.write(new StateWriter(new DataOutputStream(content)));
    byte[] bytes = content.toByteArray();
    byte[] header = header(kind, version, bytes.length);
    out.write(header);
    out.writeInt(checksum(header));
    out.write(bytes);
    out.writeInt(checksum(bytes));
  }

  /**
   * Reads a state of this kind and no further.
   *
   * @param newest the newest version that the restorer reads
   * @throws StateException if there is no such state, with the reason
   * @throws IOException if the input fails
   */
  public static <T> T read(DataInput in, String kind, int newest, Restorer<T> restorer)
      throws IOException {
    byte[] body;
    int version;
    try {
      int magic = in.readInt();
      if (magic != MAGIC) {
        throw new StateException(
            StateException.Reason.NOT_A_STATE,
            String.format("not a saved state: starts with %08x instead of %08x", magic, MAGIC));
      }
      byte[] name = new byte[in.readUnsignedByte()];
      in.readFully(name);
      version = in.readInt();
      int length = in.readInt();
      String found = new String(name, StandardCharsets.ISO_8859_1);
      verify("header", in.readInt(), checksum(headerBytes(name, version, length)));
      refuseUnlessReadable(found, version, kind, newest);
      if (length < 0) {
        throw malformed(kind, version, "its length is " + length, null);
      }
      body = bytes(in, length);
      verify("body", in.readInt(), checksum(body));
    } catch (EOFException e) {
      throw new StateException(
          StateException.Reason.TRUNCATED, "state of kind '" + kind + "' ends early", e);
    }
    return restore(body, kind, version, restorer);
  }

  private static <T> T restore(byte[] body, String kind, int version, Restorer<T> restorer)
      throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body);
    try {
      T restored = restorer.read(new StateReader(new DataInputStream(bytes)), version);
      if (bytes.available() > 0) {
        throw malformed(kind, version, bytes.available() + " bytes were left unread", null);
      }
      return restored;
    } catch (EOFException e) {
      throw malformed(kind, version, "it holds fewer fields than expected", e);
    } catch (RuntimeException e) {
      throw malformed(kind, version, String.valueOf(e.getMessage()), e);
    }
  }

  private static StateException malformed(
      String kind, int version, String why, @Nullable Exception cause) {
    StateException e =
        new StateException(
            StateException.Reason.MALFORMED,
            "state of kind '" + kind + "' version " + version + " is malformed: " + why);
    if (cause != null) {
      e.initCause(cause);
    }
    return e;
  }

  private static void refuseUnlessReadable(String found, int version, String kind, int newest)
      throws StateException {
    if (!found.equals(kind)) {
      throw new StateException(
          StateException.Reason.WRONG_KIND,
          "found state of kind '" + found + "' version " + version + ", readable is '" + kind
              + "'");
    }
    if (version > newest) {
      throw new StateException(
          StateException.Reason.NEWER_VERSION,
          "found state of kind '" + kind + "' version " + version
              + ", readable is up to version " + newest);
    }
  }

  private static void verify(String part, int found, int expected) throws StateException {
    if (found != expected) {
      throw new StateException(
          StateException.Reason.DAMAGED,
          String.format(
              "state is damaged: checksum of its %s is %08x, should be %08x",
              part, found, expected));
    }
  }

  /** Grows as it reads, so that a length never allocates more than the input holds. */
  private static byte[] bytes(DataInput in, int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, CHUNK)];
    int read = 0;
    while (true) {
      in.readFully(bytes, read, bytes.length - read);
      read = bytes.length;
      if (read == length) {
        return bytes;
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
    }
  }

  private static byte[] header(String kind, int version, int length) {
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    if (!kind.matches("[a-z0-9-]{1," + LONGEST_KIND + "}")) {
      throw new IllegalArgumentException(
          "kind must be 1 to " + LONGEST_KIND + " of a-z, 0-9 and -, was '" + kind + "'");
    }
    if (version < 1) {
      throw new IllegalArgumentException("version must be >= 1, was " + version);
    }
    return headerBytes(name, version, length);
  }

  private static byte[] headerBytes(byte[] name, int version, int length) {
    return ByteBuffer.allocate(13 + name.length)
        .putInt(MAGIC).put((byte) name.length).put(name).putInt(version).putInt(length).array();
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }
}
