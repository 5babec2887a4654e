// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** From the id of a venue to a live map: {@code LiveMap bybit BTCUSDT}. */
public final class LiveMap {

  private LiveMap() {}

  /** Follows a contract until the program is ended; takes the venue's id and the symbol. */
  public static void main(String[] arguments) throws InterruptedException {
    run(arguments[0], arguments[1], Instant.now(), System.out);
  }

  static void run(String venueId, String symbol, Instant now, PrintStream out)
      throws InterruptedException {
    // region live
    try (ExchangeAdapter venue = ExchangeAdapters.installed().open(venueId)) { // "bybit", say
      Instrument perp = venue.instrument(symbol).orThrow().instrument();
      LiquidationMap map =
          LiquidationMap.of(perp, venue.marginTiers(perp).orThrow().orElseThrow());
      LiveFeed feed = venue.subscribe(Subscription.map(perp)); // queues from here on

      TimeRange week = TimeRange.of(now.minus(Duration.ofDays(7)), now);
      EventTape.merge(
              List.of(
                  venue.candles(perp, PriceKind.LAST, Timeframe.M1, week).orThrow().stream(),
                  venue.candles(perp, PriceKind.MARK, Timeframe.M1, week).orThrow().stream(),
                  venue.openInterest(perp, Timeframe.M5, week).orThrow().stream()))
          .forEach(map::apply);

      feed.forEach(
          event -> {
            map.apply(event); // gaps are events, too
            if (event instanceof CandleEvent minute && minute.candle().closed()) {
              map.profile().nearestZone(PositionSide.LONG).ifPresent(zone -> print(zone, out));
              map.profile().nearestZone(PositionSide.SHORT).ifPresent(zone -> print(zone, out));
            }
          });
    }
    // endregion
  }

  private static void print(LiquidationZone zone, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s %,.1f to %,.1f: %,.0f %s%n",
        zone.side(), zone.low(), zone.high(), zone.expectedForced().mean(), zone.fidelity());
  }
}
