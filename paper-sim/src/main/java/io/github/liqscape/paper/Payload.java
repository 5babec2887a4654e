// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes of a journal entry. */
final class Payload {

  static final int LONGEST_TEXT = 1 << 16;

  private Payload() {}

  /** Writes fields. */
  interface Writing {
    void to(StateWriter out) throws IOException;
  }

  /** Reads fields. */
  interface Reading<T> {
    T from(StateReader in) throws IOException;
  }

  static byte[] of(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try {
      writing.to(new StateWriter(new DataOutputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static <T> T read(byte[] payload, Reading<T> reading) {
    try {
      return reading.from(
          new StateReader(new DataInputStream(new ByteArrayInputStream(payload))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
