// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.heatmap.render.ForcedPrint;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * Candles and forced orders of the stretch that a picture shows. Candles are the venue's, or five
 * minutes of trades where it sends none. A print stands where the map locates it: at the mark of
 * its second, else at the trigger price of its bankruptcy price, else at its fill.
 */
final class ChartRecorder {

  private static final long NEAR_NANOS = 1_000_000_000L;

  private final long from;
  private final MarginTiers tiers;
  private final List<Candle> last = new ArrayList<>();
  private final List<Candle> traded = new ArrayList<>();
  private final List<ForcedPrint> prints = new ArrayList<>();
  private final TradeAggregator trades = TradeAggregator.of(Timeframe.M5);
  private double mark = Double.NaN;
  private long markNanos = Long.MIN_VALUE;

  ChartRecorder(long fromNanos, MarginTiers tiers) {
    this.from = fromNanos;
    this.tiers = tiers;
  }

  void apply(MarketEvent event) {
    switch (event) {
      case MarkPrice m -> {
        mark = m.mark();
        markNanos = m.eventNanos();
      }
      case CandleEvent c -> {
        Candle candle = c.candle();
        if (c.price() == PriceKind.LAST && candle.closed() && candle.openNanos() >= from) {
          last.add(candle);
        }
      }
      case ForcedOrder f -> {
        double located = located(f);
        if (f.eventNanos() >= from && located > 0) {
          prints.add(ForcedPrint.of(f, located));
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
      case TopOfBook top -> {}
      case BookChange change -> {}
      case StreamGap gap -> {}
    }
  }

  private double located(ForcedOrder order) {
    if (markNanos >= order.eventNanos() - NEAR_NANOS) {
      return mark;
    }
    return Double.isNaN(order.bankruptcyPrice())
        ? order.fillPrice()
        : tiers.triggerOfBankruptcy(
            order.liquidatedSide(), order.quantity(), order.bankruptcyPrice());
  }

  /** Oldest first. */
  List<Candle> candles() {
    return last.isEmpty() ? traded : last;
  }

  List<ForcedPrint> prints() {
    return prints;
  }
}
