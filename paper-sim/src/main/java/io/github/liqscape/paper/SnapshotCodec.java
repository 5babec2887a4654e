package io.github.liqscape.paper;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole state of a {@link PaperCore} as bytes, so that it goes on bit for bit. */
final class SnapshotCodec {

  private static final String KIND = "paper-account";
  private static final int VERSION = 1;
  private static final int MOST = 50_000_000;

  private final OrderCodec orders;

  SnapshotCodec(Instruments instruments) {
    orders = new OrderCodec(instruments);
  }

  byte[] save(PaperCore core) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try {
      SavedState.write(new DataOutputStream(bytes), KIND, VERSION, out -> write(out, core));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  void restore(byte[] bytes, PaperCore core) throws IOException {
    SavedState.read(
        new DataInputStream(new ByteArrayInputStream(bytes)), KIND, VERSION,
        (in, version) -> {
          read(in, core);
          return core;
        });
  }

  private void write(StateWriter out, PaperCore core) throws IOException {
    State s = core.state;
    out.number(core.now).numbers(s.balances).numbers(s.reserved);
    out.numbers(s.postings).numbers(s.last);
    out.numbers(s.mark).numbers(s.leverage);
    for (MarginMode mode : s.modes) {
      out.constant(mode);
    }
    out.number(s.fills).number(s.ranks).number(s.episodes).number(s.numbers);
    out.number(s.ownIds);
    for (List<Holding> of : s.holdings) {
      for (Holding h : of) {
        out.constant(h.side).number(h.steps).number(h.cost).number(h.margin).number(h.episode);
        TradeRecord trade = h.trade;
        out.flag(trade != null);
        if (trade != null) {
          trade(out, trade);
        }
      }
    }
    out.integer(s.groups.size());
    for (Group group : s.groups.values()) {
      group(out, group);
    }
    out.integer(s.orders.size());
    for (LiveOrder order : s.orders.values()) {
      live(out, order);
    }
    for (List<LiveOrder> of : s.live) {
      out.integer(of.size());
      for (LiveOrder order : of) {
        out.text(order.id());
      }
    }
    for (Contract c : core.contracts) {
      contract(out, c);
    }
    requests(out, core.requests);
    core.risk.save(out);
    core.funding.save(out);
    out.integer(core.counts.size());
    for (Map.Entry<PaperCount, Long> count : core.counts.entrySet()) {
      out.constant(count.getKey()).number(count.getValue());
    }
    out.integer(core.trades.size());
    for (TradeRecord trade : core.trades) {
      out.integer(trade.contract.index);
      trade(out, trade);
    }
  }

  private void read(StateReader in, PaperCore core) throws IOException {
    State s = core.state;
    core.now = in.number();
    fill(in, s.balances);
    fill(in, s.reserved);
    fill(in, s.postings);
    fill(in, s.last);
    fill(in, s.mark);
    fill(in, s.leverage);
    for (int i = 0; i < s.modes.length; i++) {
      s.modes[i] = in.constant(MarginMode.class);
    }
    s.fills = in.number();
    s.ranks = in.number();
    s.episodes = in.number();
    s.numbers = in.number();
    s.ownIds = in.number();
    for (List<Holding> of : s.holdings) {
      for (Holding h : of) {
        h.side = in.constant(PositionSide.class);
        h.steps = in.number();
        h.cost = in.number();
        h.margin = in.number();
        h.episode = in.number();
        h.trade = in.flag() ? trade(in, h.contract) : null;
      }
    }
    s.groups.clear();
    int n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      Group group = group(in, core);
      s.groups.put(group.id, group);
    }
    s.orders.clear();
    n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      LiveOrder order = live(in, core);
      s.orders.put(order.id(), order);
    }
    for (List<LiveOrder> of : s.live) {
      of.clear();
      n = in.integer(0, MOST);
      for (int i = 0; i < n; i++) {
        LiveOrder order = s.orders.get(in.text(Payload.LONGEST_TEXT));
        if (order == null) {
          throw StateReader.malformed("a live order is not among the orders");
        }
        of.add(order);
      }
    }
    for (Contract c : core.contracts) {
      contract(in, c);
    }
    requests(in, core);
    core.risk.restore(in);
    core.funding.restore(in);
    core.counts.clear();
    n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      core.counts.put(in.constant(PaperCount.class), in.number());
    }
    core.trades.clear();
    n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      core.trades.add(trade(in, core.contracts.get(in.integer())));
    }
  }

  private static void fill(StateReader in, long[] into) throws IOException {
    long[] from = in.numbers(into.length);
    if (from.length != into.length) {
      throw StateReader.malformed(
          "expected " + into.length + " values, found " + from.length);
    }
    System.arraycopy(from, 0, into, 0, into.length);
  }

  private void trade(StateWriter out, TradeRecord t) throws IOException {
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
          t.betterBy, t.exitDecision, t.firstSequence, t.lastSequence
        });
    out.decimal(t.liquidation).constant(t.exit);
  }

  private TradeRecord trade(StateReader in, Contract c) throws IOException {
    String id = in.text(Payload.LONGEST_TEXT);
    PositionSide side = in.constant(PositionSide.class);
    TradeRecord t = new TradeRecord(c, id, side, OrderCodec.origin(in, c.instrument));
    int n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      t.fills.add(orders.fill(in));
    }
    long[] v = new long[19];
    fill(in, v);
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

  private static void group(StateWriter out, Group g) throws IOException {
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

  private static Group group(StateReader in, PaperCore core) throws IOException {
    int id = in.integer();
    Group.Kind kind = in.constant(Group.Kind.class);
    int n = in.integer(0, MOST);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      members.add(in.text(Payload.LONGEST_TEXT));
    }
    ExitAfter exit = OrderCodec.exit(in);
    Setup.Trade origin = in.flag() ? SetupCodec.read(in, Instruments.whole(in)) : null;
    Contract c = core.contracts.get(in.integer());
    Group g = new Group(
            id, kind, members, c, in.integer(),
            java.util.Arrays.stream(in.decimals(MOST)).boxed().toList(), exit, origin);
    g.over = in.flag();
    g.entered = in.number();
    g.exited = in.number();
    g.firstFillNanos = in.number();
    g.barsHeld = in.integer();
    return g;
  }

  private void live(StateWriter out, LiveOrder o) throws IOException {
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

  private LiveOrder live(StateReader in, PaperCore core) throws IOException {
    Order order = orders.order(in);
    LiveOrder.Role role = in.constant(LiveOrder.Role.class);
    int group = in.integer();
    OrderStatus status = in.constant(OrderStatus.class);
    long[] v = new long[14];
    fill(in, v);
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

  private static void contract(StateWriter out, Contract c) throws IOException {
    out.constant(c.matching);
    Timeframe timeframe = c.timeframe;
    out.flag(timeframe != null);
    if (timeframe != null) {
      out.constant(timeframe);
    }
    c.order.save(out.output());
    int remembered = c.seen.size();
    out.integer(remembered);
    for (int i = 0; i < remembered; i++) {
      out.text(c.seen.id(i)).number(c.seen.content(i));
    }
    c.book.save(out);
    c.bars.save(out);
    c.boundaries.save(out);
  }

  private static void contract(StateReader in, Contract c) throws IOException {
    c.matching = in.constant(Matching.class);
    c.timeframe = in.flag() ? in.constant(Timeframe.class) : null;
    c.order.restore(in.input());
    int n = in.integer(0, SeenTrades.REMEMBERED);
    for (int i = 0; i < n; i++) {
      c.seen.restore(in.text(Payload.LONGEST_TEXT), in.number());
    }
    c.book.restore(in);
    c.bars.restore(in);
    c.boundaries.restore(in);
  }

  private void requests(StateWriter out, Requests r) throws IOException {
    out.integer(r.groups).number(r.draws);
    List<Requests.Flight> flights = new ArrayList<>(r.flights);
    flights.sort(r.flights.comparator());
    out.integer(flights.size());
    for (Requests.Flight f : flights) {
      out.number(f.arrival).number(f.number).integer(f.orders.size());
      for (LiveOrder order : f.orders) {
        live(out, order);
      }
      Group group = f.group;
      out.flag(group != null);
      if (group != null) {
        group(out, group);
      }
      String cancel = f.cancel;
      out.flag(cancel != null);
      if (cancel != null) {
        out.text(cancel);
      }
      Requests.Amendment a = f.amendment;
      out.flag(a != null);
      if (a != null) {
        out.text(a.id()).decimal(a.quantity()).decimal(a.limit()).decimal(a.trigger());
      }
    }
    // The orders of a list share one entry; it is written once and then named.
    IdentityHashMap<Requests.Asked, Integer> seen = new IdentityHashMap<>(r.asked.size());
    out.integer(r.asked.size());
    for (Map.Entry<String, Requests.Asked> entry : r.asked.entrySet()) {
      out.text(entry.getKey());
      Integer before = seen.putIfAbsent(entry.getValue(), seen.size());
      out.integer(before == null ? -1 : before);
      if (before == null) {
        asked(out, entry.getValue());
      }
    }
  }

  private void asked(StateWriter out, Requests.Asked asked) throws IOException {
    switch (asked.request()) {
      case Order order -> orders.order(out.integer(0), order);
      case OrderList list -> orders.list(out.integer(1), list);
      case Bracket bracket -> orders.bracket(out.integer(2), bracket);
      default -> throw new IllegalStateException("unknown request " + asked.request());
    }
    switch (asked.answer()) {
      case OrderAnswer.Accepted accepted -> out.integer(0);
      case OrderAnswer.InFlight flight -> out.integer(1).number(flight.arrivalNanos());
      case OrderAnswer.Rejected rejected ->
          out.integer(2).constant(rejected.reason()).text(rejected.detail());
    }
  }

  private Requests.Asked asked(StateReader in) throws IOException {
    Object request =
        switch (in.integer(0, 2)) {
          case 0 -> orders.order(in);
          case 1 -> orders.list(in);
          default -> orders.bracket(in);
        };
    OrderAnswer answer =
        switch (in.integer(0, 2)) {
          case 0 -> new OrderAnswer.Accepted();
          case 1 -> new OrderAnswer.InFlight(in.number());
          default ->
              new OrderAnswer.Rejected(
                  in.constant(RejectReason.class), in.text(Payload.LONGEST_TEXT));
        };
    return new Requests.Asked(request, answer);
  }

  private void requests(StateReader in, PaperCore core) throws IOException {
    Requests r = core.requests;
    r.groups = in.integer();
    r.redraw(in.number());
    r.flights.clear();
    int n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      r.flights.add(flight(in, core));
    }
    r.asked.clear();
    List<Requests.Asked> seen = new ArrayList<>();
    n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      String id = in.text(Payload.LONGEST_TEXT);
      int before = in.integer(-1, seen.size() - 1);
      Requests.Asked asked = before < 0 ? asked(in) : seen.get(before);
      if (before < 0) {
        seen.add(asked);
      }
      r.asked.put(id, asked);
    }
  }

  private Requests.Flight flight(StateReader in, PaperCore core) throws IOException {
    long arrival = in.number();
    long number = in.number();
    int n = in.integer(0, MOST);
    List<LiveOrder> of = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      of.add(live(in, core));
    }
    Group group = in.flag() ? group(in, core) : null;
    @Nullable String cancel = in.flag() ? in.text(Payload.LONGEST_TEXT) : null;
    Requests.@Nullable Amendment amendment =
        in.flag()
            ? new Requests.Amendment(
                in.text(Payload.LONGEST_TEXT), in.decimal(), in.decimal(), in.decimal())
            : null;
    return new Requests.Flight(arrival, number, of, group, cancel, amendment);
  }
}
