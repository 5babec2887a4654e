// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The whole state of a {@link PaperCore} as bytes, so that it goes on bit for bit. */
final class SnapshotCodec {

  private static final String KIND = "paper-account";
  /** The newest: with what gaps left. A state in which they left nothing is written as 1. */
  private static final int VERSION = 2;
  static final int MOST = 50_000_000;

  private final PartCodec parts;
  private final RequestsCodec requests;

  /** With the journal entries of trades, or without, as the state hash has it: see {@link PartCodec}. */
  SnapshotCodec(Instruments instruments, boolean sequences) {
    OrderCodec orders = new OrderCodec(instruments);
    parts = new PartCodec(orders, sequences);
    requests = new RequestsCodec(orders, parts);
  }

  byte[] save(PaperCore core) {
    int version = GapCodec.any(core) ? VERSION : 1;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try {
      SavedState.write(new DataOutputStream(bytes), KIND, version, out -> write(out, core, version));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  void restore(byte[] bytes, PaperCore core) throws IOException {
    restore(new DataInputStream(new ByteArrayInputStream(bytes)), core);
  }

  void restore(DataInput from, PaperCore core) throws IOException {
    SavedState.read(
        from, KIND, VERSION,
        (in, version) -> {
          read(in, core, version);
          return core;
        });
  }

  private void write(StateWriter out, PaperCore core, int version) throws IOException {
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
          parts.trade(out, trade);
        }
      }
    }
    out.integer(s.groups.size());
    for (Group group : s.groups.values()) {
      PartCodec.group(out, group);
    }
    out.integer(s.orders.size());
    for (LiveOrder order : s.orders.values()) {
      parts.live(out, order);
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
    requests.write(out, core.requests);
    core.risk.save(out);
    core.funding.save(out);
    out.integer(core.counts.size());
    for (Map.Entry<PaperCount, Long> count : core.counts.entrySet()) {
      out.constant(count.getKey()).number(count.getValue());
    }
    out.integer(core.trades.size());
    for (TradeRecord trade : core.trades) {
      out.integer(trade.contract.index);
      parts.trade(out, trade);
    }
    if (version > 1) {
      GapCodec.write(out, core);
    }
  }

  private void read(StateReader in, PaperCore core, int version) throws IOException {
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
        h.trade = in.flag() ? parts.trade(in, h.contract) : null;
      }
    }
    s.groups.clear();
    int n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      Group group = PartCodec.group(in, core);
      s.groups.put(group.id, group);
    }
    s.orders.clear();
    n = in.integer(0, MOST);
    for (int i = 0; i < n; i++) {
      LiveOrder order = parts.live(in, core);
      s.add(order);
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
    requests.read(in, core);
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
      core.trades.add(parts.trade(in, core.contracts.get(in.integer())));
    }
    if (version > 1) {
      GapCodec.read(in, core);
    } else {
      core.contracts.forEach(c -> c.gap.none());
    }
  }

  static void fill(StateReader in, long[] into) throws IOException {
    long[] from = in.numbers(into.length);
    if (from.length != into.length) {
      throw StateReader.malformed(
          "expected " + into.length + " values, found " + from.length);
    }
    System.arraycopy(from, 0, into, 0, into.length);
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

}
