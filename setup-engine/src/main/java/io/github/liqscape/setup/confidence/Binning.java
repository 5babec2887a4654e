// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.ArrayList;
import java.util.List;

/** How predictions are put into bins. Empty bins are left out. */
public enum Binning {
  /** Bin k holds the probabilities with floor(n p) = k; p = 1 falls into the last. */
  EQUAL_WIDTH,
  /**
   * A stable sort by probability, cut into consecutive groups whose numbers of predictions are as
   * even as possible, larger ones first.
   */
  EQUAL_MASS;

  /**
   * The bins that hold something, by rising probability.
   *
   * @param bins how many, {@code >= 1}
   */
  public List<ReliabilityBin> bins(Predictions predictions, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins must be >= 1, was " + bins);
    }
    int[] order = predictions.order();
    List<ReliabilityBin> result = new ArrayList<>(bins);
    int from = 0;
    for (int bin = 0; bin < bins; bin++) {
      int to = end(predictions, order, bin, bins, from);
      if (to > from) {
        result.add(ReliabilityBin.of(predictions, order, from, to));
      }
      from = to;
    }
    return List.copyOf(result);
  }

  private int end(Predictions predictions, int[] order, int bin, int bins, int from) {
    return switch (this) {
      case EQUAL_MASS -> {
        int each = order.length / bins;
        int larger = order.length % bins;
        yield from + each + (bin < larger ? 1 : 0);
      }
      case EQUAL_WIDTH -> {
        int to = from;
        while (to < order.length
            && Math.min((int) (bins * predictions.probability(order[to])), bins - 1) <= bin) {
          to++;
        }
        yield to;
      }
    };
  }
}
