// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.OfflineGap;
import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.paper.policy.PaperTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A paper venue that does what RULES.md says in the plainest way: exact fractions, every sum taken
 * anew, the whole state copied for each walk of a bar. Slow.
 *
 * <p>Threading: single writer.
 */
public final class NaiveBroker implements TestVenue {

  private static final long SECOND = 1_000_000_000L;

  /** What was sent under an id, and the first answer. */
  private record Known(Object content, OrderAnswer answer) {}

  /** Something on its way to the venue. */
  private record Pending(long arrival, Runnable deed) {}

  private State s;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private final List<Long> sent = new ArrayList<>();
  private final Fundings fundings = new Fundings();
  private final SplittableRandom orderDraws;
  private final SplittableRandom changeDraws;

  public NaiveBroker(PaperTerms terms) {
    s = new State(terms);
    orderDraws = new SplittableRandom(terms.fills().orderLatency().seed());
    changeDraws = new SplittableRandom(terms.fills().changeLatency().seed());
  }

  private Desk desk() {
    return new Desk(s);
  }

  @Override
  public void deposit(String asset, BigDecimal amount) {
    move(asset, checked(amount), LedgerAccount.EXTERNAL, Cause.DEPOSIT, "deposit");
    desk().risk.moved(asset, amount);
  }

  @Override
  public void withdraw(String asset, BigDecimal amount) {
    if (checked(amount).compareTo(desk().margin.available(asset)) > 0) {
      throw new IllegalArgumentException("no more than is free may be withdrawn, was " + amount);
    }
    move(asset, amount, LedgerAccount.TRADER, Cause.WITHDRAWAL, "withdrawal");
    desk().risk.moved(asset, amount.negate());
  }

  private static BigDecimal checked(BigDecimal amount) {
    if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 8) {
      throw new IllegalArgumentException(
          "amount must be > 0 with at most 8 decimals, was " + amount);
    }
    return amount;
  }

  private void move(
      String asset, BigDecimal amount, LedgerAccount from, Cause cause, String reference) {
    LedgerAccount to =
        from == LedgerAccount.TRADER ? LedgerAccount.EXTERNAL : LedgerAccount.TRADER;
    desk().ledger.post(asset, from, to, amount.setScale(8), cause, reference);
  }

  @Override
  public OrderAnswer submit(Order order) {
    return Checks.malformed(order, s.now)
        ? rejected(RejectReason.MALFORMED)
        : submit(Requests.of(order));
  }

  @Override
  public OrderAnswer submit(OrderList list) {
    for (Order order : list.orders()) {
      if (Checks.malformed(order, s.now)) {
        return rejected(RejectReason.MALFORMED);
      }
    }
    return submit(Requests.of(list));
  }

  @Override
  public OrderAnswer submit(Bracket bracket) {
    return Checks.malformed(bracket.entry(), s.now) || Checks.malformed(bracket)
        ? rejected(RejectReason.MALFORMED)
        : submit(Requests.of(bracket));
  }

  private OrderAnswer submit(Requests request) {
    Known before = known.get(request.orders().get(0).id());
    if (before != null && before.content().equals(request.content())) {
      return before.answer();
    }
    List<String> ids = request.allIds();
    if (ids.stream().anyMatch(known::containsKey) || new HashSet<>(ids).size() < ids.size()) {
      return rejected(RejectReason.DUPLICATE_ID);
    }
    OrderAnswer answer = place(request);
    for (String id : ids) {
      known.put(id, new Known(request.content(), answer));
    }
    return answer;
  }

  private OrderAnswer place(Requests request) {
    Market m = s.find(request.orders().get(0).instrument());
    if (m == null) {
      return rejected(RejectReason.UNKNOWN_INSTRUMENT);
    }
    List<Work> works = new ArrayList<>();
    for (Order order : request.orders()) {
      RejectReason misplaced = Checks.misplaced(m, order, s.held(m));
      if (misplaced != null) {
        return rejected(misplaced);
      }
      works.add(
          new Work(
              order,
              works.size() < request.first().size() ? m.exactSteps(order.quantity()) : 0,
              Checks.ticks(m, order.limit()),
              Checks.ticks(m, order.trigger())));
    }
    RejectReason early = new Arrivals(desk()).early(works, sent);
    if (early != null) {
      return rejected(early);
    }
    long delay = delay(m, s.terms.fills().orderLatency(), orderDraws);
    works.forEach(w -> sent.add(s.now));
    return delay > 0 ? send(request, works, delay) : now(request, works);
  }

  private OrderAnswer now(Requests request, List<Work> works) {
    State trial = s.copy();
    Arrivals arrivals = new Arrivals(new Desk(trial));
    arrivals.add(request, works, false);
    RejectReason refused = arrivals.arrive(request, false);
    if (refused != null) {
      return rejected(refused);
    }
    s = trial;
    s.sweep();
    return new OrderAnswer.Accepted();
  }

  private OrderAnswer send(Requests request, List<Work> works, long delay) {
    long arrival = s.now + delay;
    new Arrivals(desk()).add(request, works, true);
    pending.add(
        new Pending(
            arrival,
            () -> {
              State trial = s.copy();
              RejectReason refused = new Arrivals(new Desk(trial)).arrive(request, true);
              if (refused == null) {
                s = trial;
              } else {
                new Arrivals(desk()).refuse(request, refused);
              }
            }));
    return new OrderAnswer.InFlight(arrival);
  }

  /** On bars only whole bars count. */
  private static long delay(Market m, Latency latency, SplittableRandom draws) {
    long drawn =
        latency.mostNanos() > latency.leastNanos()
            ? draws.nextLong(latency.leastNanos(), latency.mostNanos() + 1)
            : latency.leastNanos();
    if (!m.bars()) {
      return drawn;
    }
    return m.bar == null ? 0 : drawn / m.bar.nanos() * m.bar.nanos();
  }

  @Override
  public OrderAnswer cancel(String id) {
    return change(id, () -> cancelNow(id));
  }

  @Override
  public OrderAnswer amend(String id, double quantity, double limit, double trigger) {
    return change(id, () -> new Amending(desk()).amend(id, quantity, limit, trigger));
  }

  /** A change that the venue may refuse. */
  private interface Change {
    @Nullable RejectReason apply();
  }

  private OrderAnswer change(String id, Change change) {
    Work w = s.work(id);
    if (w == null) {
      return rejected(RejectReason.UNKNOWN_ORDER);
    }
    long delay = delay(s.market(w), s.terms.fills().changeLatency(), changeDraws);
    if (delay > 0) {
      long arrival = s.now + delay;
      pending.add(new Pending(arrival, change::apply));
      return new OrderAnswer.InFlight(arrival);
    }
    RejectReason refused = change.apply();
    s.sweep();
    return refused == null ? new OrderAnswer.Accepted() : rejected(refused);
  }

  private @Nullable RejectReason cancelNow(String id) {
    Work w = s.work(id);
    if (w == null || w.status.terminal() || w.status == OrderStatus.IN_FLIGHT) {
      return RejectReason.UNKNOWN_ORDER;
    }
    desk().links.end(w, OrderStatus.CANCELED, EndReason.REQUESTED);
    return null;
  }

  @Override
  public OrderAnswer leverage(Instrument instrument, double leverage) {
    Market m = s.find(instrument);
    if (m == null) {
      return rejected(RejectReason.UNKNOWN_INSTRUMENT);
    }
    boolean inRange = leverage >= 1 && leverage <= 200;
    if (!inRange
        || Math.abs(leverage * 100 - Math.rint(leverage * 100)) > 1e-6
        || Fraction.of(leverage).compareTo(Margin.mostLeverage(m, Fraction.ZERO)) > 0) {
      return rejected(RejectReason.LEVERAGE);
    }
    if (busy(m)) {
      return rejected(RejectReason.NOT_FLAT);
    }
    m.leverage = Fraction.of(leverage);
    return new OrderAnswer.Accepted();
  }

  @Override
  public OrderAnswer marginMode(Instrument instrument, MarginMode mode) {
    Market m = s.find(instrument);
    if (m == null) {
      return rejected(RejectReason.UNKNOWN_INSTRUMENT);
    }
    if (busy(m)) {
      return rejected(RejectReason.NOT_FLAT);
    }
    m.mode = mode;
    return new OrderAnswer.Accepted();
  }

  private boolean busy(Market m) {
    return s.holdings.stream().anyMatch(h -> h.market == m && h.steps > 0)
        || s.orders.stream().anyMatch(w -> s.market(w) == m && !w.status.terminal());
  }

  private static OrderAnswer rejected(RejectReason reason) {
    return new OrderAnswer.Rejected(reason, reason.name());
  }

  @Override
  public void halt(String why, boolean flatten) {
    desk().risk.halt(why, flatten);
    s.sweep();
  }

  @Override
  public void resume(String who) {
    desk().risk.resume(who);
  }

  @Override
  public void apply(MarketEvent event) {
    if (s.find(event.instrument()) == null) {
      return;
    }
    moveTo(event.eventNanos());
    s = new Inbox(fundings).take(s, event);
    s.markets.forEach(m -> m.remember(s.now));
    settle();
  }

  @Override
  public void fillGap(OfflineGap gap) {
    Gaps.refuse(s, gap);
    moveTo(gap.fromNanos());
    Gaps.begin(s, gap);
    s.markets.forEach(m -> m.remember(s.now));
    for (CandleEvent event : gap.candles()) {
      if (event.price() == PriceKind.LAST) {
        moveTo(event.candle().closeNanos());
        s = Gaps.walk(s, gap, event);
        fundings.due(desk());
        s.markets.forEach(m -> m.remember(s.now));
        settle();
      }
    }
    moveTo(gap.toNanos());
    Gaps.end(s, gap);
    settle();
  }

  @Override
  public void advanceTo(long nanos) {
    if (nanos > s.now) {
      moveTo(nanos);
      settle();
    }
  }

  /** Arrivals and expiries before a time, each at its own; then the funding that fell due. */
  private void moveTo(long nanos) {
    if (nanos <= s.now) {
      return;
    }
    for (long next = next(); next < nanos; next = next()) {
      desk().risk.clock(Math.max(s.now, next));
      happen();
    }
    desk().risk.clock(nanos);
    fundings.due(desk());
    s.sweep();
  }

  private long next() {
    long next = new Clock(desk()).next();
    for (Pending p : pending) {
      next = Math.min(next, p.arrival());
    }
    return next;
  }

  private void happen() {
    new Clock(desk()).run();
    s.sweep();
    for (Pending p = arrived(); p != null; p = arrived()) {
      pending.remove(p);
      p.deed().run();
      s.sweep();
    }
  }

  /** The first that has arrived by now, by arrival, then in the order sent. */
  private @Nullable Pending arrived() {
    Pending first = null;
    for (Pending p : pending) {
      if (p.arrival() <= s.now && (first == null || p.arrival() < first.arrival())) {
        first = p;
      }
    }
    return first;
  }

  /** After an event: expiry, then what arrives at this instant, then the limits. */
  private void settle() {
    s.sweep();
    happen();
    new Clock(desk()).run();
    desk().risk.check();
    s.sweep();
    sent.removeIf(time -> time <= s.now - SECOND);
  }

  @Override
  public List<PaperEvent> drain() {
    List<PaperEvent> drained = List.copyOf(s.events);
    s.events.clear();
    return drained;
  }

  @Override
  public String describe() {
    return s.describe();
  }
}
