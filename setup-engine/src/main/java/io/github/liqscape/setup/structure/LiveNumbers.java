// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/** The numbers of those objects of a ring that can still change, oldest first. */
final class LiveNumbers {

  private static final int INITIAL = 16;
  private static final int LONGEST = 1 << 22;

  private int[] numbers = new int[INITIAL];
  private int size;

  int size() {
    return size;
  }

  int at(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("position must be in [0, " + size + "), was " + i);
    }
    return numbers[i];
  }

  void add(int n) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = n;
  }

  /** Moves an entry to a lower place while a scan drops others; end with {@link #truncate}. */
  void keep(int to, int n) {
    numbers[to] = n;
  }

  void truncate(int newSize) {
    size = newSize;
  }

  /** Drops what its ring has forgotten. */
  void forget(ObjectRing ring) {
    if (size == 0 || ring.holds(numbers[0])) {
      return;
    }
    int gone = 0;
    while (gone < size && !ring.holds(numbers[gone])) {
      gone++;
    }
    System.arraycopy(numbers, gone, numbers, 0, size - gone);
    size -= gone;
  }

  void save(StateWriter out) throws IOException {
    out.integers(Arrays.copyOf(numbers, size));
  }

  void restore(StateReader in) throws IOException {
    int[] saved = in.integers(LONGEST);
    size = saved.length;
    numbers = Arrays.copyOf(saved, Math.max(INITIAL, Integer.highestOneBit(Math.max(1, size)) * 2));
  }
}
