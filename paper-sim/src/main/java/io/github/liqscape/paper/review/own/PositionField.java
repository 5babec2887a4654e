// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

/** What of a position is compared. */
public enum PositionField {
  /** Difference in lots. */
  QUANTITY("quantity", "lots"),
  /** Difference in ticks. */
  ENTRY_PRICE("entry price", "ticks"),
  /** Differs or not. */
  MARGIN_MODE("margin mode", ""),
  /** Difference as a multiple of the margin. */
  LEVERAGE("leverage", "x"),
  /** Difference in ticks. */
  LIQUIDATION_PRICE("liquidation price", "ticks");

  private final String words;
  private final String unit;

  PositionField(String words, String unit) {
    this.words = words;
    this.unit = unit;
  }

  /** In words. */
  public String words() {
    return words;
  }

  /** Unit of a difference; empty for what only differs or not. */
  public String unit() {
    return unit;
  }
}
