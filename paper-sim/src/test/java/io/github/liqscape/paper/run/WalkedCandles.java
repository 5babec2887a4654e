// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A seeded walk of five-minute candles. */
public final class WalkedCandles {

  public static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1")
          .lotSize("0.001")
          .build();
  public static final MarginTiers TIERS = KnownMarginTiers.binanceBtcusdt2026();
  private static final long START = 1_760_054_400_000_000_000L;

  private WalkedCandles() {}

  public static List<Candle> candles(int bars, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    long ticks = 600_000;
    for (int i = 0; i < bars; i++) {
      long open = ticks;
      long high = open;
      long low = open;
      for (int step = 0; step < 6; step++) {
        ticks += Math.round(random.nextGaussian() * 150);
        high = Math.max(high, ticks);
        low = Math.min(low, ticks);
      }
      candles.add(
          Candle.closed(
              Timeframe.M5, START + i * Timeframe.M5.nanos(), open / 10.0, high / 10.0,
              low / 10.0, ticks / 10.0, 1_000));
    }
    return candles;
  }

  public static List<MarketEvent> events(List<Candle> candles) {
    return candles.stream()
        .map(c -> (MarketEvent) CandleEvent.recorded(BTC, PriceKind.LAST, c))
        .toList();
  }
}
