// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * What a condition keeps of a setup.
 *
 * @param timeframe of the setup
 * @param asOfNanos close of its signal bar
 * @param validUntilNanos end of its validity
 * @param decision its answer
 * @param calibrated whether {@code value} is a probability
 * @param value probability or score
 * @param lowerExpectedValue in R, if calibrated
 * @param kind of the setup, empty for a WAIT
 */
record HeardSetup(
    Timeframe timeframe,
    long asOfNanos,
    long validUntilNanos,
    Decision decision,
    boolean calibrated,
    double value,
    double lowerExpectedValue,
    String kind) {

  static HeardSetup of(Setup setup) {
    Conviction conviction = SetupWords.conviction(setup);
    return new HeardSetup(
        setup.timeframe(), setup.asOfNanos(), setup.facts().validUntilNanos(), setup.decision(),
        conviction instanceof Conviction.Calibrated, conviction.value(),
        conviction instanceof Conviction.Calibrated c ? c.lowerExpectedValue() : Double.NaN,
        setup instanceof Setup.Trade t ? t.kind().name() : "");
  }

  boolean trade() {
    return decision != Decision.WAIT;
  }

  void say(AlertBuilder alert) {
    alert.verdict(decision)
        .timeframe(timeframe)
        .intent(trade() ? AlertIntent.OPEN : AlertIntent.NONE)
        .validUntil(validUntilNanos)
        .conviction(
            calibrated
                ? new Conviction.Calibrated(value, lowerExpectedValue)
                : new Conviction.Uncalibrated(value));
    if (trade()) {
      alert.label("setup-kind", kind);
    }
  }

  void save(StateWriter out) throws IOException {
    out.constant(timeframe).number(asOfNanos).number(validUntilNanos).constant(decision);
    out.flag(calibrated).decimal(value).decimal(lowerExpectedValue).text(kind);
  }

  static HeardSetup restore(StateReader in) throws IOException {
    return new HeardSetup(
        in.constant(Timeframe.class), in.number(), in.number(), in.constant(Decision.class),
        in.flag(), in.decimal(), in.decimal(), in.text(StateFields.LONGEST_NAME));
  }
}
