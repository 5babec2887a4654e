// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/**
 * What kind of trade a setup is: a candidate of the decision table. Each exists for both sides. Ties
 * between candidates go to the earlier one.
 */
public enum SetupKind {
  /** A confirmed break towards a zone ahead: crowded shorts above a buyer, longs below a seller. */
  SQUEEZE_CONTINUATION("squeeze continuation"),
  /** A zone behind was swept, price closed back, and the chart turned away from it. */
  SWEEP_RECLAIM("sweep and reclaim"),
  /** A zone was run through in the direction of the trend. */
  FLUSH_CONTINUATION("flush continuation"),
  /** A zone at a chart level was touched and the chart turned away on a later bar. */
  LEVEL_CONFIRMED("level confirmed");

  private final String words;

  SetupKind(String words) {
    this.words = words;
  }

  /** The kind in words. */
  public String words() {
    return words;
  }
}
