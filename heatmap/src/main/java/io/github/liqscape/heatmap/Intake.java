// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decides whether an event may touch the map. A refused event changes nothing here either, so that one
 * bad event cannot make the next good one look wrong.
 *
 * <p>Threading: single writer.
 */
final class Intake {

  private static final long PRICE_MEMORY_NANOS = 60_000_000_000L;
  private static final int KINDS = PriceKind.values().length;
  private static final int FRAMES = Timeframe.values().length;

  private final Instrument instrument;
  private final EventOrder order = new EventOrder();
  private final long[] lastCandleOpen = new long[KINDS * FRAMES];

  /**
   * The last trade: hash of its id, time, price and quantity. Equal in all of them is the same trade. To
   * keep the id itself would cost a write barrier of the collector for every trade.
   */
  private int lastTradeId;

  private long lastTradeNanos = Long.MIN_VALUE;
  private double lastTradePrice;
  private double lastTradeQuantity;
  private double lastPrice = Double.NaN;
  private long lastPriceNanos = Long.MIN_VALUE;
  private long tradeTicks;
  private double openInterest = Double.NaN;

  /** Ten times the open interest, if that is known. */
  private double largestTrade = Double.POSITIVE_INFINITY;

  private double lastPositive = Double.POSITIVE_INFINITY;

  Intake(Instrument instrument) {
    this.instrument = instrument;
    Arrays.fill(lastCandleOpen, Long.MIN_VALUE);
  }

  /** Price in ticks of the trade admitted last. */
  long tradeTicks() {
    return tradeTicks;
  }

  EventOrder order() {
    return order;
  }

  /** Newest accepted open interest, NaN before the first. */
  double openInterest() {
    return openInterest;
  }

  Outcome admit(Trade t) {
    if (foreign(t)) {
      return Outcome.UNKNOWN_INSTRUMENT;
    }
    tradeTicks = instrument.exactTicks(t.price());
    if (tradeTicks < 0) {
      return Outcome.OFF_TICK;
    }
    if (absurd(t.price(), t.eventNanos()) || t.quantity() > largestTrade) {
      return Outcome.ABSURD;
    }
    int id = t.id().hashCode();
    if (t.eventNanos() == lastTradeNanos
        && id == lastTradeId
        && t.price() == lastTradePrice
        && t.quantity() == lastTradeQuantity) {
      return Outcome.DUPLICATE;
    }
    Outcome o = offer(StreamKind.TRADE, t.eventNanos());
    if (o == Outcome.APPLIED) {
      lastTradeId = id;
      lastTradeNanos = t.eventNanos();
      lastTradePrice = t.price();
      lastTradeQuantity = t.quantity();
      price(t.price(), t.eventNanos());
    }
    return o;
  }

  Outcome admit(MarkPrice m) {
    if (foreign(m)) {
      return Outcome.UNKNOWN_INSTRUMENT;
    }
    if (absurd(m.mark(), m.eventNanos())) {
      return Outcome.ABSURD;
    }
    Outcome o = offer(StreamKind.MARK_PRICE, m.eventNanos());
    if (o == Outcome.APPLIED) {
      price(m.mark(), m.eventNanos());
    }
    return o;
  }

  Outcome admit(MarketEvent event) {
    if (foreign(event)) {
      return Outcome.UNKNOWN_INSTRUMENT;
    }
    return switch (event) {
      case Trade t -> admit(t);
      case MarkPrice m -> admit(m);
      case CandleEvent c -> admit(c);
      case OpenInterest oi -> admit(oi);
      case ForcedOrder f ->
          f.quantity() > knownOpenInterest()
              ? Outcome.ABSURD
              : offer(StreamKind.FORCED_ORDER, f.eventNanos());
      case FundingRate f -> offer(StreamKind.FUNDING_RATE, f.eventNanos());
      case TopOfBook t -> offer(StreamKind.TOP_OF_BOOK, t.eventNanos());
      case BookChange b -> offer(StreamKind.BOOK, b.eventNanos());
      case StreamGap g -> Outcome.APPLIED;
    };
  }

  private Outcome admit(CandleEvent event) {
    Candle c = event.candle();
    int series = event.price().ordinal() * FRAMES + c.timeframe().ordinal();
    if (event.price() == PriceKind.LAST && !onTick(c)) {
      return Outcome.OFF_TICK;
    }
    if (event.price() != PriceKind.INDEX
        && (absurd(c.close(), event.eventNanos())
            || absurd(c.high(), event.eventNanos())
            || absurd(c.low(), event.eventNanos()))) {
      return Outcome.ABSURD;
    }
    if (c.closed() && c.openNanos() == lastCandleOpen[series]) {
      return Outcome.DUPLICATE;
    }
    Outcome o = offer(StreamKind.CANDLE, event.eventNanos());
    if (o == Outcome.APPLIED && c.closed()) {
      lastCandleOpen[series] = c.openNanos();
      if (event.price() != PriceKind.INDEX) {
        price(c.close(), event.eventNanos());
      }
    }
    return o;
  }

  private Outcome admit(OpenInterest oi) {
    if (oi.quantity() > 100 * lastPositive) {
      return Outcome.ABSURD;
    }
    Outcome o = offer(StreamKind.OPEN_INTEREST, oi.eventNanos());
    if (o == Outcome.APPLIED) {
      openInterest = oi.quantity();
      largestTrade = 10 * knownOpenInterest();
      if (openInterest > 0) {
        lastPositive = openInterest;
      }
    }
    return o;
  }

  private boolean foreign(MarketEvent event) {
    return !event.instrument().equals(instrument);
  }

  private boolean onTick(Candle c) {
    return instrument.onTick(c.open())
        && instrument.onTick(c.high())
        && instrument.onTick(c.low())
        && instrument.onTick(c.close());
  }

  private boolean absurd(double price, long nanos) {
    return (price > 2 * lastPrice || price < 0.5 * lastPrice)
        && nanos - lastPriceNanos < PRICE_MEMORY_NANOS;
  }

  private double knownOpenInterest() {
    return openInterest > 0 ? openInterest : Double.POSITIVE_INFINITY;
  }

  private void price(double price, long nanos) {
    lastPrice = price;
    lastPriceNanos = nanos;
  }

  private Outcome offer(StreamKind kind, long nanos) {
    EventOrder.Verdict verdict = order.offer(kind, nanos);
    // Asked first, and of the value itself: the compiler then drops the switch from the usual way.
    if (verdict == EventOrder.Verdict.APPLY) {
      return Outcome.APPLIED;
    }
    return switch (verdict) {
      case APPLY -> Outcome.APPLIED;
      case LATE -> Outcome.LATE;
      case OUT_OF_ORDER -> Outcome.OUT_OF_ORDER;
      case DUPLICATE -> Outcome.DUPLICATE;
    };
  }

  void save(DataOutput out) throws IOException {
    order.save(out);
    for (long open : lastCandleOpen) {
      out.writeLong(open);
    }
    out.writeInt(lastTradeId);
    out.writeLong(lastTradeNanos);
    out.writeDouble(lastTradePrice);
    out.writeDouble(lastTradeQuantity);
    out.writeDouble(lastPrice);
    out.writeLong(lastPriceNanos);
    out.writeDouble(openInterest);
    out.writeDouble(lastPositive);
  }

  void restore(DataInput in) throws IOException {
    order.restore(in);
    for (int i = 0; i < lastCandleOpen.length; i++) {
      lastCandleOpen[i] = in.readLong();
    }
    lastTradeId = in.readInt();
    lastTradeNanos = in.readLong();
    lastTradePrice = in.readDouble();
    lastTradeQuantity = in.readDouble();
    lastPrice = in.readDouble();
    lastPriceNanos = in.readLong();
    openInterest = in.readDouble();
    largestTrade = 10 * knownOpenInterest();
    lastPositive = in.readDouble();
  }
}
