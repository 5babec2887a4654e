// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.setup.TradePlan;
import org.jspecify.annotations.Nullable;

/**
 * Entry, stop and targets of one plan, and what became of them so far. Prices are whole ticks times
 * the side (1 or -1), so that every plan reads like a BUY; money is ticks times lots. Source: fill
 * rules R0 to R6 and R11 of the paper-trading reference.
 */
final class Bracket {

  private static final long NONE = Long.MIN_VALUE;
  private static final int BPS = 10_000;

  private final LabelCosts costs;
  private final long limit;
  private final long stop;
  private final long liquidation;
  private final long[] targets;
  private final long[] targetLots;
  private final long lots;

  private long left;
  private long entryPath = NONE;
  private long entry = NONE;
  private int next;
  private double gross;
  private double fees;
  private double slippage;
  private double exits;
  private @Nullable LabelOutcome ended;

  private Bracket(
      LabelCosts costs, long limit, long stop, long liquidation, long[] targets,
      long[] targetLots, long lots) {
    this.costs = costs;
    this.limit = limit;
    this.stop = stop;
    this.liquidation = liquidation;
    this.targets = targets;
    this.targetLots = targetLots;
    this.lots = lots;
  }

  static Bracket of(TradePlan plan, Ticks ticks, LabelCosts costs) {
    long lots = ticks.lots(plan.quantity());
    if (lots < 1) {
      throw new IllegalArgumentException(
          "a plan to label must be one lot at least, was " + plan.quantity());
    }
    int n = plan.targets().size();
    long[] prices = new long[n];
    long[] parts = new long[n];
    long rest = lots;
    for (int i = 0; i < n; i++) {
      prices[i] = ticks.of(plan.targets().get(i).price());
      parts[i] = i == n - 1 ? rest : (long) Math.floor(lots * plan.targets().get(i).share());
      rest -= parts[i];
    }
    boolean market = plan.entryType() == TradePlan.EntryType.NEXT_BAR_MARKET;
    return new Bracket(
        costs, market ? NONE : ticks.of(plan.entry()), ticks.of(plan.stop()),
        plan.liquidationPrice() > 0 ? ticks.of(plan.liquidationPrice()) : NONE, prices, parts,
        lots);
  }

  private Bracket copy() {
    Bracket copy = new Bracket(costs, limit, stop, liquidation, targets, targetLots, lots);
    copy.left = left;
    copy.entryPath = entryPath;
    copy.entry = entry;
    copy.next = next;
    copy.gross = gross;
    copy.fees = fees;
    copy.slippage = slippage;
    copy.exits = exits;
    copy.ended = ended;
    return copy;
  }

  /** The walk over open, first extreme, second extreme and close of a bar. */
  Bracket walk(TickBar bar, boolean highFirst) {
    Bracket after = copy();
    long first = highFirst ? bar.high() : bar.low();
    long second = highFirst ? bar.low() : bar.high();
    after.open(bar);
    after.segment(bar, bar.open(), first);
    after.segment(bar, first, second);
    after.segment(bar, second, bar.close());
    return after;
  }

  private void open(TickBar bar) {
    long at = bar.open();
    if (entry == NONE) {
      if (limit == NONE) {
        enter(bar, at, at, true);
      } else if (at < limit) {
        enter(bar, at, at, false);
      }
    } else if (ended == null) {
      if (liquidation != NONE && at <= liquidation) {
        liquidate();
      } else if (at <= stop) {
        leave(bar, at, left, true, LabelOutcome.STOP);
      } else {
        while (ended == null && at > targets[next]) {
          take(bar, at, false);
        }
      }
    }
  }

  private void segment(TickBar bar, long from, long to) {
    if (to < from) {
      if (entry == NONE && limit != NONE && to < limit) {
        enter(bar, limit, limit - 1, false);
      }
      if (entry != NONE && ended == null && to <= stop) {
        leave(bar, stop, left, true, LabelOutcome.STOP);
      }
    } else {
      while (entry != NONE && ended == null && to > targets[next]) {
        take(bar, targets[next], false);
      }
    }
  }

  /** Opens at a price; children that the path has passed already execute at once. */
  private void enter(TickBar bar, long price, long path, boolean market) {
    entryPath = price;
    entry = market ? Math.min(bar.high(), price + slip(price)) : price;
    left = lots;
    slippage += (double) (entry - entryPath) * lots;
    fees += fee(entry, lots, market);
    if (path <= stop) {
      leave(bar, path, left, true, LabelOutcome.STOP);
    }
    while (ended == null && path >= targets[next]) {
      take(bar, path, true);
    }
  }

  /** Takes the next target, as a taker if the order crossed when it was made. */
  private void take(TickBar bar, long price, boolean crossing) {
    long part = targetLots[next];
    boolean last = next == targets.length - 1;
    next += last ? 0 : 1;
    if (part > 0) {
      leave(bar, price, part, false, LabelOutcome.TARGET);
      fees += crossing ? fee(price, part, true) - fee(price, part, false) : 0;
    }
  }

  private void leave(TickBar bar, long path, long part, boolean market, LabelOutcome how) {
    long price = market ? Math.max(bar.low(), path - slip(path)) : path;
    gross += (double) (path - entryPath) * part;
    slippage += (double) (path - price) * part;
    fees += fee(price, part, market);
    exits += (double) price * part;
    left -= part;
    ended = left == 0 ? how : null;
  }

  /** The margin is lost, no more and no less: the bankruptcy price of an isolated position. */
  private void liquidate() {
    double bankruptcy = entry - Math.abs(entry) / costs.leverage();
    gross += (bankruptcy - entryPath) * left;
    exits += bankruptcy * left;
    left = 0;
    ended = LabelOutcome.LIQUIDATION;
  }

  /** What is left leaves at the close of the bar. */
  Bracket timeOut(TickBar bar) {
    Bracket after = copy();
    after.leave(bar, bar.close(), left, true, LabelOutcome.TIME);
    return after;
  }

  private long slip(long price) {
    long share = (Math.abs(price) * costs.slippageBps() + BPS - 1) / BPS;
    return Math.max(1, share);
  }

  private double fee(long price, long part, boolean taker) {
    return Math.abs((double) price) * part * (taker ? costs.takerRate() : costs.makerRate());
  }

  /** Equity at a price, less what it was before; for the choice between two walks. */
  double equity(long price) {
    double open = entry == NONE ? 0 : (double) (price - entryPath) * left;
    return gross + open - slippage - fees;
  }

  boolean filled() {
    return entry != NONE;
  }

  boolean isOpen() {
    return entry != NONE && ended == null;
  }

  @Nullable LabelOutcome ended() {
    return ended;
  }

  /** Whether something was filled since another state of the same bracket. */
  boolean movedSince(Bracket before) {
    return entry != before.entry || left != before.left;
  }

  boolean sameAs(Bracket other, long close) {
    return entry == other.entry && left == other.left && ended == other.ended
        && equity(close) == other.equity(close);
  }

  long lots() {
    return lots;
  }

  long left() {
    return left;
  }

  long entry() {
    return entry;
  }

  double meanExit() {
    return exits / lots;
  }

  double gross() {
    return gross;
  }

  double fees() {
    return fees;
  }

  double slippage() {
    return slippage;
  }
}
