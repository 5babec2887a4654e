// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Small markets to show: five-minute candles of a seeded walk, with open interest or without. */
final class TestMarkets {

  static final Timeframe BAR = Timeframe.M5;

  /** Candles of the past, and those that are replayed at the speed of the page. */
  static final int PAST = 150;

  static final int REPLAYED = 40;
  private static final long START =
      Instant.parse("2026-01-05T00:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final Instrument BTC =
      Instrument.linear(Venue.of("made-up"), "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  private TestMarkets() {}

  /** Candles only. */
  static TerminalMarket candles() {
    return of(REPLAYED, () -> events(false).stream(), "a made-up market");
  }

  /** With open interest, so with currency and bands; of the replay there are three bars. */
  static TerminalMarket interest() {
    return of(3, () -> events(true).stream(), "a made-up market with open interest");
  }

  /** Its source breaks halfway through the replay. */
  static TerminalMarket broken() {
    long until = START + (PAST + REPLAYED / 2) * BAR.nanos();
    return of(
        REPLAYED,
        () ->
            events(false).stream()
                .peek(
                    e -> {
                      if (e.eventNanos() > until) {
                        throw new IllegalStateException("row 17: price must be > 0, was -3");
                      }
                    }),
        "a market that breaks");
  }

  private static TerminalMarket of(
      int replayed, Supplier<Stream<MarketEvent>> events, String title) {
    MarginTiers tiers = SyntheticMarketConfig.hedged().tiers();
    return new TerminalMarket(
        title, BTC, tiers, BAR, () -> TerminalEvents.of(events.get()), START, START + PAST * BAR.nanos(),
        START + (PAST + replayed) * BAR.nanos(), List.of("made up"));
  }

  private static List<MarketEvent> events(boolean withInterest) {
    Random random = new Random(20251010);
    List<MarketEvent> events = new ArrayList<>();
    double price = 60_000;
    double interest = 50_000;
    for (int bar = 0; bar < PAST + REPLAYED; bar++) {
      long open = START + bar * BAR.nanos();
      // Waves with a rush now and then, so that there is structure to see.
      double drift = 40 * Math.sin(bar / 23.0) + (bar % 97 < 3 ? -220 : 0);
      double close = tick(price + drift + 60 * random.nextGaussian());
      double high = tick(Math.max(price, close) + 50 * random.nextDouble());
      double low = tick(Math.min(price, close) - 50 * random.nextDouble());
      double volume = 80 + 40 * random.nextDouble();
      Candle candle = Candle.closed(BAR, open, price, high, low, close, volume);
      events.add(CandleEvent.recorded(BTC, PriceKind.LAST, candle));
      interest += 60 * random.nextGaussian() + 5;
      if (withInterest) {
        long at = candle.closeNanos();
        events.add(new OpenInterest(BTC, at, at, interest, Double.NaN));
      }
      price = close;
    }
    return events;
  }

  private static double tick(double price) {
    return Math.rint(price * 10) / 10;
  }
}
