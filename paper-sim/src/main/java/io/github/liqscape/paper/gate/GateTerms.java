// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

/**
 * What may be set about the gate. The defaults are the reference's; making one laxer makes the gate
 * say less.
 *
 * @param level one-sided error of G1 and G3 before it is divided by K
 * @param days least length of the run
 * @param regimes least number of volatility regimes
 * @param tradesPerRegime least trades in each
 * @param draws of bootstrap and reshuffles
 * @param profitFactor least one
 * @param late highest share of late entries
 * @param weakStop highest share of weak stops
 * @param unrealisticTarget highest share of unrealistic targets
 * @param ambiguous highest share of trades that are ambiguous or lived through a gap
 * @param drillDays how long a drill counts
 * @param signOffDays how long a sign-off counts
 * @param seed of bootstrap and reshuffles
 */
public record GateTerms(
    double level,
    int days,
    int regimes,
    int tradesPerRegime,
    int draws,
    double profitFactor,
    double late,
    double weakStop,
    double unrealisticTarget,
    double ambiguous,
    int drillDays,
    int signOffDays,
    long seed) {

  /** The reference's. */
  public static final GateTerms DEFAULT =
      new GateTerms(0.05, 30, 2, 20, 10_000, 1.2, 0.10, 0.15, 0.20, 0.10, 7, 14, 20_260_101);

  public GateTerms {
    if (!(level > 0 && level <= 0.05)) {
      throw new IllegalArgumentException("level must be in (0, 0.05], was " + level);
    }
    if (draws < 1_000) {
      throw new IllegalArgumentException("draws must be >= 1000, was " + draws);
    }
  }
}
