// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import io.github.liqscape.candle.Aggregate;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Generated markets with their one-minute candles: the same seed gives the same events anywhere.
 *
 * @param markets what they are
 * @param span how long each runs
 */
public record SyntheticTapes(SyntheticMarkets markets, Duration span) implements Tapes {

  private static final long serialVersionUID = 1L;

  public SyntheticTapes {
    Objects.requireNonNull(markets, "markets");
    Objects.requireNonNull(span, "span");
  }

  @Override
  public List<String> names() {
    return IntStream.range(0, markets.count()).mapToObj(Integer::toString).toList();
  }

  @Override
  public Stream<MarketEvent> open(String name) {
    SyntheticMarket market = markets.market(Integer.parseInt(name));
    Iterator<MarketEvent> events = new WithCandles(market, market.nowNanos() + span.toNanos());
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false);
  }

  /** The market's events, each candle before what comes after its close. */
  private static final class WithCandles implements Iterator<MarketEvent> {
    private final SyntheticMarket market;
    private final long endNanos;
    private final TradeAggregator minutes = TradeAggregator.of(Timeframe.M1);
    private final Queue<MarketEvent> ready = new ArrayDeque<>();

    WithCandles(SyntheticMarket market, long endNanos) {
      this.market = market;
      this.endNanos = endNanos;
    }

    @Override
    public boolean hasNext() {
      if (ready.isEmpty()) {
        MarketEvent event = market.next();
        minutes.advanceTo(event.eventNanos(), this::closed);
        if (event instanceof Trade t) {
          double notional = t.instrument().notional(t.quantity(), t.price());
          minutes.add(
              t.eventNanos(), t.price(), t.quantity(), notional, t.taker(), this::closed);
        }
        ready.add(event);
      }
      return ready.element().eventNanos() <= endNanos;
    }

    private void closed(Aggregate minute) {
      if (minute.complete()) {
        ready.add(
            CandleEvent.recorded(market.instrument(), PriceKind.LAST, minute.candle()));
      }
    }

    @Override
    public MarketEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the market has run its time");
      }
      return ready.remove();
    }
  }
}
