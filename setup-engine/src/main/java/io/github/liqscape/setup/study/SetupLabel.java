// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import java.util.Objects;

/**
 * How a plan ended on the candles after its signal. Results are in units of the planned risk, the
 * distance from the plan's entry to its stop.
 */
public sealed interface SetupLabel {

  /**
   * A position that was opened and closed. {@code netR = grossR - feeR - slippageR - fundingR}.
   *
   * @param outcome what closed the last part
   * @param fillBar bar of the entry, 1 is the first after the signal
   * @param exitBar bar of the last exit
   * @param fillNanos close of the bar of the entry, epoch nanoseconds
   * @param exitNanos close of the bar of the last exit
   * @param fillPrice of the entry, with slippage
   * @param exitPrice mean of the exits, with slippage
   * @param grossR before any cost: prices as the path had them, without slippage
   * @param feeR fees of all fills
   * @param slippageR what fills were worse than the path
   * @param fundingR paid; below 0 if received
   * @param netR after all of it
   * @param ambiguous the two walks of some bar differ, and the worse one was taken
   * @param volumeUnknown a fill's bar has no volume: nothing capped its size
   */
  record Closed(
      LabelOutcome outcome,
      int fillBar,
      int exitBar,
      long fillNanos,
      long exitNanos,
      double fillPrice,
      double exitPrice,
      double grossR,
      double feeR,
      double slippageR,
      double fundingR,
      double netR,
      boolean ambiguous,
      boolean volumeUnknown)
      implements SetupLabel {

    public Closed {
      Objects.requireNonNull(outcome, "outcome");
      if (fillBar < 1 || exitBar < fillBar) {
        throw new IllegalArgumentException(
            "bars must be 1 <= fill <= exit, were " + fillBar + " and " + exitBar);
      }
    }

    /** The label of the confidence: target first, or a positive net result at the time stop. */
    public boolean win() {
      return switch (outcome) {
        case TARGET -> true;
        case STOP, LIQUIDATION -> false;
        case TIME -> netR > 0;
      };
    }

    /** Fees, slippage and funding. */
    public double costR() {
      return feeR + slippageR + fundingR;
    }
  }

  /**
   * No sample.
   *
   * @param why the reason
   */
  record None(NoLabel why) implements SetupLabel {
    public None {
      Objects.requireNonNull(why, "why");
    }
  }
}
