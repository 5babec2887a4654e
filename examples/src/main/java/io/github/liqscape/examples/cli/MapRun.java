package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.render.ForcedPrint;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Feeds a market to a map and keeps what a picture needs beside it.
 *
 * @param profile the map as of the end
 * @param history its time × price history
 * @param candles candles of the picture's stretch, oldest first
 * @param prints forced orders of that stretch, located
 * @param outcomes how many events had which outcome
 */
record MapRun(
    LiquidationProfile profile,
    HeatmapHistory history,
    List<Candle> candles,
    List<ForcedPrint> prints,
    Map<LiquidationMap.Outcome, Long> outcomes) {

  static MapRun of(MarketSource source, Progress progress) {
    LiquidationMap map =
        LiquidationMap.builder(source.instrument())
            .tiers(source.tiers())
            .history(source.history())
            .build();
    Chart chart = new Chart(nanos(source.chartFrom()));
    long until = nanos(source.until());
    try (Stream<MarketEvent> events = source.events().get()) {
      for (Iterator<MarketEvent> all = events.iterator(); all.hasNext(); ) {
        MarketEvent event = all.next();
        if (event.eventNanos() > until) {
          break;
        }
        map.apply(event);
        chart.apply(event);
        progress.at(event.eventNanos());
      }
    }
    Map<LiquidationMap.Outcome, Long> outcomes = new EnumMap<>(LiquidationMap.Outcome.class);
    for (LiquidationMap.Outcome o : LiquidationMap.Outcome.values()) {
      outcomes.put(o, map.count(o));
    }
    return new MapRun(
        map.profile(),
        map.history()
            .orElseThrow(() -> new IllegalArgumentException(source.title() + " has no price")),
        chart.candles(),
        chart.prints,
        outcomes);
  }

  static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  /** Candles and prints of the picture. A print stands at the mark of its time, else at its fill. */
  private static final class Chart {
    private final long from;
    private final List<Candle> last = new ArrayList<>();
    private final List<ForcedPrint> prints = new ArrayList<>();
    private final List<Candle> traded = new ArrayList<>();
    private final TradeAggregator trades = TradeAggregator.of(Timeframe.M5);
    private double mark = Double.NaN;

    Chart(long from) {
      this.from = from;
    }

    void apply(MarketEvent event) {
      switch (event) {
        case MarkPrice m -> mark = m.mark();
        case CandleEvent c -> {
          if (c.price() == PriceKind.LAST && c.candle().closed()) {
            mark = c.candle().close();
            if (c.candle().openNanos() >= from) {
              last.add(c.candle());
            }
          }
        }
        case ForcedOrder f -> {
          if (f.eventNanos() >= from) {
            double fill = Double.isNaN(f.fillPrice()) ? mark : f.fillPrice();
            double located = Double.isNaN(mark) ? fill : mark;
            if (!Double.isNaN(located)) {
              prints.add(ForcedPrint.of(f, located));
            }
          }
        }
        case Trade t -> {
          if (t.eventNanos() >= from) {
            trades.add(
                t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(),
                closed -> traded.add(closed.candle()));
          }
        }
        case OpenInterest oi -> {}
        case FundingRate rate -> {}
        case StreamGap gap -> {}
      }
    }

    List<Candle> candles() {
      return last.isEmpty() ? traded : last;
    }
  }
}
