// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * How a model is trained and judged.
 *
 * @param walkForward blocks, purge and embargo
 * @param bootstrap draws and seed of the skill's interval
 */
public record TrainingRules(PurgedWalkForward walkForward, WeekBootstrap bootstrap) {

  /** Five test blocks, 2,000 draws. */
  public static TrainingRules of(long embargoNanos, long seed) {
    return new TrainingRules(
        new PurgedWalkForward(PurgedWalkForward.MIN_TEST_BLOCKS, embargoNanos),
        new WeekBootstrap(2_000, seed));
  }
}
