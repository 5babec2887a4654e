// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What gaps left in a state, as bytes; orders, positions and trades are in it already. */
final class GapCodec {

  private GapCodec() {}

  /** Whether there is anything to write. */
  static boolean any(PaperCore core) {
    for (Contract c : core.contracts) {
      if (c.gap.any()) {
        return true;
      }
    }
    // A position that was there is either unmarked, which the contract knows, or its trade tells.
    return core.state.orders.values().stream().anyMatch(order -> order.unverified)
        || core.trades.stream().anyMatch(trade -> trade.unverified)
        || core.state.holdings.stream()
            .flatMap(List::stream)
            .anyMatch(h -> h.trade != null && h.trade.unverified);
  }

  static void write(StateWriter out, PaperCore core) throws IOException {
    for (Contract c : core.contracts) {
      c.gap.save(out);
      for (Holding h : core.state.holdings.get(c.index)) {
        TradeRecord trade = h.trade;
        out.flag(h.unverified).flag(trade != null && trade.unverified);
      }
    }
    List<LiveOrder> orders =
        core.state.orders.values().stream().filter(order -> order.unverified).toList();
    out.integer(orders.size());
    for (LiveOrder order : orders) {
      out.text(order.id());
    }
    List<Long> trades = new ArrayList<>();
    for (int i = 0; i < core.trades.size(); i++) {
      if (core.trades.get(i).unverified) {
        trades.add((long) i);
      }
    }
    out.numbers(trades.stream().mapToLong(Long::longValue).toArray());
  }

  static void read(StateReader in, PaperCore core) throws IOException {
    for (Contract c : core.contracts) {
      c.gap.restore(in);
      for (Holding h : core.state.holdings.get(c.index)) {
        TradeRecord trade = h.trade;
        h.unverified = in.flag();
        boolean flagged = in.flag();
        if (trade != null) {
          trade.unverified = flagged;
        }
      }
    }
    int n = in.integer(0, SnapshotCodec.MOST);
    for (int i = 0; i < n; i++) {
      LiveOrder order = core.state.orders.get(in.text(Payload.LONGEST_TEXT));
      if (order == null) {
        throw StateReader.malformed("an unverified order is not among the orders");
      }
      order.unverified = true;
    }
    for (long i : in.numbers(SnapshotCodec.MOST)) {
      core.trades.get(Math.toIntExact(i)).unverified = true;
    }
  }
}
