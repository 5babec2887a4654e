// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.MapConfig;
import io.github.liqscape.heatmap.score.MapScore;
import io.github.liqscape.heatmap.score.ScoreReport;
import io.github.liqscape.heatmap.score.ScoreSession;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scores the map of one market: it is frozen again and again and held against what happened next.
 *
 * @param source the market
 * @param firstFreeze nothing is scored before
 * @param every time between two freezes
 * @param horizons lengths of the scored windows
 * @param markStandIn whether the mark price is unknown, and candles of the last price, shrunk as
 *     the map does, stand in for it
 */
record ScoreRun(
    MarketSource source,
    Instant firstFreeze,
    Duration every,
    List<Duration> horizons,
    boolean markStandIn) {

  ScoreRun {
    horizons = List.copyOf(horizons);
  }

  ScoreReport report(Progress progress) {
    LiquidationMap map = LiquidationMap.of(source.instrument(), source.tiers());
    ScoreSession session =
        MapScore.of(source.instrument())
            .horizons(horizons.toArray(Duration[]::new))
            .triggerPrice(
                order ->
                    source.tiers()
                        .triggerOfBankruptcy(
                            order.liquidatedSide(), order.quantity(), order.bankruptcyPrice()))
            .build()
            .session();
    long until = MarketSource.nanos(source.until());
    long freeze = MarketSource.nanos(firstFreeze);
    try (Stream<MarketEvent> events = source.events().get()) {
      for (Iterator<MarketEvent> all = events.iterator(); all.hasNext(); ) {
        MarketEvent event = all.next();
        if (event.eventNanos() > until) {
          break;
        }
        // The candle that closes at the instant of the freeze still belongs to the map.
        while (event.eventNanos() > freeze) {
          session.freeze(freeze, map.profile());
          freeze += every.toNanos();
        }
        map.apply(event);
        if (markStandIn && event instanceof CandleEvent c && c.price() == PriceKind.LAST) {
          session.apply(markOf(c));
        }
        session.apply(event);
        progress.at(event.eventNanos());
      }
    }
    return session.finish();
  }

  /** The candle of the mark that this candle of the last price is taken for. */
  static CandleEvent markOf(CandleEvent event) {
    Candle c = event.candle();
    double shrink = MapConfig.DEFAULT.proxyShrink();
    double low = Math.min(c.close(), c.low() * (1 + shrink));
    double high = Math.max(c.close(), c.high() * (1 - shrink));
    return new CandleEvent(
        event.instrument(),
        event.eventNanos(),
        event.receivedNanos(),
        PriceKind.MARK,
        new Candle(
            c.timeframe(), c.openNanos(), Math.clamp(c.open(), low, high), high, low, c.close(),
            Double.NaN, Double.NaN, Double.NaN, -1, c.closed()));
  }
}
