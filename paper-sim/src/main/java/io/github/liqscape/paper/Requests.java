// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.setup.PlanTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Takes requests: checks them, lets them travel, and brings them to the venue. RULES.md, section 3. */
final class Requests {

  private static final int REMEMBERED = 100_000;

  /** Something on its way. */
  static final class Flight {
    final long arrival;
    final long number;
    final List<LiveOrder> orders;
    final @Nullable Group group;
    final @Nullable String cancel;
    final @Nullable Amendment amendment;

    Flight(
        long arrival, long number, List<LiveOrder> orders, @Nullable Group group,
        @Nullable String cancel, @Nullable Amendment amendment) {
      this.arrival = arrival;
      this.number = number;
      this.orders = orders;
      this.group = group;
      this.cancel = cancel;
      this.amendment = amendment;
    }
  }

  /** A change of an order; NaN: leave it. */
  record Amendment(String id, double quantity, double limit, double trigger) {}

  /** What was asked under an id and what the answer was. */
  record Asked(Object request, OrderAnswer answer) {}

  private final PaperCore core;
  private final Intake intake;
  private final SubmitChecks checks;
  private final Landing landing;
  final PriorityQueue<Flight> flights =
      new PriorityQueue<>(
          Comparator.comparingLong((Flight f) -> f.arrival).thenComparingLong(f -> f.number));
  final Map<String, Asked> asked = new LinkedHashMap<>();
  int groups;
  long draws;
  private SplittableRandom random;

  Requests(PaperCore core) {
    this.core = core;
    this.intake = core.intake;
    checks = new SubmitChecks(core);
    landing = new Landing(core);
    random = new SplittableRandom(core.terms.fills().orderLatency().seed());
  }

  /** Draws so many times again, to continue after a restart. */
  void redraw(long times) {
    random = new SplittableRandom(core.terms.fills().orderLatency().seed());
    draws = 0;
    for (long i = 0; i < times; i++) {
      random.nextLong(1, 3);
      draws++;
    }
  }

  OrderAnswer submit(Order order) {
    return first(
        order.id(), order, Order.LONGEST_ID, List.of(order),
        () -> {
          LiveOrder whole = whole(order, LiveOrder.Role.ALONE, 0);
          return fly(List.of(whole), null, core.terms.fills().orderLatency());
        });
  }

  OrderAnswer submit(OrderList list) {
    List<Order> orders = list.orders();
    return first(
        orders.get(0).id(), list, Order.LONGEST_ID, orders,
        () -> {
          boolean oto = list.kind() == OrderList.Kind.OTO;
          Group group =
              new Group(
                  ++groups, Group.Kind.valueOf(list.kind().name()), new ArrayList<>(),
                  core.contract(orders.get(0).instrument()), direction(orders.get(0)), List.of(), null, null);
          List<LiveOrder> all = new ArrayList<>();
          for (int i = 0; i < orders.size(); i++) {
            LiveOrder.Role role =
                oto
                    ? i == 0 ? LiveOrder.Role.PARENT : LiveOrder.Role.CHILD
                    : LiveOrder.Role.SIBLING;
            all.add(whole(orders.get(i), role, group.id));
            group.members.add(orders.get(i).id());
          }
          return fly(all, group, core.terms.fills().orderLatency());
        });
  }

  OrderAnswer submit(Bracket bracket) {
    Order entry = bracket.entry();
    List<Order> orders = new ArrayList<>();
    orders.add(entry);
    try {
      Intake.wellFormed(entry, Bracket.LONGEST_ENTRY_ID, core.now);
      Intake.exits(bracket);
    } catch (Refused refused) {
      return refused.answer();
    }
    boolean stopped = !Double.isNaN(bracket.stop()) || bracket.trailing() != null;
    if (stopped) {
      orders.add(BracketOrders.stop(bracket));
    }
    for (int i = 0; i < bracket.targets().size(); i++) {
      orders.add(BracketOrders.target(bracket, bracket.targets().get(i), i + 1));
    }
    return first(
        entry.id(), bracket, Order.LONGEST_ID, orders,
        () -> {
          checks.againstOthers(bracket);
          Group group =
              new Group(
                  ++groups, Group.Kind.BRACKET, new ArrayList<>(),
                  core.contract(entry.instrument()), direction(entry),
                  bracket.targets().stream().map(PlanTarget::share).toList(),
                  bracket.exitAfter(), bracket.origin());
          List<LiveOrder> all = new ArrayList<>();
          for (int i = 0; i < orders.size(); i++) {
            LiveOrder.Role role =
                i == 0
                    ? LiveOrder.Role.ENTRY
                    : i == 1 && stopped ? LiveOrder.Role.STOP : LiveOrder.Role.TARGET;
            all.add(whole(orders.get(i), role, group.id));
            group.members.add(orders.get(i).id());
          }
          return fly(all, group, core.terms.fills().orderLatency());
        });
  }

  private static int direction(Order order) {
    return order.side() == OrderSide.BUY ? 1 : -1;
  }

  private LiveOrder whole(Order order, LiveOrder.Role role, int group) throws Refused {
    LiveOrder whole =
        intake.whole(order, intake.known(order.instrument()), role, group, ++core.state.numbers);
    whole.submitNanos = core.now;
    whole.submitTicks = core.state.last[whole.contract.index];
    whole.status = whole.child() ? OrderStatus.WAITING : OrderStatus.IN_FLIGHT;
    if (!whole.child()) {
      whole.steps = whole.asked;
    }
    return whole;
  }

  /** Something that may refuse. */
  private interface Taking {
    OrderAnswer run() throws Refused;
  }

  private OrderAnswer first(
      String id, Object request, int longestId, List<Order> orders, Taking taking) {
    int groupsBefore = groups;
    try {
      for (Order order : orders) {
        Intake.wellFormed(order, longestId, core.now);
      }
      Asked before = asked.get(id);
      if (before != null) {
        if (before.request().equals(request)) {
          return before.answer();
        }
        throw new Refused(RejectReason.DUPLICATE_ID, "'" + id + "' was another order");
      }
      Set<String> ids = new HashSet<>();
      for (Order order : orders) {
        if (asked.containsKey(order.id()) || !ids.add(order.id())) {
          throw new Refused(RejectReason.DUPLICATE_ID, "'" + order.id() + "' was another order");
        }
      }
    } catch (Refused refused) {
      return refused.answer();
    }
    OrderAnswer answer;
    try {
      checks.account(orders);
      answer = taking.run();
    } catch (Refused refused) {
      groups = groupsBefore;
      answer = refused.answer();
    }
    Asked now = new Asked(request, answer);
    for (Order order : orders) {
      asked.put(order.id(), now);
    }
    if (request instanceof Bracket) {
      asked.put(id + "/X", now);
    }
    while (asked.size() > REMEMBERED) {
      asked.remove(asked.keySet().iterator().next());
    }
    return answer;
  }

  private OrderAnswer fly(List<LiveOrder> orders, @Nullable Group group, Latency latency)
      throws Refused {
    Contract c = orders.get(0).contract;
    long arrival = core.now + delay(c, latency);
    Flight flight = new Flight(arrival, ++core.state.numbers, orders, group, null, null);
    if (arrival > core.now) {
      flights.add(flight);
      for (LiveOrder order : orders) {
        core.desk().changed(order, null);
      }
      return new OrderAnswer.InFlight(arrival);
    }
    Refused refused = land(flight);
    if (refused != null) {
      throw refused;
    }
    core.watch();
    return new OrderAnswer.Accepted();
  }

  private long delay(Contract c, Latency latency) {
    long nanos = latency.leastNanos();
    if (latency.mostNanos() > latency.leastNanos()) {
      nanos += random.nextLong(latency.mostNanos() - latency.leastNanos() + 1);
      draws++;
    }
    if (!c.onBars()) {
      return nanos;
    }
    Timeframe timeframe = c.timeframe;
    return timeframe == null ? 0 : nanos / timeframe.nanos() * timeframe.nanos();
  }

  long nextArrival() {
    Flight next = flights.peek();
    return next == null ? Long.MAX_VALUE : next.arrival;
  }

  private @Nullable Refused land(Flight flight) {
    if (flight.cancel != null) {
      return flight.cancel.isEmpty() ? null : cancelNow(flight.cancel);
    }
    return flight.amendment != null ? amendNow(flight.amendment) : landing.land(flight);
  }

  /** Brings the next one to the venue. */
  void arrive() {
    Flight flight = Objects.requireNonNull(flights.poll());
    land(flight);
    core.watch();
  }

  void arriveUntil(long now) {
    while (!flights.isEmpty() && nextArrival() <= now) {
      arrive();
    }
  }

  OrderAnswer cancel(String id) {
    LiveOrder order = core.state.orders.get(id);
    for (LiveOrder flying : flying()) {
      order = order == null && flying.id().equals(id) ? flying : order;
    }
    if (order == null) {
      return unknown(id).answer();
    }
    long delay = delay(order.contract, core.terms.fills().changeLatency());
    if (delay > 0) {
      flights.add(new Flight(core.now + delay, ++core.state.numbers, List.of(), null, id, null));
      return new OrderAnswer.InFlight(core.now + delay);
    }
    Refused refused = cancelNow(id);
    core.watch();
    return refused == null ? new OrderAnswer.Accepted() : refused.answer();
  }

  private static Refused unknown(String id) {
    return new Refused(RejectReason.UNKNOWN_ORDER, "there is no live order '" + id + "'");
  }

  private @Nullable Refused cancelNow(String id) {
    LiveOrder order = core.state.orders.get(id);
    Desk desk = core.desk();
    if (order != null) {
      desk.end(order, OrderStatus.CANCELED, EndReason.REQUESTED);
      core.closed(desk);
      return null;
    }
    return unknown(id);
  }

  OrderAnswer amend(String id, double quantity, double limit, double trigger) {
    LiveOrder order = core.state.orders.get(id);
    for (LiveOrder flying : flying()) {
      order = order == null && flying.id().equals(id) ? flying : order;
    }
    if (order == null) {
      return unknown(id).answer();
    }
    Amendment amendment = new Amendment(id, quantity, limit, trigger);
    long delay = delay(order.contract, core.terms.fills().changeLatency());
    if (delay > 0) {
      flights.add(
          new Flight(core.now + delay, ++core.state.numbers, List.of(), null, null, amendment));
      return new OrderAnswer.InFlight(core.now + delay);
    }
    Refused refused = amendNow(amendment);
    core.watch();
    return refused == null ? new OrderAnswer.Accepted() : refused.answer();
  }

  private @Nullable Refused amendNow(Amendment change) {
    try {
      Amend.apply(core, change);
      return null;
    } catch (Refused refused) {
      return refused;
    }
  }

  List<LiveOrder> flying() {
    List<LiveOrder> orders = new ArrayList<>();
    for (Flight flight : flights) {
      orders.addAll(flight.orders);
    }
    return orders;
  }

  boolean flying(Contract c) {
    for (LiveOrder order : flying()) {
      if (order.contract == c) {
        return true;
      }
    }
    return false;
  }

  /** Closes a position at the market. */
  void flatten(Holding h) {
    Contract c = h.contract;
    double quantity = h.steps * c.instrument.lotSize().doubleValue();
    OrderSide side = h.side.closingOrder();
    String id = core.terms.runId() + "-flat-" + ++core.state.ownIds;
    Order.Builder builder = Order.market(id, c.instrument, side, quantity).reduceOnly();
    if (h.hedge) {
      builder.position(h.side);
    }
    LiveOrder order =
        new LiveOrder(
            builder.build(), c, LiveOrder.Role.ALONE, 0, ++core.state.numbers);
    order.asked = h.steps;
    order.steps = h.steps;
    order.submitNanos = core.now;
    order.submitTicks = core.state.last[c.index];
    core.state.add(order);
    Desk desk = core.desk();
    landing.open(desk, order);
    core.opened(desk, order);
    core.closed(desk);
  }
}
