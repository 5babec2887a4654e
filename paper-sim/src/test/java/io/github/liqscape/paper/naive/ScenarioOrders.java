// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.order.Trailing;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.setup.PlanTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Commands drawn at random, near enough to the price that things happen. */
final class ScenarioOrders {

  private static final double[][] SHARES = {{1}, {0.5, 0.5}, {0.25, 0.75}, {0.5, 0.25, 0.25}};

  private final SplittableRandom random;
  private final ScenarioTerms terms;
  private final List<String> ids = new ArrayList<>();
  private int count;
  private final List<PaperScenario.Step> sent = new ArrayList<>();

  ScenarioOrders(SplittableRandom random, ScenarioTerms terms) {
    this.random = random;
    this.terms = terms;
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  private ScenarioMarket market() {
    return terms.markets().get(random.nextInt(terms.markets().size()));
  }

  private String id() {
    String id = "o" + ++count;
    ids.add(id);
    return id;
  }

  private String known() {
    if (ids.isEmpty() || chance(20)) {
      return "nobody";
    }
    int recent = Math.max(0, ids.size() - 8);
    int which = chance(4) ? random.nextInt(ids.size()) : random.nextInt(recent, ids.size());
    String id = ids.get(which);
    return switch (random.nextInt(8)) {
      case 0 -> id + "/S";
      case 1 -> id + "/T1";
      default -> id;
    };
  }

  /** A command; {@code now} is the time at which it will be given. */
  PaperScenario.Step command(long now) {
    ScenarioMarket m = market();
    int kind = random.nextInt(100);
    if (kind < 50) {
      return submit(order(m, now));
    } else if (kind < 65) {
      Bracket bracket = bracket(m, now);
      return keep("bracket " + bracket, v -> v.submit(bracket));
    } else if (kind < 74) {
      OrderList list = list(m, now);
      return keep("list " + list, v -> v.submit(list));
    } else if (kind < 81) {
      String id = known();
      return new PaperScenario.Step("cancel " + id, v -> v.cancel(id));
    } else if (kind < 91) {
      return amend(m);
    }
    return rare(m, kind);
  }

  private PaperScenario.Step keep(String text, PaperScenario.Play play) {
    PaperScenario.Step step = new PaperScenario.Step(text, play);
    sent.add(step);
    return step;
  }

  private PaperScenario.Step submit(Order order) {
    return keep("submit " + order, v -> v.submit(order));
  }

  private PaperScenario.Step amend(ScenarioMarket m) {
    String id = known();
    double quantity = chance(2) ? Double.NaN : m.quantity(steps(m));
    double limit = chance(2) ? Double.NaN : m.at(m.away(4 * random.nextDouble() - 2));
    double trigger = chance(2) ? Double.NaN : m.at(m.away(6 * random.nextDouble() - 3));
    return new PaperScenario.Step(
        "amend " + id + " " + quantity + " " + limit + " " + trigger,
        v -> v.amend(id, quantity, limit, trigger));
  }

  private PaperScenario.Step rare(ScenarioMarket m, int kind) {
    Instrument i = m.instrument();
    return switch (kind) {
      case 91, 92 -> {
        double leverage = new double[] {0, 1, 2.5, 5, 10, 25, 125, 300}[random.nextInt(8)];
        yield new PaperScenario.Step(
            "leverage " + i + " " + leverage, v -> v.leverage(i, leverage));
      }
      case 93 -> {
        MarginMode mode = chance(2) ? MarginMode.CROSS : MarginMode.ISOLATED;
        yield new PaperScenario.Step("mode " + i + " " + mode, v -> v.marginMode(i, mode));
      }
      case 94 -> PaperScenario.deposit(i.settleAsset(), part(m, 0.2));
      case 95 -> withdrawal(i.settleAsset(), part(m, chance(2) ? 0.05 : 2));
      case 96 -> chance(3) ? halt(chance(2)) : resume();
      case 97 -> resume();
      default -> sent.isEmpty() ? resume() : sent.get(random.nextInt(sent.size()));
    };
  }

  private static PaperScenario.Step withdrawal(String asset, BigDecimal amount) {
    return new PaperScenario.Step(
        "withdraw " + amount + " " + asset,
        v -> {
          v.withdraw(asset, amount);
          return "done";
        });
  }

  private static PaperScenario.Step halt(boolean flatten) {
    return new PaperScenario.Step(
        "halt " + flatten,
        v -> {
          v.halt("drill", flatten);
          return "done";
        });
  }

  private static PaperScenario.Step resume() {
    return new PaperScenario.Step(
        "resume",
        v -> {
          v.resume("tester");
          return "done";
        });
  }

  private static BigDecimal part(ScenarioMarket m, double part) {
    return m.deposit().multiply(BigDecimal.valueOf(part)).setScale(8, RoundingMode.DOWN);
  }

  private long steps(ScenarioMarket m) {
    double part = chance(12) ? 1.2 : random.nextDouble() * random.nextDouble() * 0.6;
    return chance(6) ? 1 + random.nextInt(3) : m.steps(part);
  }

  private OrderSide side() {
    return chance(2) ? OrderSide.BUY : OrderSide.SELL;
  }

  private Order order(ScenarioMarket m, long now) {
    OrderSide side = side();
    OrderType type = OrderType.values()[chance(3) ? 0 : random.nextInt(7)];
    Order.Builder b = builder(m, chance(40) ? "o1" : id(), side, type, m.quantity(steps(m)));
    if (chance(4)) {
      b.reduceOnly();
    }
    if (terms.hedge() != chance(30)) {
      b.position(chance(2) ? PositionSide.LONG : PositionSide.SHORT);
    }
    if (chance(10) && type == OrderType.LIMIT) {
      b.postOnly();
    }
    b.timeInForce(timeInForce(now));
    if (chance(6) && !type.limited()) {
      b.protection(random.nextInt(5));
    }
    return chance(18) ? spoiled(m, b.build()) : b.build();
  }

  private TimeInForce timeInForce(long now) {
    return switch (random.nextInt(14)) {
      case 0 -> TimeInForce.IOC;
      case 1 -> TimeInForce.FOK;
      case 2 -> TimeInForce.until(now + 1 + random.nextLong(300_000_000_000L));
      case 3, 4 -> TimeInForce.bars(1 + random.nextInt(4));
      default -> TimeInForce.GTC;
    };
  }

  /** An order of a type, its prices where that type makes sense. */
  private Order.Builder builder(
      ScenarioMarket m, String id, OrderSide side, OrderType type, double quantity) {
    Order.Builder b = Order.of(id, m.instrument(), side, type, quantity);
    double sign = side == OrderSide.BUY ? 1 : -1;
    double far = random.nextDouble() * (chance(8) ? -0.5 : 2);
    switch (type) {
      case MARKET -> {}
      case LIMIT -> b.limit(m.at(m.away(-sign * far)));
      case STOP_MARKET -> b.trigger(m.at(m.away(sign * far)));
      case STOP_LIMIT ->
          b.trigger(m.at(m.away(sign * far)))
              .limit(m.at(m.away(sign * (far + random.nextDouble() - 0.4))));
      case MARKET_IF_TOUCHED -> b.trigger(m.at(m.away(-sign * far)));
      case LIMIT_IF_TOUCHED ->
          b.trigger(m.at(m.away(-sign * far)))
              .limit(m.at(m.away(-sign * (far + random.nextDouble() - 0.4))));
      case TRAILING_STOP -> b.trailing(trailing(m, sign));
    }
    return chance(6) ? b.triggerBy(TriggerBy.MARK) : b;
  }

  private Trailing trailing(ScenarioMarket m, double sign) {
    long offset = Math.max(1, m.away(0.3 + random.nextDouble() * 2) - m.price());
    Trailing how =
        switch (random.nextInt(3)) {
          case 0 -> Trailing.ticks((int) offset);
          case 1 -> Trailing.absolute(m.at(offset));
          default -> Trailing.percent(0.5 + random.nextInt(8) * 0.25);
        };
    return chance(4) ? how.from(m.at(m.away(-sign * random.nextDouble()))) : how;
  }

  private Order spoiled(ScenarioMarket m, Order o) {
    double tick = m.instrument().tickSize().doubleValue();
    double lot = m.instrument().lotSize().doubleValue();
    Instrument stranger =
        Instrument.linear(Venue.OKX, "NOBODY", "N", "USDT").build();
    return switch (random.nextInt(8)) {
      case 0 -> copy(o, o.instrument(), o.quantity() + lot / 3, o.limit(), o.trigger());
      case 1 -> copy(o, o.instrument(), o.quantity(), o.limit() + tick / 3, o.trigger());
      case 2 -> copy(o, o.instrument(), o.quantity(), o.limit(), o.trigger() + tick / 3);
      case 3 -> copy(o, o.instrument(), Double.NaN, o.limit(), o.trigger());
      case 4 -> copy(o, o.instrument(), -o.quantity(), o.limit(), o.trigger());
      case 5 -> copy(o, o.instrument(), o.quantity(), m.at(5), m.at(7));
      case 6 -> copy(o, o.instrument(), o.quantity() * 1e9, o.limit(), o.trigger());
      default -> copy(o, stranger, o.quantity(), o.limit(), o.trigger());
    };
  }

  private static Order copy(
      Order o, Instrument instrument, double quantity, double limit, double trigger) {
    return new Order(
        o.id(), instrument, o.side(), o.type(), quantity, limit, trigger, o.triggerBy(),
        o.timeInForce(), o.postOnly(), o.reduceOnly(), o.positionSide(), o.trailing(),
        o.protectionTicks());
  }

  private Bracket bracket(ScenarioMarket m, long now) {
    OrderSide side = side();
    double sign = side == OrderSide.BUY ? 1 : -1;
    OrderType[] types = {
      OrderType.MARKET, OrderType.MARKET, OrderType.LIMIT, OrderType.STOP_MARKET,
      OrderType.STOP_LIMIT
    };
    Order.Builder entry =
        builder(m, id(), side, types[random.nextInt(types.length)], m.quantity(steps(m)));
    entry.timeInForce(timeInForce(now));
    if (terms.hedge()) {
      entry.position(side == OrderSide.BUY ? PositionSide.LONG : PositionSide.SHORT);
    }
    List<PlanTarget> targets = new ArrayList<>();
    if (!chance(5)) {
      double[] shares = SHARES[random.nextInt(SHARES.length)];
      double far = 0;
      for (double share : shares) {
        far += 0.3 + random.nextDouble() * 1.5;
        targets.add(new PlanTarget(m.at(m.away(sign * far)), share, "drawn"));
      }
    }
    double stop = m.at(m.away(-sign * (0.3 + random.nextDouble() * 2)));
    TriggerBy by = chance(6) ? TriggerBy.MARK : TriggerBy.LAST;
    Bracket b = by(Bracket.of(entry.build(), stop, targets), by);
    if (chance(4)) {
      b = b.trailing(trailing(m, -sign));
    }
    if (chance(3)) {
      b =
          b.exitAfter(
              chance(2)
                  ? ExitAfter.bars(1 + random.nextInt(4))
                  : ExitAfter.nanos(1 + random.nextLong(400_000_000_000L)));
    }
    return b;
  }

  // NullAway does not see that origin, of a nested type, may be null in a compiled class.
  @SuppressWarnings("NullAway")
  private static Bracket by(Bracket b, TriggerBy by) {
    return new Bracket(b.entry(), b.stop(), by, null, b.targets(), null, b.origin());
  }

  private OrderList list(ScenarioMarket m, long now) {
    OrderList.Kind kind = OrderList.Kind.values()[random.nextInt(3)];
    double quantity = m.quantity(steps(m));
    OrderSide side = side();
    boolean exits = kind != OrderList.Kind.OTO && chance(2);
    List<Order> orders = new ArrayList<>();
    int size = 2 + random.nextInt(2);
    for (int i = 0; i < size; i++) {
      boolean child = kind == OrderList.Kind.OTO && i > 0;
      OrderSide which = exits || (i == 0) == (kind == OrderList.Kind.OTO) ? side : side.opposite();
      OrderType type = OrderType.values()[1 + random.nextInt(6)];
      Order.Builder b = builder(m, id(), child ? side.opposite() : which, type, quantity);
      if (exits || (child && !chance(4))) {
        b.reduceOnly();
      }
      if (terms.hedge()) {
        boolean buys = (child ? side.opposite() : which) == OrderSide.BUY;
        b.position(buys != (exits || child) ? PositionSide.LONG : PositionSide.SHORT);
      }
      if (chance(8)) {
        b.timeInForce(timeInForce(now));
      }
      orders.add(b.build());
    }
    return new OrderList(kind, orders);
  }
}
