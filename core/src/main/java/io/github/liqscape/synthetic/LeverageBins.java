// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

/** Sorts leverages into bins that meet at the geometric means of neighbours. */
final class LeverageBins {

  private final double[] upperEdges;

  /**
   * The bins around these leverages.
   *
   * @param bins leverages &gt; 0, rising
   */
  LeverageBins(double... bins) {
    if (bins.length == 0) {
      throw new IllegalArgumentException("at least one leverage bin is needed, had 0");
    }
    upperEdges = new double[bins.length];
    for (int i = 0; i < bins.length; i++) {
      double previous = i == 0 ? 0 : bins[i - 1];
      if (!(bins[i] > previous)) {
        throw new IllegalArgumentException(
            "leverage bins must be > 0 and rise, was " + bins[i] + " after " + previous);
      }
      upperEdges[i] =
          i + 1 < bins.length ? Math.sqrt(bins[i] * bins[i + 1]) : Double.POSITIVE_INFINITY;
    }
  }

  int of(double leverage) {
    int bin = 0;
    while (bin < upperEdges.length - 1 && leverage >= upperEdges[bin]) {
      bin++;
    }
    return bin;
  }

  static double[] normalised(double[] weights) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    double[] shares = new double[weights.length];
    for (int i = 0; i < shares.length && sum > 0; i++) {
      shares[i] = weights[i] / sum;
    }
    return shares;
  }
}
