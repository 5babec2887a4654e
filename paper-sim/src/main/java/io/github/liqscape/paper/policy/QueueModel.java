// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** How a resting order moves forward in the queue at its price when the level shrinks without trades. */
public sealed interface QueueModel {

  /** Whoever leaves stood behind us, as long as that is possible. */
  record RiskAverse() implements QueueModel {}

  /**
   * Whoever leaves stood in front with a probability: {@code 1 - back^n / (front^n + back^n)}.
   *
   * @param exponent n, in [1, 8]
   */
  record Probability(int exponent) implements QueueModel {
    public Probability {
      if (exponent < 1 || exponent > 8) {
        throw new IllegalArgumentException("exponent must be in [1, 8], was " + exponent);
      }
    }
  }

  QueueModel RISK_AVERSE = new RiskAverse();
}
