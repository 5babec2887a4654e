// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Positions ordered by the key at which something happens to them, smallest first: so one second
 * costs as much as what happens in it, not as much as what stands open.
 *
 * <p>A binary heap that forgets lazily: an entry counts only while its position still has that key
 * (a closed one has NaN). When stale entries may outnumber the live ones they are all dropped.
 */
final class TriggerHeap {

  private final ToDoubleFunction<Position> keyOf;
  private double[] keys = new double[1024];
  private @Nullable Position[] positions = new Position[1024];
  private int size;
  private int sizeAfterPurge;

  TriggerHeap(ToDoubleFunction<Position> keyOf) {
    this.keyOf = keyOf;
  }

  /** Adds a position under its present key; one without a key is left out. */
  void add(Position position) {
    double key = keyOf.applyAsDouble(position);
    if (Double.isNaN(key)) {
      return;
    }
    if (size > 2 * sizeAfterPurge + 4096) {
      purge();
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
    siftUp(size++, key, position);
  }

  /** The smallest key alive, positive infinity if there is none. */
  double firstKey() {
    Position first = first();
    return first == null ? Double.POSITIVE_INFINITY : keys[0];
  }

  /** Takes out the position with the smallest key, if that is at most {@code limit}. */
  @Nullable Position pollUpTo(double limit) {
    Position first = first();
    if (first == null || keys[0] > limit) {
      return null;
    }
    removeFirst();
    return first;
  }

  private @Nullable Position first() {
    while (size > 0) {
      Position position = positions[0];
      if (position != null && keyOf.applyAsDouble(position) == keys[0]) {
        return position;
      }
      removeFirst();
    }
    return null;
  }

  private void removeFirst() {
    size--;
    double key = keys[size];
    Position last = positions[size];
    positions[size] = null;
    if (size > 0 && last != null) {
      siftDown(key, last);
    }
  }

  private void purge() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      Position position = positions[i];
      if (position != null && keyOf.applyAsDouble(position) == keys[i]) {
        siftUp(kept++, keys[i], position);
      }
    }
    Arrays.fill(positions, kept, size, null);
    size = kept;
    sizeAfterPurge = kept;
  }

  private void siftUp(int from, double key, Position position) {
    int i = from;
    while (i > 0) {
      int parent = (i - 1) >>> 1;
      if (keys[parent] <= key) {
        break;
      }
      keys[i] = keys[parent];
      positions[i] = positions[parent];
      i = parent;
    }
    keys[i] = key;
    positions[i] = position;
  }

  private void siftDown(double key, Position position) {
    int i = 0;
    int half = size >>> 1;
    while (i < half) {
      int child = 2 * i + 1;
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (key <= keys[child]) {
        break;
      }
      keys[i] = keys[child];
      positions[i] = positions[child];
      i = child;
    }
    keys[i] = key;
    positions[i] = position;
  }
}
