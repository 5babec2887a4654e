// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Aggregate;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleAggregator;
import io.github.liqscape.candle.Candles;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is known of one instrument's market: the newest prices and the candles of every timeframe
 * that was asked for. Late events are refused here, before anything sees them.
 *
 * <p>Threading: single writer.
 */
final class MarketView {

  private static final int MOST_TIMEFRAMES = Timeframe.values().length;

  private final Instrument instrument;
  private final CandleSource source;
  private final EventOrder order = new EventOrder();
  private final long[] verdicts = new long[EventOrder.Verdict.values().length];
  private final Map<Timeframe, CandleAggregator> aggregators = new TreeMap<>();
  private final Map<Timeframe, Bars> bars = new TreeMap<>();
  private TradeAggregator trades;
  private Optional<Candle> forming = Optional.empty();
  private boolean tradesSeen;
  private long partial = Long.MIN_VALUE; // start of the newest base candle that lacks something
  private long partialBefore = Long.MIN_VALUE;
  private double last = Double.NaN;
  private double mark = Double.NaN;

  MarketView(Instrument instrument, CandleSource source) {
    this.instrument = instrument;
    this.source = source;
    trades = TradeAggregator.of(source.base());
    bars.put(source.base(), new Bars(source.base(), source.held()));
  }

  Instrument instrument() {
    return instrument;
  }

  /** Event time of the newest event: it never goes back. */
  long now() {
    return order.newestNanos();
  }

  /** The newest price of this kind in the order given, NaN before the first. */
  double price(PriceKind kind) {
    return kind == PriceKind.MARK ? mark : last;
  }

  /** Mark price, else the last one. */
  double markOrLast() {
    return Double.isNaN(mark) ? last : mark;
  }

  long count(EventOrder.Verdict verdict) {
    return verdicts[verdict.ordinal()];
  }

  /** Bars of a timeframe; built from what is held if it is asked for the first time. */
  Bars bars(Timeframe timeframe) {
    Bars known = bars.get(timeframe);
    return known != null ? known : build(timeframe);
  }

  private Bars build(Timeframe timeframe) {
    source.require(timeframe);
    Bars made = new Bars(timeframe, source.held());
    CandleAggregator aggregator = CandleAggregator.of(source.base(), timeframe);
    Candles parts = bars(source.base()).closed();
    for (int i = parts.firstIndex(); i < parts.endIndex(); i++) {
      aggregator.add(parts.candle(i), a -> made.append(a.candle(), a.complete()));
    }
    aggregators.put(timeframe, aggregator);
    bars.put(timeframe, made);
    return made;
  }

  /** Whether candles of this timeframe are kept. */
  boolean keeps(Timeframe timeframe) {
    return bars.containsKey(timeframe);
  }

  /** The forming candle of a timeframe as far as it is known. */
  Optional<Candle> forming(Timeframe timeframe) {
    if (timeframe == source.base()) {
      return source.fromTrades() ? trades.forming() : forming;
    }
    CandleAggregator aggregator = aggregators.get(timeframe);
    if (aggregator == null) {
      return Optional.empty();
    }
    if (source.fromTrades()) {
      trades.forming().ifPresent(part -> aggregator.add(part, a -> {}));
    }
    return aggregator.forming();
  }

  /**
   * Applies an event.
   *
   * @param closed is told of the bars that close by it, before a trade or a mark moves the price:
   *     at each time the smallest and all larger ones that end with it
   */
  EventOrder.Verdict apply(MarketEvent event, Consumer<List<Bars>> closed) {
    if (event instanceof StreamGap gap) {
      if (gap.kind() == StreamKind.TRADE && !gap.healed()) {
        trades.interrupted();
      }
      return EventOrder.Verdict.APPLY;
    }
    EventOrder.Verdict verdict = order.offer(event.kind(), event.eventNanos());
    verdicts[verdict.ordinal()]++;
    if (verdict != EventOrder.Verdict.APPLY) {
      return verdict;
    }
    advance(closed);
    switch (event) {
      case Trade trade -> trade(trade, closed);
      case MarkPrice price -> mark = price.mark();
      case CandleEvent candle when candle.price() == PriceKind.LAST -> candle(candle, closed);
      default -> {}
    }
    return verdict;
  }

  private void advance(Consumer<List<Bars>> closed) {
    long sure = now() - EventOrder.LATENESS_NANOS;
    if (source.fromTrades()) {
      trades.advanceTo(sure, a -> base(a, closed));
    }
    List<Bars> ended = new ArrayList<>(0);
    for (Map.Entry<Timeframe, CandleAggregator> entry : aggregators.entrySet()) {
      entry.getValue().advanceTo(sure, large -> add(entry.getKey(), large, ended));
    }
    if (!ended.isEmpty()) {
      closed.accept(ended);
    }
  }

  private void trade(Trade trade, Consumer<List<Bars>> closed) {
    if (source.fromTrades()) {
      trades.add(
          trade.eventNanos(), trade.price(), trade.quantity(),
          instrument.notional(trade.quantity(), trade.price()), trade.taker(),
          a -> base(a, closed));
    }
    tradesSeen = true;
    last = trade.price();
  }

  private void candle(CandleEvent event, Consumer<List<Bars>> closed) {
    Candle candle = event.candle();
    if (!tradesSeen) {
      last = candle.close(); // an older close must not undo the price of a newer trade
    }
    if (!source.fromTrades() && candle.timeframe() == source.base()) {
      if (candle.closed()) {
        base(new Aggregate(candle, 0), closed);
      } else {
        forming = Optional.of(candle);
        aggregators.values().forEach(a -> a.add(candle, large -> {}));
      }
    }
  }

  private void base(Aggregate part, Consumer<List<Bars>> closed) {
    Candle candle = part.candle();
    if (forming.isPresent() && forming.get().openNanos() <= candle.openNanos()) {
      forming = Optional.empty();
    }
    if (!part.complete()) {
      partialBefore = partial;
      partial = candle.openNanos();
    }
    List<Bars> ended = new ArrayList<>(2);
    if (add(source.base(), part, ended)) {
      aggregators.forEach((t, a) -> a.add(candle, large -> add(t, large, ended)));
      closed.accept(ended);
    }
  }

  private boolean add(Timeframe timeframe, Aggregate made, List<Bars> ended) {
    Bars into = bars(timeframe);
    Candle candle = made.candle();
    boolean whole = made.complete() && !within(partial, candle) && !within(partialBefore, candle);
    boolean taken = into.append(candle, whole);
    if (taken) {
      ended.add(into);
    }
    return taken;
  }

  private static boolean within(long nanos, Candle candle) {
    return nanos >= candle.openNanos() && nanos < candle.closeNanos();
  }

  void save(StateWriter out) throws IOException {
    order.save(out.output());
    out.numbers(verdicts).flag(tradesSeen).decimal(last).decimal(mark);
    out.number(partial).number(partialBefore);
    trades.save(out.output());
    out.flag(forming.isPresent());
    if (forming.isPresent()) {
      StateFields.candle(out, forming.get());
    }
    out.integer(bars.size());
    for (Map.Entry<Timeframe, Bars> entry : bars.entrySet()) {
      out.constant(entry.getKey());
      entry.getValue().save(out);
    }
    out.integer(aggregators.size());
    for (Map.Entry<Timeframe, CandleAggregator> entry : aggregators.entrySet()) {
      out.constant(entry.getKey());
      entry.getValue().save(out.output());
    }
  }

  void restore(StateReader in) throws IOException {
    order.restore(in.input());
    long[] counts = in.numbers(verdicts.length);
    System.arraycopy(counts, 0, verdicts, 0, counts.length);
    tradesSeen = in.flag();
    last = in.decimal();
    mark = in.decimal();
    partial = in.number();
    partialBefore = in.number();
    trades = TradeAggregator.restore(in.input());
    forming = in.flag()
        ? Optional.of(StateFields.candle(in, source.base(), false))
        : Optional.empty();
    bars.clear();
    int count = in.integer(1, MOST_TIMEFRAMES);
    for (int i = 0; i < count; i++) {
      Timeframe timeframe = in.constant(Timeframe.class);
      bars.put(timeframe, Bars.restore(in));
    }
    aggregators.clear();
    count = in.integer(0, MOST_TIMEFRAMES);
    for (int i = 0; i < count; i++) {
      Timeframe timeframe = in.constant(Timeframe.class);
      aggregators.put(timeframe, CandleAggregator.restore(in.input()));
    }
  }
}
