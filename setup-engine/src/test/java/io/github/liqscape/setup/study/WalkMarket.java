// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random markets with trends, over the lattice map. */
final class WalkMarket {

  private static final double START = 20_000;

  private WalkMarket() {}

  static StudyMarket of(String symbol, long seed, int bars, Timeframe source, Timeframe signal) {
    Instrument instrument =
        Instrument.linear(Venue.of("file"), symbol, symbol, "USD").tickSize("0.1").build();
    List<MarketEvent> events = new ArrayList<>(events(instrument, seed, bars, source));
    return new StudyMarket(
        symbol, instrument, source, signal, Optional.empty(), events::stream,
        () -> new LatticeFeed(instrument, START));
  }

  private static List<CandleEvent> events(
      Instrument instrument, long seed, int bars, Timeframe source) {
    Random random = new Random(seed);
    List<CandleEvent> events = new ArrayList<>();
    double close = START;
    double drift = 0;
    for (int i = 0; i < bars; i++) {
      if (i % 60 == 0) {
        drift = random.nextGaussian() * 0.0008;
      }
      double open = close;
      double high = open;
      double low = open;
      for (int step = 0; step < 12; step++) {
        close *= 1 + drift / 12 + random.nextGaussian() * 0.0012;
        high = Math.max(high, close);
        low = Math.min(low, close);
      }
      Candle candle =
          Candle.closed(
              source, i * source.nanos(), tick(open), tick(high), tick(low), tick(close),
              500 + random.nextInt(500));
      events.add(CandleEvent.recorded(instrument, PriceKind.LAST, candle));
    }
    return events;
  }

  private static double tick(double price) {
    return Math.round(price * 10) / 10.0;
  }
}
