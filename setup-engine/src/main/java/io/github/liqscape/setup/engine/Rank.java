// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * The rank of the newest value among the last so many, itself included: the share of them that are
 * smaller. In [0, 1); 0 where all are the same.
 *
 * <p>Threading: single writer.
 */
final class Rank {

  private final double[] ring;

  /** What the ring holds, rising: a rank is a place in it. */
  private final double[] sorted;

  private int count;

  Rank(int size) {
    ring = new double[size];
    sorted = new double[size];
  }

  /** Takes a value and gives its rank; NaN is not taken and has none. */
  double add(double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    int place = count % ring.length;
    int full = Math.min(count, ring.length);
    int out = count < ring.length ? full : smaller(ring[place], full);
    ring[place] = value;
    count++;
    int held = Math.min(count, ring.length);
    int in = smaller(value, full);
    if (out < in) {
      in--;
      System.arraycopy(sorted, out + 1, sorted, out, in - out);
    } else {
      System.arraycopy(sorted, in, sorted, in + 1, out - in);
    }
    sorted[in] = value;
    return (double) in / held;
  }

  /** How many of the first so many sorted ones are smaller. */
  private int smaller(double value, int size) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  void save(StateWriter out) throws IOException {
    out.integer(count).decimals(ring);
  }

  void restore(StateReader in) throws IOException {
    count = in.integer(0, Integer.MAX_VALUE);
    double[] saved = in.decimals(ring.length);
    System.arraycopy(saved, 0, ring, 0, saved.length);
    int held = Math.min(count, ring.length);
    System.arraycopy(ring, 0, sorted, 0, held);
    Arrays.sort(sorted, 0, held);
  }
}
