// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.study;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.study.ProfileFeed;
import io.github.liqscape.setup.study.StudyMarket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random walks with trends, in hourly candles, over our map. */
record WalkMarkets(int count, int bars) implements StudyMarkets {

  private static final long serialVersionUID = 1L;
  private static final double START = 20_000;

  @Override
  public StudyMarket market(int number) {
    String symbol = "W" + number;
    Instrument instrument =
        Instrument.linear(Venue.of("file"), symbol, symbol, "USD").tickSize("0.1").build();
    MarginTiers tiers =
        MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "test")
            .unboundedTier("0", "0.005")
            .build();
    List<MarketEvent> events = events(instrument, number);
    return new StudyMarket(
        symbol, instrument, Timeframe.H1, Timeframe.H1, Optional.of(tiers), events::stream,
        () -> new Profiles(LiquidationMap.of(instrument, tiers)));
  }

  private List<MarketEvent> events(Instrument instrument, int number) {
    Random random = new Random(number);
    List<MarketEvent> events = new ArrayList<>();
    double close = START;
    double drift = 0;
    for (int i = 0; i < bars; i++) {
      drift = i % 60 == 0 ? random.nextGaussian() * 0.0008 : drift;
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
              Timeframe.H1, i * Timeframe.H1.nanos(), tick(open), tick(high), tick(low),
              tick(close), 500 + random.nextInt(500));
      events.add(CandleEvent.recorded(instrument, PriceKind.LAST, candle));
    }
    return events;
  }

  private static double tick(double price) {
    return Math.round(price * 10) / 10.0;
  }

  private record Profiles(LiquidationMap map) implements ProfileFeed {
    @Override
    public void apply(MarketEvent event) {
      map.apply(event);
    }

    @Override
    public LiquidationProfile profile() {
      return map.profile();
    }
  }
}
