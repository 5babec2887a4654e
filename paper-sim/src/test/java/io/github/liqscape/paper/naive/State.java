// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.PaperTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that the account is. A walk of a bar is tried on a copy of the whole. */
final class State {

  final PaperTerms terms;
  long now;
  final Map<String, BigDecimal[]> accounts = new TreeMap<>();
  final List<Market> markets = new ArrayList<>();
  final List<Holding> holdings = new ArrayList<>();

  /** In order of submission; the finished ones leave when a command or event is done. */
  List<Work> orders = new ArrayList<>();

  List<Group> groups = new ArrayList<>();
  List<PaperEvent> events = new ArrayList<>();
  long fills;
  long sequence;
  long ownIds;

  RiskState risk = RiskState.ACTIVE;
  int lossesInARow;
  final Map<String, BigDecimal> dayStart = new TreeMap<>();
  final Map<String, BigDecimal> peak = new TreeMap<>();

  State(PaperTerms terms) {
    this.terms = terms;
    for (InstrumentTerms t : terms.instruments()) {
      add(new Market(t));
    }
  }

  private State(State o) {
    terms = o.terms;
    now = o.now;
    o.accounts.forEach((asset, held) -> accounts.put(asset, held.clone()));
    for (Market m : o.markets) {
      Market copy = m.copy();
      markets.add(copy);
      for (Holding h : o.holdings) {
        if (h.market == m) {
          holdings.add(h.copy(copy));
        }
      }
    }
    for (Work w : o.orders) {
      orders.add(w.copy());
    }
    for (Group g : o.groups) {
      groups.add(g.copy());
    }
    events = new ArrayList<>(o.events);
    fills = o.fills;
    sequence = o.sequence;
    ownIds = o.ownIds;
    risk = o.risk;
    lossesInARow = o.lossesInARow;
    dayStart.putAll(o.dayStart);
    peak.putAll(o.peak);
  }

  State copy() {
    return new State(this);
  }

  private void add(Market m) {
    markets.add(m);
    holdings.add(new Holding(m, PositionSide.LONG));
    holdings.add(new Holding(m, PositionSide.SHORT));
  }

  @Nullable Market find(Instrument instrument) {
    for (Market m : markets) {
      if (m.instrument.equals(instrument)) {
        return m;
      }
    }
    return null;
  }

  Market market(Instrument instrument) {
    Market m = find(instrument);
    if (m == null) {
      throw new AssertionError("no terms of " + instrument);
    }
    return m;
  }

  Market market(Work w) {
    return market(w.order.instrument());
  }

  Holding holding(Market m, PositionSide side) {
    for (Holding h : holdings) {
      if (h.market == m && h.side == side) {
        return h;
      }
    }
    throw new AssertionError("no holding of " + m.instrument);
  }

  @Nullable Work work(@Nullable String id) {
    for (Work w : orders) {
      if (w.id().equals(id)) {
        return w;
      }
    }
    return null;
  }

  /** The live ones among some orders, in order of submission. */
  List<Work> open() {
    List<Work> open = new ArrayList<>();
    for (Work w : orders) {
      if (w.open()) {
        open.add(w);
      }
    }
    return open;
  }

  @Nullable Group group(String id) {
    for (Group g : groups) {
      if (g.ids.contains(id) || (g.kind == Group.Kind.BRACKET && g.timeStop().equals(id))) {
        return g;
      }
    }
    return null;
  }

  BigDecimal balance(String asset, LedgerAccount account) {
    BigDecimal[] held = accounts.get(asset);
    return held == null ? BigDecimal.ZERO.setScale(8) : held[account.ordinal()];
  }

  /** Forgets what is over, so that copies stay small. */
  void sweep() {
    orders.removeIf(w -> w.status.terminal());
    groups.removeIf(
        g ->
            !g.timed()
                && work(g.timeStop()) == null
                && g.ids.stream().allMatch(id -> work(id) == null));
  }

  String describe() {
    StringBuilder text = new StringBuilder();
    accounts.forEach(
        (asset, held) -> {
          for (LedgerAccount a : LedgerAccount.values()) {
            text.append("account ").append(asset).append(' ').append(a).append(' ');
            text.append(Ledger.e8(held[a.ordinal()])).append('\n');
          }
        });
    Map<String, String> positions = new TreeMap<>();
    for (Holding h : holdings) {
      if (h.steps > 0) {
        positions.put(
            h.market.instrument + " " + h.side,
            h.steps + " " + h.cost.toPlainString() + " " + Ledger.e8(h.margin)
                + (h.unverified || h.market.gapFrom != null ? " UNVERIFIED" : ""));
      }
    }
    positions.forEach(
        (name, held) ->
            text.append("position ").append(name).append(' ').append(held).append('\n'));
    for (Work w : orders) {
      if (!w.status.terminal()) {
        text.append("order ").append(w.id()).append(' ').append(w.status).append(' ');
        text.append(w.status == OrderStatus.WAITING ? 0 : w.steps).append(' ');
        text.append(w.filled).append(' ').append(w.limit).append(' ').append(w.trigger);
        text.append('\n');
      }
    }
    return text.append("risk ").append(risk).append('\n').toString();
  }

  /** Lots of all positions of a market together. */
  long held(Market m) {
    long held = 0;
    for (Holding h : holdings) {
      held += h.market == m ? h.steps : 0;
    }
    return held;
  }

  /** Whether an order waits at the venue for another one; not while that is on its way. */
  boolean waiting(Work w) {
    Group g = group(w.id());
    Work first = g == null ? null : work(g.entry());
    boolean flying = first != null && first.status == OrderStatus.IN_FLIGHT;
    return w.status == OrderStatus.WAITING && !flying;
  }
}
