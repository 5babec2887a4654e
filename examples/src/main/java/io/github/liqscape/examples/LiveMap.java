package io.github.liqscape.examples;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
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
import java.util.stream.Stream;

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
    try (ExchangeAdapter venue = ExchangeAdapters.installed().open(venueId)) {
      Instrument contract = venue.instrument(symbol).orThrow().instrument();
      LiquidationMap map =
          LiquidationMap.of(contract, venue.marginTiers(contract).orThrow().orElseThrow());

      LiveFeed feed = venue.subscribe(Subscription.map(contract)); // queues from here on
      TimeRange week = TimeRange.of(now.minus(Duration.ofDays(7)), now);
      try (Stream<MarketEvent> past =
          EventTape.merge(
              List.of(
                  venue.candles(contract, PriceKind.LAST, Timeframe.M1, week).orThrow().stream(),
                  venue.candles(contract, PriceKind.MARK, Timeframe.M1, week).orThrow().stream(),
                  venue.openInterest(contract, Timeframe.M5, week).orThrow().stream()))) {
        past.forEach(map::apply);
      }
      feed.forEach(
          event -> {
            map.apply(event); // a gap of the feed is an event, too
            if (event instanceof CandleEvent minute && minute.candle().closed()) {
              for (PositionSide side : PositionSide.values()) {
                map.profile().nearestZone(side).ifPresent(zone -> print(zone, out));
              }
            }
          });
    }
    // endregion
  }

  private static void print(LiquidationZone zone, PrintStream out) {
    out.printf(
        "%s %,.1f to %,.1f: %s, %s%n",
        zone.side(), zone.low(), zone.high(), zone.expectedForced(), zone.fidelity());
  }
}
