// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import java.io.IOException;

/** Reads arrays whose length is known. */
final class Saved {

  private Saved() {}

  static void decimals(StateReader in, double[] into) throws IOException {
    double[] saved = in.decimals(into.length);
    requireLength(saved.length, into.length);
    System.arraycopy(saved, 0, into, 0, into.length);
  }

  static void integers(StateReader in, int[] into) throws IOException {
    int[] saved = in.integers(into.length);
    requireLength(saved.length, into.length);
    System.arraycopy(saved, 0, into, 0, into.length);
  }

  static void numbers(StateReader in, long[] into) throws IOException {
    long[] saved = in.numbers(into.length);
    requireLength(saved.length, into.length);
    System.arraycopy(saved, 0, into, 0, into.length);
  }

  static void requireLength(int found, int expected) throws IOException {
    if (found != expected) {
      throw StateReader.malformed("expected " + expected + " values, found " + found);
    }
  }
}
