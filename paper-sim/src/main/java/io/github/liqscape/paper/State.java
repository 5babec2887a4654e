// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.LedgerAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a fill can change: balances, positions, live orders, lists and the prices they are valued
 * at. The two walks of a bar work on copies of it.
 */
final class State {

  private static final int ACCOUNTS = LedgerAccount.values().length;

  final List<String> assets;
  final List<Contract> contracts;
  final long[] balances;
  /** Last price in ticks, 0: none yet. */
  final long[] last;
  /** Mark price, 0: none yet. */
  final long[] mark;
  final long[] leverage;
  final MarginMode[] modes;
  final List<List<Holding>> holdings = new ArrayList<>();
  /** In order of submission: see {@link #add}. */
  final Map<String, LiveOrder> orders = new LinkedHashMap<>();
  final Map<Integer, Group> groups = new LinkedHashMap<>();
  /** Live orders of each contract, in order of acceptance. */
  final List<List<LiveOrder>> live = new ArrayList<>();
  final long[] reserved;
  /** Postings of each asset. */
  final long[] postings;
  long fills;
  long ranks;
  long episodes;
  /** Orders and requests so far. */
  long numbers;
  /** Orders that the account gave itself. */
  long ownIds;
  private final boolean hedge;
  /** Highest number among the orders so far. */
  private long newest;

  State(List<String> assets, List<Contract> contracts, boolean hedge) {
    this.assets = assets;
    this.contracts = contracts;
    this.hedge = hedge;
    balances = new long[assets.size() * ACCOUNTS];
    reserved = new long[assets.size()];
    postings = new long[assets.size()];
    last = new long[contracts.size()];
    mark = new long[contracts.size()];
    leverage = new long[contracts.size()];
    modes = new MarginMode[contracts.size()];
    for (Contract c : contracts) {
      leverage[c.index] = Math.round(c.terms.leverage() * Scale.LEVERAGE);
      modes[c.index] = c.terms.marginMode();
      List<Holding> of = new ArrayList<>();
      of.add(new Holding(c, PositionSide.LONG, hedge));
      if (hedge) {
        of.add(new Holding(c, PositionSide.SHORT, true));
      }
      holdings.add(of);
      live.add(new ArrayList<>());
    }
  }

  private State(State from) {
    assets = from.assets;
    contracts = from.contracts;
    balances = from.balances.clone();
    reserved = from.reserved.clone();
    postings = from.postings.clone();
    last = from.last.clone();
    mark = from.mark.clone();
    leverage = from.leverage.clone();
    modes = from.modes.clone();
    fills = from.fills;
    ranks = from.ranks;
    episodes = from.episodes;
    numbers = from.numbers;
    ownIds = from.ownIds;
    hedge = from.hedge;
    for (List<Holding> of : from.holdings) {
      List<Holding> copies = new ArrayList<>(of.size());
      for (Holding h : of) {
        copies.add(h.copy());
      }
      holdings.add(copies);
    }
    for (LiveOrder order : from.orders.values()) {
      add(order.copy());
    }
    for (Group group : from.groups.values()) {
      groups.put(group.id, group.copy());
    }
    for (List<LiveOrder> of : from.live) {
      List<LiveOrder> copies = new ArrayList<>(of.size() + 4);
      for (LiveOrder order : of) {
        copies.add(orders.get(order.id()));
      }
      live.add(copies);
    }
  }

  boolean hedge() {
    return hedge;
  }

  State copy() {
    return new State(this);
  }

  long balance(int asset, LedgerAccount account) {
    return balances[asset * ACCOUNTS + account.ordinal()];
  }

  void move(int asset, LedgerAccount from, LedgerAccount to, long amount) {
    postings[asset]++;
    int base = asset * ACCOUNTS;
    balances[base + from.ordinal()] =
        Math.subtractExact(balances[base + from.ordinal()], amount);
    balances[base + to.ordinal()] = Math.addExact(balances[base + to.ordinal()], amount);
  }

  long wallet(int asset) {
    return balance(asset, LedgerAccount.TRADER);
  }

  boolean isolated(Contract c) {
    return modes[c.index] == MarginMode.ISOLATED;
  }

  /** The mark, or the last price for want of one; 0 if there is neither. */
  long valuation(Contract c) {
    long m = mark[c.index];
    return m != 0 ? m : c.scale.markOfTicks(last[c.index]);
  }

  /** Adds an order where its submission puts it: others may have come by, while it travelled. */
  void add(LiveOrder order) {
    List<LiveOrder> later = List.of();
    if (order.number < newest) {
      later =
          orders.values().stream().filter(other -> other.number > order.number).toList();
      later.forEach(other -> orders.remove(other.id()));
    }
    orders.put(order.id(), order);
    later.forEach(other -> orders.put(other.id(), other));
    newest = Math.max(newest, order.number);
  }

  /** The position that an order is about. */
  Holding holding(Contract c, @Nullable PositionSide side) {
    List<Holding> of = holdings.get(c.index);
    return of.size() == 1 || side != PositionSide.SHORT ? of.get(0) : of.get(1);
  }

  Holding holding(LiveOrder order) {
    return holding(order.contract, order.positionSide());
  }

  /** What the order could make smaller. */
  long reducible(LiveOrder order) {
    Holding h = holding(order);
    return h.sign() == order.direction ? 0 : h.steps;
  }

  /** Free balance: see RULES.md, section 2. */
  long available(int asset) {
    long free = Math.subtractExact(wallet(asset), reserved[asset]);
    for (Contract c : contracts) {
      if (c.asset == asset) {
        for (Holding h : holdings.get(c.index)) {
          if (h.steps > 0) {
            free = Math.subtractExact(free, h.margin);
            if (!isolated(c)) {
              long price = valuation(c);
              free = Math.addExact(free, h.unrealized(price));
              free = Math.subtractExact(free, h.initial(price, leverage[c.index]));
            }
          }
        }
      }
    }
    return free;
  }

  /** Wallet and unrealized profit of all positions of an asset. */
  long equity(int asset) {
    long sum = wallet(asset);
    for (Contract c : contracts) {
      if (c.asset == asset) {
        for (Holding h : holdings.get(c.index)) {
          if (h.steps > 0) {
            sum = Math.addExact(sum, h.unrealized(valuation(c)));
          }
        }
      }
    }
    return sum;
  }

  /** The same with one contract valued at its last price. */
  long equityAtLast(Contract at) {
    long sum = wallet(at.asset);
    for (Contract c : contracts) {
      if (c.asset == at.asset) {
        for (Holding h : holdings.get(c.index)) {
          if (h.steps > 0) {
            long price = c == at ? c.scale.markOfTicks(last[c.index]) : valuation(c);
            sum = Math.addExact(sum, h.unrealized(price));
          }
        }
      }
    }
    return sum;
  }

  /** Sum of the notionals of all positions of an asset. */
  long exposure(int asset) {
    long sum = 0;
    for (Contract c : contracts) {
      if (c.asset == asset) {
        for (Holding h : holdings.get(c.index)) {
          if (h.steps > 0) {
            sum = Math.addExact(sum, h.worth(valuation(c)));
          }
        }
      }
    }
    return sum;
  }

  boolean flat(Contract c) {
    for (Holding h : holdings.get(c.index)) {
      if (h.steps > 0) {
        return false;
      }
    }
    return true;
  }
}
