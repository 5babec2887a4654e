// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** Values of core as parts of a saved state. */
final class StateFields {

  static final int LONGEST_NAME = 4_096;

  private static final int LONGEST_DEFINITION = 1 << 18;

  private StateFields() {}

  static void candle(StateWriter out, Candle c) throws IOException {
    out.number(c.openNanos()).decimal(c.open()).decimal(c.high()).decimal(c.low());
    out.decimal(c.close()).decimal(c.volume()).decimal(c.quoteVolume());
    out.decimal(c.takerBuyVolume()).integer(c.tradeCount());
  }

  static Candle candle(StateReader in, Timeframe timeframe, boolean closed) throws IOException {
    return new Candle(
        timeframe, in.number(), in.decimal(), in.decimal(), in.decimal(), in.decimal(),
        in.decimal(), in.decimal(), in.decimal(), in.integer(), closed);
  }

  static void instrument(StateWriter out, Instrument i) throws IOException {
    out.text(i.venue().id()).text(i.symbol()).constant(i.contractType());
    out.text(i.baseAsset()).text(i.quoteAsset()).text(i.tickSize().toPlainString());
    out.text(i.lotSize().toPlainString()).text(i.contractSize().toPlainString());
  }

  static Instrument instrument(StateReader in) throws IOException {
    Venue venue = Venue.of(in.text(LONGEST_NAME));
    String symbol = in.text(LONGEST_NAME);
    ContractType type = in.constant(ContractType.class);
    String base = in.text(LONGEST_NAME);
    String quote = in.text(LONGEST_NAME);
    Instrument.Builder made =
        type == ContractType.LINEAR
            ? Instrument.linear(venue, symbol, base, quote)
            : Instrument.inverse(venue, symbol, base, quote);
    return made.tickSize(in.text(LONGEST_NAME))
        .lotSize(in.text(LONGEST_NAME))
        .contractSize(in.text(LONGEST_NAME))
        .build();
  }

  /** Reads a name and refuses another: a state continues only what it was saved of. */
  static void same(StateReader in, String what, String expected) throws IOException {
    String found = in.text(LONGEST_DEFINITION);
    if (!found.equals(expected)) {
      throw StateReader.malformed(
          "found " + what + " '" + found + "', readable is '" + expected + "'");
    }
  }
}
