// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.account.LedgerEntry;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.RejectReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Books fills into a {@link State} and tells what changed: money, position, order, and what the order's
 * list makes of it. RULES.md, sections 2, 3 and 5.
 */
final class Desk {

  final State state;
  final List<PaperEvent> out;
  /** Event time of what is booked. */
  final long now;
  /** What limits the trust in the fills that follow. */
  final Set<FillFlag> flags = EnumSet.noneOf(FillFlag.class);
  final List<TradeRecord> closed = new ArrayList<>();
  /** The time that counts for what is accepted now: within a bar its close. */
  long accepting;
  private final Lists lists;
  private @Nullable Fill lastFill;
  /** Whether exposure may be added. */
  private final boolean active;

  Desk(State state, List<PaperEvent> out, long now, boolean active) {
    this.state = state;
    this.out = out;
    this.now = now;
    this.active = active;
    accepting = now;
    lists = new Lists(this);
  }

  /**
   * Fills up to so many steps of an order at a price; reducing first, then adding.
   *
   * @param path the price without slippage
   * @return how many were filled
   */
  long fill(LiveOrder order, long ticks, long path, long want, Liquidity liquidity) {
    if (order.reducing() && !clip(order)) {
      return 0;
    }
    long steps = Math.min(want, order.leaves());
    long reducing = Math.min(steps, state.reducible(order));
    if (reducing > 0) {
      book(order, ticks, path, reducing, true, liquidity);
    }
    long adding = steps - reducing;
    if (adding == 0 || !order.open()) {
      return reducing;
    }
    if (!active) {
      end(order, OrderStatus.CANCELED, EndReason.HALTED);
      return reducing;
    }
    if (!affordable(order, ticks, adding, liquidity)) {
      end(order, OrderStatus.CANCELED, EndReason.INSUFFICIENT_MARGIN);
      return reducing;
    }
    book(order, ticks, path, adding, false, liquidity);
    return steps;
  }

  /** Makes a reduce-only order no larger than what it can reduce; false if nothing is left. */
  private boolean clip(LiveOrder order) {
    long can = state.reducible(order);
    if (can == 0) {
      resize(order, order.filled);
      end(order, OrderStatus.CANCELED, EndReason.REDUCE_ONLY);
      return false;
    }
    if (order.leaves() > can) {
      resize(order, order.filled + can);
    }
    return true;
  }

  private boolean affordable(LiveOrder order, long ticks, long steps, Liquidity liquidity) {
    Contract c = order.contract;
    if (!c.scale.countable(state.holding(order).steps + steps, ticks)) {
      return false;
    }
    long own = order.reserved() - order.reserved(order.leaves() - steps);
    long needed =
        margin(c, steps, ticks) + fee(c, steps, ticks, liquidity);
    return state.available(c.asset) + own >= needed;
  }

  long margin(Contract c, long steps, long ticks) {
    return c.scale.share(steps, ticks, Scale.LEVERAGE, state.leverage[c.index]);
  }

  private static long fee(Contract c, long steps, long ticks, Liquidity liquidity) {
    long rate = liquidity == Liquidity.MAKER ? c.makerRate : c.takerRate;
    return c.scale.share(steps, ticks, rate, Scale.RATE);
  }

  private void book(
      LiveOrder order, long ticks, long path, long steps, boolean closes, Liquidity liquidity) {
    Contract c = order.contract;
    Holding h = state.holding(order);
    long equity = h.trade == null ? state.equity(c.asset) : 0;
    if (h.steps == 0 && !h.hedge) {
      h.side = order.direction > 0 ? PositionSide.LONG : PositionSide.SHORT;
    }
    if (h.steps == 0) {
      h.episode = ++state.episodes;
    }
    long insured = 0;
    long realized = 0;
    if (closes) {
      long released = c.scale.released(h.cost, steps, h.steps);
      realized = c.scale.realized(h.sign(), steps, ticks, released);
      tell(order, h, ticks, path, steps, true, liquidity, realized);
      signed(c, LedgerAccount.MARKET, LedgerAccount.TRADER, realized, Cause.REALIZED, order.id());
      insured = release(h, steps, realized, order.id());
      h.cost -= released;
      h.steps -= steps;
    } else {
      tell(order, h, ticks, path, steps, false, liquidity, 0);
      h.cost = Math.addExact(h.cost, c.scale.cost(steps, ticks));
      h.steps += steps;
      if (state.isolated(c)) {
        h.margin += margin(c, steps, ticks);
      }
    }
    long fee = fee(c, steps, ticks, liquidity);
    signed(c, LedgerAccount.TRADER, LedgerAccount.FEES, fee, Cause.FEE, order.id());
    record(order, h, lastFill, insured, equity);
    progress(order, steps);
    lists.filled(order, steps, ticks);
    if (h.steps == 0) {
      close(h, order);
      lists.flat(h);
      endReduceOnly(c, h);
    }
  }

  private void tell(
      LiveOrder order, Holding h, long ticks, long path, long steps, boolean closes,
      Liquidity liquidity, long realized) {
    Contract c = order.contract;
    lastFill =
        new Fill(
            ++state.fills, order.id(), c.instrument, order.order.side(), h.side, ticks, steps,
            path, closes, liquidity, fee(c, steps, ticks, liquidity), realized, now,
            flags(h, order.unverified || h.unverified || (closes && c.gap.pending())));
    out.add(new PaperEvent.Filled(lastFill));
  }

  /** What limits the trust in a fill of this position. */
  private Set<FillFlag> flags(Holding h, boolean unverified) {
    boolean filling = h.contract.gap.filling;
    if (!filling && !unverified) {
      return flags;
    }
    Set<FillFlag> more = EnumSet.noneOf(FillFlag.class);
    more.addAll(flags);
    if (filling) {
      more.add(FillFlag.GAP_FILLED);
    }
    if (unverified) {
      more.add(FillFlag.UNVERIFIED);
    }
    return more;
  }

  /** Frees the margin of a part that leaves; returns what insurance pays beyond it. */
  private long release(Holding h, long steps, long realized, String reference) {
    if (!state.isolated(h.contract)) {
      return 0;
    }
    long freed = steps == h.steps ? h.margin : Wide.mulDiv(h.margin, steps, h.steps);
    long left = h.margin - freed;
    long beyond = -realized - Math.max(0, freed);
    if (beyond > 0) {
      long taken = Math.min(beyond, Math.max(0, left));
      left -= taken;
      beyond -= taken;
      signed(
          h.contract, LedgerAccount.INSURANCE, LedgerAccount.TRADER, beyond, Cause.SHORTFALL,
          reference);
    }
    h.margin = left;
    return Math.max(0, beyond);
  }

  private void record(
      LiveOrder order, Holding h, @Nullable Fill fill, long insured, long equity) {
    TradeRecord trade = h.trade;
    if (fill == null) {
      return;
    }
    if (trade == null) {
      trade = lists.opened(order, h);
      trade.equity = equity;
      h.trade = trade;
    }
    trade.add(fill);
    trade.insurance += insured;
    trade.leverage = state.leverage[h.contract.index];
    if (!fill.closes()) {
      trade.liquidation = Liquidation.price(state, h);
    }
  }

  private void progress(LiveOrder order, long steps) {
    int asset = order.contract.asset;
    state.reserved[asset] -= order.reserved();
    order.filled += steps;
    state.reserved[asset] += order.reserved();
    if (order.leaves() == 0) {
      order.status = OrderStatus.FILLED;
      remove(order);
    }
    changed(order, null);
  }

  private void close(Holding h, LiveOrder order) {
    TradeRecord trade = h.trade;
    if (trade == null) {
      return;
    }
    switch (order.role) {
      case STOP -> {
        trade.exit = ExitReason.STOP;
        trade.exitDecision = order.trigger;
      }
      case TARGET -> {
        trade.exit = ExitReason.TARGET;
        trade.exitDecision = order.limit;
      }
      case TIME -> {
        trade.exit = ExitReason.TIME;
        trade.exitDecision = order.submitTicks;
      }
      case ALONE, SIBLING, PARENT, CHILD, ENTRY ->
          trade.exitDecision =
              order.trigger != 0
                  ? order.trigger
                  : order.limit != 0 ? order.limit : order.submitTicks;
    }
    ended(h, trade);
  }

  /** The position is gone. */
  void ended(Holding h, TradeRecord trade) {
    closed.add(trade);
    h.trade = null;
    h.unverified = false;
    h.cost = 0;
    h.margin = 0;
  }

  private void endReduceOnly(Contract c, Holding h) {
    for (LiveOrder order : List.copyOf(state.orders.values())) {
      boolean here = order.contract == c && order.open();
      if (here && order.reducing() && state.holding(order) == h
          && order.direction != h.sign()) {
        end(order, OrderStatus.CANCELED, EndReason.REDUCE_ONLY);
      }
    }
  }

  /** Another quantity. */
  void resize(LiveOrder order, long steps) {
    int asset = order.contract.asset;
    state.reserved[asset] -= order.reserved();
    order.steps = steps;
    state.reserved[asset] += order.reserved();
  }

  /** Makes an order live. */
  void open(LiveOrder order) {
    order.status = OrderStatus.OPEN;
    order.rank = ++state.ranks;
    order.acceptedNanos = accepting;
    state.live.get(order.contract.index).add(order);
    state.reserved[order.contract.asset] += order.reserved();
    changed(order, null);
  }

  /** Ends an order that was not filled to its end. */
  void end(LiveOrder order, OrderStatus status, EndReason reason) {
    if (order.status.terminal()) {
      return;
    }
    if (order.open()) {
      state.reserved[order.contract.asset] -= order.reserved();
    }
    order.status = status;
    remove(order);
    changed(order, reason);
    lists.ended(order);
  }

  /** Refuses an order on arrival. */
  void refuse(LiveOrder order, RejectReason why) {
    order.status = OrderStatus.REJECTED;
    remove(order);
    out.add(
        new PaperEvent.OrderChanged(
            order.id(), OrderStatus.REJECTED, order.steps, 0, order.limit, order.trigger,
            EndReason.REFUSED, why));
    lists.ended(order);
  }

  private void remove(LiveOrder order) {
    state.live.get(order.contract.index).remove(order);
    state.orders.remove(order.id());
  }

  void changed(LiveOrder order, @Nullable EndReason reason) {
    out.add(
        new PaperEvent.OrderChanged(
            order.id(), order.status, order.steps, order.filled, order.limit, order.trigger,
            reason, null));
  }

  /** Moves an amount, the other way round if it is below zero. */
  void signed(
      Contract c, LedgerAccount from, LedgerAccount to, long amount, Cause cause,
      String reference) {
    post(c.asset, from, to, amount, cause, reference);
  }

  void post(
      int asset, LedgerAccount from, LedgerAccount to, long amount, Cause cause,
      String reference) {
    if (amount == 0) {
      return;
    }
    state.move(asset, from, to, amount);
    out.add(
        new PaperEvent.Posted(
            amount > 0
                ? new LedgerEntry(
                    state.assets.get(asset), from, to, amount, cause, reference, now)
                : new LedgerEntry(
                    state.assets.get(asset), to, from, -amount, cause, reference, now)));
  }

  /** What a position that has become zero ends. */
  void flat(Holding h) {
    lists.flat(h);
  }

  /** The fill by which a position leaves by force. */
  void forced(Holding h, long ticks, long fee, long realized, long insured) {
    Contract c = h.contract;
    Set<FillFlag> doubts = EnumSet.noneOf(FillFlag.class);
    doubts.addAll(flags(h, h.unverified || c.gap.pending()));
    doubts.remove(FillFlag.VOLUME_UNKNOWN);
    doubts.remove(FillFlag.MAGNIFIER_MISSING);
    Fill fill =
        new Fill(
            ++state.fills, Fill.LIQUIDATION, c.instrument, h.side.closingOrder(), h.side, ticks,
            h.steps, ticks, true, Liquidity.TAKER, fee, realized, now, doubts);
    out.add(new PaperEvent.Filled(fill));
    TradeRecord trade = h.trade;
    if (trade != null) {
      trade.add(fill);
      trade.seen(ticks);
      trade.insurance += insured;
      trade.exit = ExitReason.LIQUIDATION;
      trade.exitDecision = ticks;
    }
  }
}
