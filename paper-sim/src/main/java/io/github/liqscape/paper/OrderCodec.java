// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.order.Trailing;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders and fills as bytes. An instrument outside the account keeps its venue and symbol only. */
final class OrderCodec {

  private static final int MOST = 10_000;
  private static final OrderSide[] SIDES = OrderSide.values();
  private static final OrderType[] TYPES = OrderType.values();
  private static final TriggerBy[] TRIGGERS = TriggerBy.values();
  private static final TimeInForce.Kind[] RULES = TimeInForce.Kind.values();
  private static final PositionSide[] POSITIONS = PositionSide.values();
  private static final Trailing.Unit[] UNITS = Trailing.Unit.values();
  private static final FillFlag[] FLAGS = FillFlag.values();

  private final Instruments instruments;

  OrderCodec(Instruments instruments) {
    this.instruments = instruments;
  }

  void order(StateWriter out, Order o) throws IOException {
    out.text(o.id());
    instruments.write(out, o.instrument());
    out.integer(
        o.side().ordinal()
            | o.type().ordinal() << 4
            | o.triggerBy().ordinal() << 8
            | o.timeInForce().kind().ordinal() << 12
            | (o.postOnly() ? 1 << 16 : 0)
            | (o.reduceOnly() ? 1 << 17 : 0)
            | position(o.positionSide()) << 20
            | (o.trailing() != null ? 1 << 24 : 0));
    out.decimal(o.quantity()).decimal(o.limit()).decimal(o.trigger());
    out.number(o.timeInForce().untilNanos()).integer(o.timeInForce().bars());
    out.integer(o.protectionTicks());
    Trailing trailing = o.trailing();
    if (trailing != null) {
      trailing(out, trailing);
    }
  }

  private static int position(@Nullable PositionSide side) {
    return side == null ? 0 : 1 + side.ordinal();
  }

  private static void trailing(StateWriter out, Trailing t) throws IOException {
    out.integer(t.unit().ordinal()).decimal(t.offset()).decimal(t.activation());
  }

  private static Trailing trailing(StateReader in) throws IOException {
    return new Trailing(UNITS[in.integer(0, UNITS.length - 1)], in.decimal(), in.decimal());
  }

  Order order(StateReader in) throws IOException {
    String id = in.text(Payload.LONGEST_TEXT);
    Instrument instrument = instruments.read(in);
    int bits = in.integer();
    double quantity = in.decimal();
    double limit = in.decimal();
    double trigger = in.decimal();
    TimeInForce rule =
        new TimeInForce(RULES[bits >> 12 & 15], in.number(), in.integer());
    int protection = in.integer();
    int side = bits >> 20 & 15;
    return new Order(
        id, instrument, SIDES[bits & 15], TYPES[bits >> 4 & 15], quantity, limit, trigger,
        TRIGGERS[bits >> 8 & 15], rule, (bits & 1 << 16) != 0, (bits & 1 << 17) != 0,
        side == 0 ? null : POSITIONS[side - 1], (bits & 1 << 24) != 0 ? trailing(in) : null,
        protection);
  }

  void list(StateWriter out, OrderList list) throws IOException {
    out.constant(list.kind()).integer(list.orders().size());
    for (Order order : list.orders()) {
      order(out, order);
    }
  }

  OrderList list(StateReader in) throws IOException {
    OrderList.Kind kind = in.constant(OrderList.Kind.class);
    int n = in.integer(2, MOST);
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      orders.add(order(in));
    }
    return new OrderList(kind, orders);
  }

  void bracket(StateWriter out, Bracket b) throws IOException {
    order(out, b.entry());
    Trailing trailing = b.trailing();
    out.decimal(b.stop()).constant(b.stopBy()).flag(trailing != null);
    if (trailing != null) {
      trailing(out, trailing);
    }
    out.integer(b.targets().size());
    for (PlanTarget target : b.targets()) {
      out.decimal(target.price()).decimal(target.share()).text(target.objectId());
    }
    exit(out, b.exitAfter());
    origin(out, b.origin());
  }

  Bracket bracket(StateReader in) throws IOException {
    Order entry = order(in);
    double stop = in.decimal();
    TriggerBy by = in.constant(TriggerBy.class);
    Trailing trailing = in.flag() ? trailing(in) : null;
    int n = in.integer(0, MOST);
    List<PlanTarget> targets = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      targets.add(new PlanTarget(in.decimal(), in.decimal(), in.text(Payload.LONGEST_TEXT)));
    }
    return new Bracket(
        entry, stop, by, trailing, targets, exit(in), origin(in, entry.instrument()));
  }

  static void exit(StateWriter out, @Nullable ExitAfter exit) throws IOException {
    out.integer(exit == null ? 0 : exit.bars()).number(exit == null ? 0 : exit.nanos());
  }

  static @Nullable ExitAfter exit(StateReader in) throws IOException {
    int bars = in.integer();
    long nanos = in.number();
    return bars == 0 && nanos == 0 ? null : new ExitAfter(bars, nanos);
  }

  static void origin(StateWriter out, Setup.@Nullable Trade origin) throws IOException {
    out.flag(origin != null);
    if (origin != null) {
      SetupCodec.write(out, origin);
    }
  }

  static Setup.@Nullable Trade origin(StateReader in, Instrument instrument) throws IOException {
    return in.flag() ? SetupCodec.read(in, instrument) : null;
  }

  void fill(StateWriter out, Fill f) throws IOException {
    int flags = 0;
    for (FillFlag flag : f.flags()) {
      flags |= 1 << flag.ordinal();
    }
    out.number(f.number()).text(f.orderId());
    instruments.write(out, f.instrument());
    out.integer(
        f.side().ordinal() | f.positionSide().ordinal() << 1 | (f.closes() ? 4 : 0)
            | (f.liquidity() == Liquidity.TAKER ? 8 : 0) | flags << 4);
    out.number(f.ticks()).number(f.steps()).number(f.pathTicks());
    out.number(f.feeE8()).number(f.realizedE8()).number(f.timeNanos());
  }

  Fill fill(StateReader in) throws IOException {
    long number = in.number();
    String id = in.text(Payload.LONGEST_TEXT);
    Instrument instrument = instruments.read(in);
    int bits = in.integer();
    Set<FillFlag> flags = EnumSet.noneOf(FillFlag.class);
    for (FillFlag flag : FLAGS) {
      if ((bits >> 4 & 1 << flag.ordinal()) != 0) {
        flags.add(flag);
      }
    }
    long ticks = in.number();
    long steps = in.number();
    long path = in.number();
    return new Fill(
        number, id, instrument, SIDES[bits & 1], POSITIONS[bits >> 1 & 1], ticks, steps, path,
        (bits & 4) != 0, (bits & 8) != 0 ? Liquidity.TAKER : Liquidity.MAKER, in.number(),
        in.number(), in.number(), flags);
  }
}
