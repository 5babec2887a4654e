// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import java.io.DataOutput;
import java.io.UTFDataFormatException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array that is filled as a {@link java.io.DataOutputStream} would, and used again: for who
 * writes a record for every alert.
 *
 * <p>Threading: single thread.
 */
final class RecordBuffer implements DataOutput {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final int SMALLEST = 1_024;
  private static final int LARGEST_KEPT = 1 << 18;
  private static final int LONGEST_UTF = 65_535;

  private byte[] bytes = new byte[SMALLEST];
  private int size;

  /** Begins anew. */
  void clear() {
    size = 0;
    if (bytes.length > LARGEST_KEPT) {
      bytes = new byte[SMALLEST];
    }
  }

  /** What was written, in an array of its own. */
  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  private int room(int more) {
    int at = size;
    if (bytes.length - at < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
    }
    size = at + more;
    return at;
  }

  @Override
  public void write(int b) {
    int at = room(1);
    bytes[at] = (byte) b;
  }

  @Override
  public void write(byte[] b) {
    write(b, 0, b.length);
  }

  @Override
  public void write(byte[] b, int offset, int length) {
    int at = room(length);
    System.arraycopy(b, offset, bytes, at, length);
  }

  @Override
  public void writeBoolean(boolean v) {
    write(v ? 1 : 0);
  }

  @Override
  public void writeByte(int v) {
    write(v);
  }

  @Override
  public void writeShort(int v) {
    int at = room(Short.BYTES);
    SHORT.set(bytes, at, (short) v);
  }

  @Override
  public void writeChar(int v) {
    writeShort(v);
  }

  @Override
  public void writeInt(int v) {
    int at = room(Integer.BYTES);
    INT.set(bytes, at, v);
  }

  @Override
  public void writeLong(long v) {
    int at = room(Long.BYTES);
    LONG.set(bytes, at, v);
  }

  @Override
  public void writeFloat(float v) {
    writeInt(Float.floatToIntBits(v));
  }

  @Override
  public void writeDouble(double v) {
    writeLong(Double.doubleToLongBits(v));
  }

  @Override
  public void writeBytes(String s) {
    for (int i = 0; i < s.length(); i++) {
      write(s.charAt(i));
    }
  }

  @Override
  public void writeChars(String s) {
    for (int i = 0; i < s.length(); i++) {
      writeChar(s.charAt(i));
    }
  }

  @Override
  public void writeUTF(String s) throws UTFDataFormatException {
    int length = s.length();
    int bytesOfUtf = length;
    for (int i = 0; i < length; i++) {
      char c = s.charAt(i);
      if (!ascii(c)) {
        bytesOfUtf += c >= 0x800 ? 2 : 1;
      }
    }
    // A sum of lengths that overflows is that of a text of over 700 million characters.
    if (bytesOfUtf > LONGEST_UTF || bytesOfUtf < length) {
      throw new UTFDataFormatException(
          "a text must have at most " + LONGEST_UTF + " bytes, had " + length + " characters");
    }
    writeShort(bytesOfUtf);
    int at = room(bytesOfUtf);
    if (bytesOfUtf == length) {
      ascii(s, at);
    } else {
      utf(s, at);
    }
  }

  /** Whether it is one byte; of the zero modified UTF-8 makes two. */
  private static boolean ascii(char c) {
    return c < 0x80 && c != 0;
  }

  @SuppressWarnings("deprecation") // of ASCII the low bytes are the text
  private void ascii(String s, int at) {
    s.getBytes(0, s.length(), bytes, at);
  }

  /** Modified UTF-8, as {@link DataOutput#writeUTF} tells. */
  private void utf(String s, int from) {
    int at = from;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (ascii(c)) {
        bytes[at++] = (byte) c;
      } else if (c < 0x800) {
        bytes[at++] = (byte) (0xc0 | (c >> 6));
        bytes[at++] = (byte) (0x80 | (c & 0x3f));
      } else {
        bytes[at++] = (byte) (0xe0 | (c >> 12));
        bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[at++] = (byte) (0x80 | (c & 0x3f));
      }
    }
  }
}
