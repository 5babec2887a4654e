// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.policy.PositionMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The paper venue as a state machine: market events and requests go in, changes come out. No clock, no
 * thread, no disk. RULES.md, section 9.
 *
 * <p>Threading: single writer.
 */
final class PaperCore {

  final PaperTerms terms;
  final List<Contract> contracts = new ArrayList<>();
  final List<String> assets = new ArrayList<>();
  final Intake intake;
  final Requests requests;
  final Settings settings;
  final Cash cash;
  final Risk risk;
  final FundingDesk funding;
  final Gaps gaps;
  final Map<PaperCount, Long> counts = new EnumMap<>(PaperCount.class);
  /** Closed trades, in order. */
  final List<TradeRecord> trades = new ArrayList<>();
  State state;
  long now;

  private final BarMatcher bars;
  final TickMatcher ticks;
  private final CalmTicks calm;
  final Admission admission;
  private final Expiry expiry;
  private final List<TradeRecord> closed = new ArrayList<>();
  private List<PaperEvent> out = new ArrayList<>();
  /** Events that have been drained. */
  private long drained;
  /** What had been told when all was settled. */
  private long settled = -1;
  /** The first whole minute that is not before now. */
  private long minute = Long.MIN_VALUE;
  /** Of the journal; trades remember where their fills are. */
  long sequence;

  PaperCore(PaperTerms terms) {
    this.terms = terms;
    for (var of : terms.instruments()) {
      String asset = of.instrument().settleAsset();
      if (!assets.contains(asset)) {
        assets.add(asset);
      }
      contracts.add(new Contract(contracts.size(), of, assets.indexOf(asset)));
    }
    Liquidation liquidation = new Liquidation(terms.fills());
    bars = new BarMatcher(terms.fills(), liquidation);
    ticks = new TickMatcher(terms.fills(), liquidation);
    calm = new CalmTicks(liquidation);
    intake = new Intake(terms, contracts);
    risk = new Risk(terms.limits(), assets.size());
    funding = new FundingDesk(contracts, liquidation, trades, closed);
    state = new State(assets, contracts, terms.positionMode() == PositionMode.HEDGE);
    requests = new Requests(this);
    admission = new Admission(this);
    expiry = new Expiry(this);
    settings = new Settings(this);
    cash = new Cash(this);
    gaps = new Gaps(this);
  }

  Desk desk() {
    return new Desk(state, out, now, risk.active());
  }

  List<PaperEvent> out() {
    return out;
  }

  /** What happened since the last call. */
  List<PaperEvent> drain() {
    if (out.isEmpty()) {
      return List.of();
    }
    List<PaperEvent> events = out;
    out = new ArrayList<>();
    drained += events.size();
    return events;
  }

  /** Rises with every event: whatever changes an order, a list or a position tells one. */
  long told() {
    return drained + out.size();
  }

  void count(PaperCount what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** Whether the event can matter to this account at all. */
  boolean concerns(MarketEvent event) {
    return switch (event.kind()) {
      case TRADE, CANDLE, MARK_PRICE, FUNDING_RATE, TOP_OF_BOOK, BOOK ->
          intake.contract(event.instrument()) != null;
      case FORCED_ORDER, OPEN_INTEREST -> false;
    };
  }

  void apply(MarketEvent event) {
    Contract c = intake.contract(event.instrument());
    if (c == null || !concerns(event)) {
      count(PaperCount.NOT_OURS);
      return;
    }
    moveTo(
        event instanceof CandleEvent candle && candle.candle().closed()
            ? candle.candle().closeNanos()
            : event.eventNanos());
    boolean revalued = false;
    if (admission.accepts(c, event)) {
      gaps.over(c, event);
      boolean calm = this.calm.takes(state, c, event, told());
      if (!calm) {
        handle(c, event);
      }
      if (c.gap.unmarked) {
        gaps.marked(c, event);
      }
      revalued = !calm || event instanceof MarkPrice || state.mark[c.index] == 0;
    }
    settle(revalued);
  }

  private void handle(Contract c, MarketEvent event) {
    Desk desk = desk();
    switch (event) {
      case Trade trade -> {
        long quantity = c.scale.wholeSteps(trade.quantity());
        ticks.trade(
            desk, c, c.instrument.ticks(trade.price()), quantity, trade.taker(),
            trade.eventNanos());
      }
      case TopOfBook top -> ticks.top(desk, c, top);
      case BookChange change -> ticks.change(desk, c, change);
      case MarkPrice mark -> mark(desk, c, mark);
      case FundingRate rate -> funding.rate(c, rate);
      case CandleEvent candle -> candle(c, candle);
      default -> throw new IllegalStateException("not handled: " + event.kind());
    }
    closed(desk);
    collect();
  }

  private void mark(Desk desk, Contract c, MarkPrice event) {
    long mark = c.scale.mark(event.mark());
    if (c.onTicks()) {
      ticks.mark(desk, c, mark);
      return;
    }
    c.bars.mark(event.eventNanos(), mark);
    state.mark[c.index] = mark;
  }

  private void candle(Contract c, CandleEvent event) {
    Candle candle = event.candle();
    if (event.price() == PriceKind.MARK) {
      if (c.onTicks()) {
        count(PaperCount.NOT_MATCHED);
      } else {
        c.bars.markCandle(candle);
      }
      return;
    }
    boolean magnified = terms.fills().path() == BarPath.MAGNIFIER;
    if (candle.timeframe() != c.timeframe) {
      if (magnified && candle.timeframe().nanos() < Objects.requireNonNull(c.timeframe).nanos()) {
        c.bars.finer(candle);
      } else {
        count(PaperCount.NOT_MATCHED);
      }
      return;
    }
    state = bars.apply(state, c, candle, now, risk.active(), out, closed);
  }

  void walkGap(Contract c, Candle candle) {
    state = bars.gap(state, c, candle, now, risk.active(), out, closed);
    collect();
  }

  /** Time moves on to an instant; what lies before it happens first. */
  void moveTo(long to) {
    while (true) {
      long first = Math.min(expiry.next(), requests.nextArrival());
      if (first >= to) {
        break;
      }
      pass(Math.max(now, first));
      expire();
      requests.arriveUntil(now);
      expire();
      collect();
      watch();
    }
    if (to > now) {
      pass(to);
    }
    if (funding.waiting(now)) {
      payFunding();
    }
  }

  private void pass(long to) {
    if (to > now) {
      if (to > minute) {
        minuteBegins(to);
      }
      now = to;
    }
    risk.day(now, state, out);
  }

  private void minuteBegins(long to) {
    for (Contract c : contracts) {
      c.boundaries.pass(now, to, state.mark[c.index], state.last[c.index], c.book.middle());
    }
    minute = Math.ceilDiv(to, Boundaries.MINUTE) * Boundaries.MINUTE;
  }

  private void payFunding() {
    Desk desk = desk();
    funding.pay(desk, now);
    closed.addAll(desk.closed);
  }

  /** What happens at an instant after its event: expiry, arrivals, limits. */
  void settle() {
    settle(true);
  }

  /** The same; what positions are worth may be known to be unchanged. */
  private void settle(boolean revalued) {
    if (funding.waiting(now)) {
      payFunding();
    }
    expire();
    requests.arriveUntil(now);
    expire();
    boolean changed = told() != settled;
    if (changed) {
      collect();
      watch();
    }
    if ((changed || revalued) && risk.check(state, out)) {
      endEntries();
      collect();
      watch();
    }
    settled = told();
  }

  /** Books what has closed and what is held now. */
  void watch() {
    for (TradeRecord trade : closed) {
      risk.closed(trade);
      trade.lastSequence = sequence;
      trade.firstSequence = trade.firstSequence == 0 ? sequence : trade.firstSequence;
      trades.add(trade);
    }
    closed.clear();
    held();
  }

  /** Positions that changed are known at later boundaries. */
  private void held() {
    for (Contract c : contracts) {
      c.boundaries.heldNow(now, state.holdings.get(c.index));
    }
  }

  private void endEntries() {
    Desk desk = desk();
    for (LiveOrder order : List.copyOf(state.orders.values())) {
      boolean lives = order.open() || order.status == OrderStatus.WAITING;
      if (lives && !order.reducing()) {
        desk.end(order, OrderStatus.CANCELED, EndReason.HALTED);
      }
    }
    closed.addAll(desk.closed);
  }

  private void expire() {
    if (expiry.next() > now) {
      return;
    }
    Desk desk = desk();
    for (LiveOrder order : List.copyOf(state.orders.values())) {
      TimeInForce rule = order.order.timeInForce();
      if (order.open() && rule.kind() == TimeInForce.Kind.GTD && rule.untilNanos() <= now) {
        desk.end(order, OrderStatus.EXPIRED, EndReason.EXPIRED);
      }
    }
    for (Group group : List.copyOf(state.groups.values())) {
      if (TimeStops.endOnTicks(group) <= now) {
        long last = state.last[group.contract.index];
        opened(desk, TimeStops.exit(desk, group, group.contract, last));
      }
    }
    closed(desk);
  }

  /** An order is live now: on ticks it meets the book at once. */
  void opened(Desk desk, LiveOrder order) {
    if (!order.contract.onBars()) {
      ticks.arrived(desk, order);
    }
    closed.addAll(desk.closed);
    desk.closed.clear();
  }

  void requeued(LiveOrder order) {
    if (!order.contract.onBars()) {
      ticks.requeue(order);
    }
  }

  void halt(String why, boolean flatten) {
    risk.set(RiskState.HALTED, why, out);
    endEntries();
    if (flatten) {
      for (List<Holding> of : state.holdings) {
        for (Holding h : of) {
          if (h.steps > 0) {
            requests.flatten(h);
          }
        }
      }
    }
    collect();
    watch();
  }

  void resume(String who) {
    risk.resume(state, who, out);
  }

  private void collect() {
    for (List<Holding> of : state.holdings) {
      for (Holding h : of) {
        TradeRecord trade = h.trade;
        if (trade != null && trade.firstSequence == 0) {
          trade.firstSequence = sequence;
        }
      }
    }
  }

  void closed(Desk desk) {
    closed.addAll(desk.closed);
    desk.closed.clear();
  }

  Contract contract(Instrument instrument) {
    return Objects.requireNonNull(intake.contract(instrument));
  }

  /** The price an order of this side would meet now, in ticks; 0 if none is known. */
  long reference(Contract c, OrderSide side) {
    return Intake.reference(state, c, side);
  }

  /** State as text: RULES.md, section 10. */
  String describe() {
    return Description.of(this);
  }
}
