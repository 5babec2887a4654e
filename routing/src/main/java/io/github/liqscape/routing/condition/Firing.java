// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * A BUY or SELL that was given. Two are one if all is equal: a revision is no second firing.
 *
 * @param instrument venue and symbol
 * @param timeframe of the setup
 * @param kind of the setup
 * @param decision BUY or SELL
 * @param zoneRootId zone it is about
 * @param atNanos close of its signal bar
 */
record Firing(
    String instrument,
    Timeframe timeframe,
    SetupKind kind,
    Decision decision,
    String zoneRootId,
    long atNanos) {

  static Firing of(Setup.Trade trade) {
    return new Firing(
        trade.instrument().toString(), trade.timeframe(), trade.kind(), trade.decision(),
        trade.zoneRootId(), trade.asOfNanos());
  }

  /** Whether it is of one story with another: same kind, instrument and timeframe. */
  boolean alike(Firing other) {
    return kind == other.kind && timeframe == other.timeframe
        && instrument.equals(other.instrument);
  }

  static String place(Instrument instrument, Timeframe timeframe) {
    return instrument + " " + timeframe.code();
  }

  void save(StateWriter out) throws IOException {
    out.text(instrument).constant(timeframe).constant(kind).constant(decision);
    out.text(zoneRootId).number(atNanos);
  }

  static Firing restore(StateReader in) throws IOException {
    return new Firing(
        in.text(StateFields.LONGEST_NAME), in.constant(Timeframe.class),
        in.constant(SetupKind.class), in.constant(Decision.class),
        in.text(StateFields.LONGEST_NAME), in.number());
  }
}
