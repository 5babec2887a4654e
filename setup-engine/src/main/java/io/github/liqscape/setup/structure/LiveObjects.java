// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * Those objects of a ring that can still change, oldest first, with what bars ask of them side by
 * side: a few of hundreds, for each of which the ring would have to be looked at in many places.
 */
final class LiveObjects {

  private static final int NUMBER = 0;
  private static final int ID = 1;
  private static final int SIGN = 2;
  private static final int PIVOT = 3;
  private static final int KNOWN = 4;
  private static final int LOW = 5;
  private static final int HIGH = 6;
  private static final int VALUE = 7;
  private static final int WIDTH = 8;
  private static final int INITIAL = 4;
  private static final int LONGEST = 1 << 22;

  /** Whole numbers, too: a double holds every int. */
  private double[] rows = new double[INITIAL * WIDTH];

  private int size;

  int size() {
    return size;
  }

  int number(int i) {
    return (int) rows[row(i) + NUMBER];
  }

  int id(int i) {
    return (int) rows[row(i) + ID];
  }

  int sign(int i) {
    return (int) rows[row(i) + SIGN];
  }

  int pivotIndex(int i) {
    return (int) rows[row(i) + PIVOT];
  }

  int knownAt(int i) {
    return (int) rows[row(i) + KNOWN];
  }

  double low(int i) {
    return rows[row(i) + LOW];
  }

  double high(int i) {
    return rows[row(i) + HIGH];
  }

  double value(int i) {
    return rows[row(i) + VALUE];
  }

  private int row(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("position must be in [0, " + size + "), was " + i);
    }
    return i * WIDTH;
  }

  /** An object of the ring as it is now: none of this changes while it lives. */
  void add(int n, ObjectRing ring) {
    if ((size + 1) * WIDTH > rows.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
    }
    int row = size++ * WIDTH;
    rows[row + NUMBER] = n;
    rows[row + ID] = ring.id(n);
    rows[row + SIGN] = ring.sign(n);
    rows[row + PIVOT] = ring.pivotIndex(n);
    rows[row + KNOWN] = ring.knownAt(n);
    rows[row + LOW] = ring.low(n);
    rows[row + HIGH] = ring.high(n);
    rows[row + VALUE] = ring.value(n);
  }

  /** Moves an entry to a lower place while a scan drops others; end with {@link #truncate}. */
  void keep(int to, int i) {
    if (to < i) {
      System.arraycopy(rows, i * WIDTH, rows, to * WIDTH, WIDTH);
    }
  }

  void truncate(int newSize) {
    size = newSize;
  }

  /** Drops what its ring has forgotten. */
  void forget(ObjectRing ring) {
    int gone = 0;
    while (gone < size && !ring.holds(number(gone))) {
      gone++;
    }
    System.arraycopy(rows, gone * WIDTH, rows, 0, (size - gone) * WIDTH);
    size -= gone;
  }

  void save(StateWriter out) throws IOException {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = number(i);
    }
    out.integers(numbers);
  }

  void restore(StateReader in, ObjectRing ring) throws IOException {
    int[] saved = in.integers(LONGEST);
    size = 0;
    for (int n : saved) {
      add(n, ring);
    }
  }
}
