// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/**
 * One rule of acceptance, evaluated.
 *
 * @param name short name
 * @param outcome what came of it
 * @param text the rule and its numbers in one sentence
 */
public record AcceptanceRule(String name, Outcome outcome, String text) {

  /** What came of a rule. */
  public enum Outcome {
    HOLDS,
    BROKEN,
    /** Does not bind here: the base rate is too high for the precision rule. */
    WAIVED,
    /** Nothing to evaluate it on. */
    NO_DATA
  }
}
