// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One instrument: its numbers, its prices, and what was received about it. */
final class Market {

  /** A mark price and its time. */
  record Mark(long nanos, Fraction price) {}

  final InstrumentTerms terms;
  final Instrument instrument;
  final Fraction tick;
  final Fraction lot;
  final Fraction contract;
  final int costScale;
  final int markScale;

  Fraction leverage;
  MarginMode mode;
  Matching matching;

  /** Last price in ticks, 0 before the first. */
  long last;

  /** On the path of a bar: the price that values positions there, in quote currency. */
  @Nullable Fraction walkMark;

  boolean walkMarkIsLast;

  /** On the path of a bar: where it is, in ticks. */
  @Nullable Fraction walkLast;

  final Book book;

  /** Shared with copies: not touched while copies are tried. */
  final List<Mark> marks;

  final List<Candle> finer;

  /** A bar without marks came after the newest mark: it is not the present one any more. */
  boolean stale;

  /** What positions were valued at, or the middle of the book; shared with copies. */
  final List<Mark> history;
  final List<Candle> markCandles;
  final Map<String, Trade> trades;
  final EventOrder order;

  @Nullable Timeframe bar;
  long walkedOpen = Long.MIN_VALUE;

  /** A gap of the trades that was announced and is not resolved: its start, its end. */
  @Nullable Long gapFrom;

  long gapTo;

  /** A gap is being filled: up to where, with how many candles. */
  boolean filling;

  long knownUntil;
  int walkedCandles;

  /** End of the last candle of a gap. */
  long walkedEnd = Long.MIN_VALUE;

  /** Trades and marks before it come too late: they lie in a gap that is over. */
  long pastUntil = Long.MIN_VALUE;

  /** A position waits for a price. */
  boolean unmarked;

  Market(InstrumentTerms terms) {
    this.terms = terms;
    instrument = terms.instrument();
    tick = Fraction.of(instrument.tickSize());
    lot = Fraction.of(instrument.lotSize());
    contract = Fraction.of(instrument.contractSize());
    BigDecimal unit =
        instrument.tickSize().multiply(instrument.lotSize()).multiply(instrument.contractSize());
    costScale = linear() ? Math.max(8, decimals(unit)) : 12;
    markScale = Math.max(8, decimals(instrument.tickSize()) + 4);
    leverage = Fraction.of(terms.leverage());
    mode = terms.marginMode();
    matching = terms.matching();
    book = new Book();
    marks = new ArrayList<>();
    history = new ArrayList<>();
    finer = new ArrayList<>();
    markCandles = new ArrayList<>();
    trades = new LinkedHashMap<>();
    order = new EventOrder();
  }

  private Market(Market o) {
    terms = o.terms;
    instrument = o.instrument;
    tick = o.tick;
    lot = o.lot;
    contract = o.contract;
    costScale = o.costScale;
    markScale = o.markScale;
    leverage = o.leverage;
    mode = o.mode;
    matching = o.matching;
    last = o.last;
    walkMark = o.walkMark;
    walkMarkIsLast = o.walkMarkIsLast;
    walkLast = o.walkLast;
    book = o.book.copy();
    marks = o.marks;
    history = o.history;
    stale = o.stale;
    finer = o.finer;
    markCandles = o.markCandles;
    trades = o.trades;
    order = o.order;
    bar = o.bar;
    walkedOpen = o.walkedOpen;
    gapFrom = o.gapFrom;
    gapTo = o.gapTo;
    filling = o.filling;
    knownUntil = o.knownUntil;
    walkedCandles = o.walkedCandles;
    walkedEnd = o.walkedEnd;
    pastUntil = o.pastUntil;
    unmarked = o.unmarked;
  }

  Market copy() {
    return new Market(this);
  }

  private static int decimals(BigDecimal value) {
    return Math.max(0, value.stripTrailingZeros().scale());
  }

  boolean linear() {
    return instrument.contractType() == ContractType.LINEAR;
  }

  boolean isolated() {
    return mode == MarginMode.ISOLATED;
  }

  boolean ticks() {
    return matching == Matching.TICKS;
  }

  boolean bars() {
    return matching == Matching.BARS;
  }

  String asset() {
    return instrument.settleAsset();
  }

  Fraction price(long inTicks) {
    return tick.times(inTicks);
  }

  /** What a quantity is worth at a price in quote currency, in the settlement asset. */
  Fraction value(long steps, Fraction price) {
    Fraction size = lot.times(contract).times(steps);
    return linear() ? size.times(price) : size.over(price);
  }

  /** The same as the ledger keeps it. */
  BigDecimal kept(long steps, Fraction price) {
    return value(steps, price).round(costScale);
  }

  /** In whole ticks, or -1 if it is further than 1e-4 of one from the grid. */
  long exactTicks(double price) {
    return exact(Fraction.of(price).over(tick));
  }

  long exactSteps(double quantity) {
    return exact(Fraction.of(quantity).over(lot));
  }

  private static long exact(Fraction count) {
    BigDecimal whole = count.round(0);
    Fraction off = count.minus(Fraction.of(whole));
    boolean near = off.times(off).atMost(Fraction.of(new BigDecimal("1e-8")));
    return near ? fits(whole) : -1;
  }

  /** Anything above 2^62 is oversize anyway. */
  private static long fits(BigDecimal whole) {
    return whole.toBigInteger().bitLength() > 62 ? 1L << 62 : whole.longValueExact();
  }

  long wholeSteps(double quantity) {
    return Fraction.of(quantity).over(lot).floor();
  }

  Fraction keptMark(double mark) {
    return Fraction.of(BigDecimal.valueOf(mark).setScale(markScale, RoundingMode.HALF_EVEN));
  }

  @Nullable Fraction mark() {
    return stale || marks.isEmpty() ? null : marks.get(marks.size() - 1).price();
  }

  @Nullable Fraction pricedAtOrBefore(long nanos) {
    Fraction found = null;
    for (Mark m : history) {
      if (m.nanos() <= nanos) {
        found = m.price();
      }
    }
    return found;
  }

  /** The price that values positions, in quote currency: mark, else last; null if neither. */
  @Nullable Fraction valuation() {
    if (walkMark != null) {
      return walkMark;
    }
    Fraction mark = mark();
    return mark != null ? mark : last > 0 ? price(last) : null;
  }

  boolean lastForMark() {
    return walkMark != null ? walkMarkIsLast : mark() == null;
  }

  /** Remembers what positions are valued at now. */
  void remember(long nanos) {
    Fraction price = priced();
    if (price != null) {
      history.add(new Mark(nanos, price));
    }
  }

  /** Mark, else last, else the middle of the book. */
  @Nullable Fraction priced() {
    Fraction price = valuation();
    long bid = book.best(OrderSide.BUY);
    long ask = book.best(OrderSide.SELL);
    return price == null && bid > 0 && ask > 0
        ? price(bid + ask).over(Fraction.of(2))
        : price;
  }

  /** Last price, or with a book the price that an order of this side would take; 0: unknown. */
  long reference(OrderSide side) {
    long best = ticks() ? book.best(side.opposite()) : 0;
    return best > 0 ? best : last;
  }
}
