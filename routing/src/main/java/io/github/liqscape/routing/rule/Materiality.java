// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.SetupConstants;
import java.util.Optional;

/**
 * What is worth a message to a room full of people. The defaults, 0.60 and 1.5 %, are those of
 * tradingwizard.ai's Discord filter. Missing and NaN fail.
 *
 * @param conviction least score or claimed confidence, in [0, 1]
 * @param closePct least size of a close's result, in percent of the initial margin, &ge; 0
 */
public record Materiality(double conviction, double closePct) {

  /** 0.60 and 1.5 %. */
  public static final Materiality DEFAULT = new Materiality(SetupConstants.OPEN_SCORE, 1.5);

  /** A value so little below a threshold counts as reaching it: 0.70 - 0.60 is less than 0.10. */
  public static final double TOLERANCE = 1e-9;

  public Materiality {
    if (!(conviction >= 0 && conviction <= 1 && closePct >= 0)) {
      throw new IllegalArgumentException(
          "conviction must be in [0, 1] and closePct >= 0, were " + conviction + " and "
              + closePct);
    }
  }

  /** Why an alert is not material; empty if it is. */
  public Optional<ReasonCode> refusal(Alert alert) {
    if (!acts(alert)) {
      return Optional.of(ReasonCode.WAIT_VERDICT);
    }
    if (alert.intent() == AlertIntent.CLOSE) {
      return reaches(Math.abs(alert.pnlPct()), closePct)
          ? Optional.empty()
          : Optional.of(ReasonCode.SCRATCH_CLOSE);
    }
    return switch (alert.conviction()) {
      case Conviction.Calibrated c ->
          c.lowerExpectedValue() > 0
              ? Optional.empty()
              : Optional.of(ReasonCode.LOW_EXPECTANCY);
      case Conviction.Uncalibrated u -> confident(u.score());
      case Conviction.Claimed c -> confident(c.confidence());
      case Conviction.None n -> Optional.of(ReasonCode.LOW_CONFIDENCE);
    };
  }

  /** Whether an alert says BUY or SELL: nothing else ever reaches a machine. */
  public static boolean acts(Alert alert) {
    return alert.verdict().isPresent() && alert.verdict().get() != Decision.WAIT;
  }

  private Optional<ReasonCode> confident(double value) {
    return reaches(value, conviction)
        ? Optional.empty()
        : Optional.of(ReasonCode.LOW_CONFIDENCE);
  }

  static boolean reaches(double value, double threshold) {
    return value >= threshold - TOLERANCE;
  }
}
