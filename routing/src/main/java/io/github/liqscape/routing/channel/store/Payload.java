// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.store;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Payloads of journal entries, field by field. */
public final class Payload {

  /** Writes fields. */
  @FunctionalInterface
  public interface Writing {
    void write(StateWriter out) throws IOException;
  }

  /** Reads the same fields in the same order. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(StateReader in) throws IOException;
  }

  private Payload() {}

  /** The bytes of the fields. */
  public static byte[] of(Writing fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      fields.write(new StateWriter(out));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * What the fields say.
   *
   * @throws UncheckedIOException if they are not whole or malformed
   */
  public static <T> T read(byte[] payload, Reading<T> fields) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      return fields.read(new StateReader(in));
    } catch (IOException e) {
      throw new UncheckedIOException("reading an entry", e);
    }
  }
}
