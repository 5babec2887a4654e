package io.github.liqscape.setup.engine;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * The rank of the newest value among the last so many, itself included: the share of them that are
 * smaller. In [0, 1); 0 where all are the same.
 *
 * <p>Threading: single writer.
 */
final class Rank {

  private final double[] ring;
  private int count;

  Rank(int size) {
    ring = new double[size];
  }

  /** Takes a value and gives its rank; NaN is not taken and has none. */
  double add(double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    ring[count % ring.length] = value;
    count++;
    int held = Math.min(count, ring.length);
    int below = 0;
    for (int i = 0; i < held; i++) {
      below += ring[i] < value ? 1 : 0;
    }
    return (double) below / held;
  }

  void save(StateWriter out) throws IOException {
    out.integer(count).decimals(ring);
  }

  void restore(StateReader in) throws IOException {
    count = in.integer(0, Integer.MAX_VALUE);
    double[] saved = in.decimals(ring.length);
    System.arraycopy(saved, 0, ring, 0, saved.length);
  }
}
