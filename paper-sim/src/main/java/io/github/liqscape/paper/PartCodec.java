// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of a {@link State} as bytes: orders, lists and trades. */
final class PartCodec {

  private final OrderCodec orders;
  private final boolean sequences;

  /** With where in its journal a trade is, or without: that is nothing of the state of an account. */
  PartCodec(OrderCodec orders, boolean sequences) {
    this.orders = orders;
    this.sequences = sequences;
  }

  void trade(StateWriter out, TradeRecord t) throws IOException {
    out.text(t.id).constant(t.side);
    OrderCodec.origin(out, t.origin);
    out.integer(t.fills.size());
    for (Fill f : t.fills) {
      orders.fill(out, f);
    }
    out.numbers(
        new long[] {
          t.submitNanos, t.submitTicks, t.fillableNanos, t.stop, t.target, t.steps, t.worst,
          t.best, t.leverage, t.equity, t.realized, t.fees, t.funding, t.insurance, t.worseBy,
          t.betterBy, t.exitDecision,
          sequences ? t.firstSequence : 0, sequences ? t.lastSequence : 0
        });
    out.decimal(t.liquidation).constant(t.exit);
  }

  TradeRecord trade(StateReader in, Contract c) throws IOException {
    String id = in.text(Payload.LONGEST_TEXT);
    PositionSide side = in.constant(PositionSide.class);
    TradeRecord t = new TradeRecord(c, id, side, OrderCodec.origin(in, c.instrument));
    int n = in.integer(0, SnapshotCodec.MOST);
    for (int i = 0; i < n; i++) {
      t.fills.add(orders.fill(in));
    }
    long[] v = new long[19];
    SnapshotCodec.fill(in, v);
    t.submitNanos = v[0];
    t.submitTicks = v[1];
    t.fillableNanos = v[2];
    t.stop = v[3];
    t.target = v[4];
    t.steps = v[5];
    t.worst = v[6];
    t.best = v[7];
    t.leverage = v[8];
    t.equity = v[9];
    t.realized = v[10];
    t.fees = v[11];
    t.funding = v[12];
    t.insurance = v[13];
    t.worseBy = v[14];
    t.betterBy = v[15];
    t.exitDecision = v[16];
    t.firstSequence = v[17];
    t.lastSequence = v[18];
    t.liquidation = in.decimal();
    t.exit = in.constant(ExitReason.class);
    return t;
  }

  static void group(StateWriter out, Group g) throws IOException {
    Setup.Trade origin = g.origin;
    out.integer(g.id).constant(g.kind).integer(g.members.size());
    for (String id : g.members) {
      out.text(id);
    }
    OrderCodec.exit(out, g.exitAfter);
    out.flag(origin != null);
    if (origin != null) {
      Instruments.whole(out, origin.instrument());
      SetupCodec.write(out, origin);
    }
    out.integer(g.contract.index).integer(g.direction);
    out.decimals(g.shares.stream().mapToDouble(Double::doubleValue).toArray()).flag(g.over);
    out.number(g.entered).number(g.exited).number(g.firstFillNanos).integer(g.barsHeld);
  }

  static Group group(StateReader in, PaperCore core) throws IOException {
    int id = in.integer();
    Group.Kind kind = in.constant(Group.Kind.class);
    int n = in.integer(0, SnapshotCodec.MOST);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      members.add(in.text(Payload.LONGEST_TEXT));
    }
    ExitAfter exit = OrderCodec.exit(in);
    Setup.Trade origin = in.flag() ? SetupCodec.read(in, Instruments.whole(in)) : null;
    Contract c = core.contracts.get(in.integer());
    Group g = new Group(
            id, kind, members, c, in.integer(),
            Arrays.stream(in.decimals(SnapshotCodec.MOST)).boxed().toList(), exit, origin);
    g.over = in.flag();
    g.entered = in.number();
    g.exited = in.number();
    g.firstFillNanos = in.number();
    g.barsHeld = in.integer();
    return g;
  }

  void live(StateWriter out, LiveOrder o) throws IOException {
    orders.order(out, o.order);
    out.constant(o.role).integer(o.group).constant(o.status);
    out.numbers(
        new long[] {
          o.number, o.asked, o.rank, o.steps, o.filled, o.limit, o.trigger, o.acceptedNanos,
          o.submitNanos, o.submitTicks, o.reserve, o.best, o.front, o.reserveSteps
        });
    out.integer(o.barsLeft);
    out.flag(o.triggered).flag(o.marketable).flag(o.waits).flag(o.following);
  }

  LiveOrder live(StateReader in, PaperCore core) throws IOException {
    Order order = orders.order(in);
    LiveOrder.Role role = in.constant(LiveOrder.Role.class);
    int group = in.integer();
    OrderStatus status = in.constant(OrderStatus.class);
    long[] v = new long[14];
    SnapshotCodec.fill(in, v);
    LiveOrder o =
        new LiveOrder(order, core.contract(order.instrument()), role, group, v[0]);
    o.status = status;
    o.asked = v[1];
    o.rank = v[2];
    o.steps = v[3];
    o.filled = v[4];
    o.limit = v[5];
    o.trigger = v[6];
    o.acceptedNanos = v[7];
    o.submitNanos = v[8];
    o.submitTicks = v[9];
    o.reserve = v[10];
    o.best = v[11];
    o.front = v[12];
    o.reserveSteps = v[13];
    o.barsLeft = in.integer();
    o.triggered = in.flag();
    o.marketable = in.flag();
    o.waits = in.flag();
    o.following = in.flag();
    return o;
  }
}
