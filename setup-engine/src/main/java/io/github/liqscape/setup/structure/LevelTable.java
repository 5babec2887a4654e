// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/** Columns of the live clustered levels, sorted by centre; a position holds until a change. */
final class LevelTable {

  private static final int LONGEST = 1 << 20;

  int[] id = new int[16];
  int[] pivotIndex = new int[16];
  long[] pivotNanos = new long[16];
  int[] knownAt = new int[16];
  long[] knownNanos = new long[16];
  int[] changedAt = new int[16];
  long[] changedNanos = new long[16];
  int[] touches = new int[16];
  double[] centre = new double[16];

  /** Sum of squared distances of the members from the centre. */
  double[] squares = new double[16];

  double[] halfWidth = new double[16];

  /** Score as of {@link #changedAt}. */
  double[] score = new double[16];

  /** The last bar at which it is strong if nothing changes it, -1 if it is not. */
  int[] strongUntil = new int[16];

  private int size;

  int size() {
    return size;
  }

  double low(int at) {
    return centre[at] - halfWidth[at];
  }

  double high(int at) {
    return centre[at] + halfWidth[at];
  }

  /** First position whose centre is at or above this price. */
  int ceiling(double price) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (centre[middle] < price) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Makes room for one more level at this position. */
  void insert(int at) {
    if (size == id.length) {
      grow();
    }
    shift(at, at + 1, size - at);
    size++;
  }

  /** Takes out the positions in [from, to). */
  void remove(int from, int to) {
    shift(to, from, size - to);
    size -= to - from;
  }

  private void shift(int from, int to, int count) {
    System.arraycopy(id, from, id, to, count);
    System.arraycopy(pivotIndex, from, pivotIndex, to, count);
    System.arraycopy(pivotNanos, from, pivotNanos, to, count);
    System.arraycopy(knownAt, from, knownAt, to, count);
    System.arraycopy(knownNanos, from, knownNanos, to, count);
    System.arraycopy(changedAt, from, changedAt, to, count);
    System.arraycopy(changedNanos, from, changedNanos, to, count);
    System.arraycopy(touches, from, touches, to, count);
    System.arraycopy(centre, from, centre, to, count);
    System.arraycopy(squares, from, squares, to, count);
    System.arraycopy(halfWidth, from, halfWidth, to, count);
    System.arraycopy(score, from, score, to, count);
    System.arraycopy(strongUntil, from, strongUntil, to, count);
  }

  private void grow() {
    resize(2 * size);
  }

  private void resize(int length) {
    id = Arrays.copyOf(id, length);
    pivotIndex = Arrays.copyOf(pivotIndex, length);
    pivotNanos = Arrays.copyOf(pivotNanos, length);
    knownAt = Arrays.copyOf(knownAt, length);
    knownNanos = Arrays.copyOf(knownNanos, length);
    changedAt = Arrays.copyOf(changedAt, length);
    changedNanos = Arrays.copyOf(changedNanos, length);
    touches = Arrays.copyOf(touches, length);
    centre = Arrays.copyOf(centre, length);
    squares = Arrays.copyOf(squares, length);
    halfWidth = Arrays.copyOf(halfWidth, length);
    score = Arrays.copyOf(score, length);
    strongUntil = Arrays.copyOf(strongUntil, length);
  }

  void save(StateWriter out) throws IOException {
    out.integer(size);
    for (int i = 0; i < size; i++) {
      out.integer(id[i]).integer(pivotIndex[i]).number(pivotNanos[i]).integer(knownAt[i]);
      out.number(knownNanos[i]).integer(changedAt[i]).number(changedNanos[i]);
      out.integer(touches[i]).decimal(centre[i]).decimal(squares[i]);
      out.decimal(halfWidth[i]).decimal(score[i]);
    }
  }

  void restore(StateReader in) throws IOException {
    size = in.integer(0, LONGEST);
    resize(Math.max(16, Integer.highestOneBit(Math.max(1, size)) * 2));
    for (int i = 0; i < size; i++) {
      id[i] = in.integer();
      pivotIndex[i] = in.integer();
      pivotNanos[i] = in.number();
      knownAt[i] = in.integer();
      knownNanos[i] = in.number();
      changedAt[i] = in.integer();
      changedNanos[i] = in.number();
      touches[i] = in.integer();
      centre[i] = in.decimal();
      squares[i] = in.decimal();
      halfWidth[i] = in.decimal();
      score[i] = in.decimal();
    }
  }
}
