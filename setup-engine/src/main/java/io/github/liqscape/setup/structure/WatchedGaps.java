// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * The gaps that can still change, oldest first, with what is asked of them at every bar in columns
 * of their own: dozens are looked at, and their ring would have to be searched for each.
 */
final class WatchedGaps {

  private static final int LONGEST = 1 << 22;
  private static final ObjectState[] STATES = ObjectState.values();

  int[] number = new int[16];
  int[] id = new int[16];
  byte[] sign = new byte[16];
  double[] low = new double[16];
  double[] high = new double[16];

  /** By ordinal. */
  private byte[] state = new byte[16];

  private int size;

  int size() {
    return size;
  }

  ObjectState state(int i) {
    return STATES[state[i]];
  }

  boolean is(int i, ObjectState wanted) {
    return state[i] == wanted.ordinal();
  }

  void change(int i, ObjectState to) {
    state[i] = (byte) to.ordinal();
  }

  int at(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("position must be in [0, " + size + "), was " + i);
    }
    return number[i];
  }

  /** A gap of the ring as it is now. */
  void add(int n, ObjectRing ring) {
    if (size == number.length) {
      resize(2 * size);
    }
    number[size] = n;
    id[size] = ring.id(n);
    sign[size] = (byte) ring.sign(n);
    low[size] = ring.low(n);
    high[size] = ring.high(n);
    change(size, ring.state(n));
    size++;
  }

  /** Moves an entry to a lower place while a scan drops others; end with {@link #truncate}. */
  void keep(int to, int i) {
    number[to] = number[i];
    id[to] = id[i];
    sign[to] = sign[i];
    low[to] = low[i];
    high[to] = high[i];
    state[to] = state[i];
  }

  void truncate(int newSize) {
    size = newSize;
  }

  /** Drops what the ring has forgotten. */
  void forget(ObjectRing ring) {
    int gone = 0;
    while (gone < size && !ring.holds(number[gone])) {
      gone++;
    }
    if (gone > 0) {
      for (int i = gone; i < size; i++) {
        keep(i - gone, i);
      }
      truncate(size - gone);
    }
  }

  private void resize(int length) {
    number = Arrays.copyOf(number, length);
    id = Arrays.copyOf(id, length);
    sign = Arrays.copyOf(sign, length);
    low = Arrays.copyOf(low, length);
    high = Arrays.copyOf(high, length);
    state = Arrays.copyOf(state, length);
  }

  void save(StateWriter out) throws IOException {
    out.integers(Arrays.copyOf(number, size));
  }

  void restore(StateReader in, ObjectRing ring) throws IOException {
    int[] saved = in.integers(LONGEST);
    size = 0;
    for (int n : saved) {
      add(n, ring);
    }
  }
}
