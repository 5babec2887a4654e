// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * The terms under which labels were made. A fit holds only where they are the same.
 *
 * @param schema what the feature rows hold
 * @param costModel id and version of the fill and cost rules, such as {@code paper-1}
 * @param labelHorizonBars time stop of the label in bars, {@code >= 1}
 */
public record FitTerms(FeatureSchema schema, String costModel, int labelHorizonBars) {

  /** Checks the ranges. */
  public FitTerms {
    if (costModel.isBlank()) {
      throw new IllegalArgumentException("costModel must not be blank");
    }
    if (labelHorizonBars < 1) {
      throw new IllegalArgumentException("labelHorizonBars must be >= 1, was " + labelHorizonBars);
    }
  }
}
