// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.setup.Setup;

/** What an alert says of a setup. */
final class SetupWords {

  private static final int LONGEST = 60_000;

  private SetupWords() {}

  static Conviction conviction(Setup setup) {
    return switch (setup) {
      case Setup.Trade t when t.confidence().calibrated() ->
          new Conviction.Calibrated(t.confidence().probability(), t.lowerExpectedValue());
      case Setup.Trade t -> new Conviction.Uncalibrated(t.score());
      case Setup.Wait w -> new Conviction.Uncalibrated(w.score());
    };
  }

  /** Verdict, conviction, time and price of a setup; a BUY or SELL opens, a WAIT only tells. */
  static AlertBuilder facts(AlertBuilder alert, Setup setup) {
    return alert
        .timeframe(setup.timeframe())
        .verdict(setup.decision())
        .intent(setup instanceof Setup.Trade ? AlertIntent.OPEN : AlertIntent.NONE)
        .conviction(conviction(setup))
        .price(setup.facts().signalPrice(), setup.facts().atr())
        .validUntil(setup.facts().validUntilNanos());
  }

  static String explain(Setup setup) {
    String text = setup.explain();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
