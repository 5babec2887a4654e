// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.util.Objects;

/**
 * What was declared before a run's first trade.
 *
 * @param ruleHash what it binds, see {@link RuleBinding}
 * @param timeNanos event time of its journal entry
 * @param minimumEdgeR smallest mean R worth finding, &gt; 0
 * @param deviationR standard deviation of R in the backtest, &gt; 0
 * @param test how the mean is tested
 * @param trades number of trades declared, &ge; 1
 */
public record Declaration(
    String ruleHash,
    long timeNanos,
    double minimumEdgeR,
    double deviationR,
    EdgeTest test,
    int trades) {

  /** Smallest edge if none is named. */
  public static final double DEFAULT_EDGE_R = 0.15;

  public Declaration {
    Objects.requireNonNull(ruleHash, "ruleHash");
    Objects.requireNonNull(test, "test");
    if (!(minimumEdgeR > 0) || !(deviationR > 0) || Double.isInfinite(deviationR)) {
      throw new IllegalArgumentException(
          "minimumEdgeR and deviationR must be finite and > 0, were " + minimumEdgeR + " and "
              + deviationR);
    }
    if (trades < 1) {
      throw new IllegalArgumentException("trades must be >= 1, was " + trades);
    }
  }
}
