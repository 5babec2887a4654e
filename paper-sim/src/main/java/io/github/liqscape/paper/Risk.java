// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;

/** What stops the account: losses of a day, drawdown, losses in a row, too many orders, a person. */
final class Risk {

  private static final long DAY = 86_400_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_TIMES = 1 << 20;

  private final RiskLimits limits;
  private RiskState state = RiskState.ACTIVE;
  private long day = Long.MIN_VALUE;
  private final long[] dayStart;
  private final long[] peak;
  private int lossesInARow;
  private final ArrayDeque<Long> orders = new ArrayDeque<>();

  Risk(RiskLimits limits, int assets) {
    this.limits = limits;
    dayStart = new long[assets];
    peak = new long[assets];
  }

  RiskState state() {
    return state;
  }

  boolean active() {
    return state == RiskState.ACTIVE;
  }

  /** Whether so many more orders in this second are allowed; counts them if so. */
  boolean mayOrder(long now, int more) {
    if (limits.ordersPerSecond() == Integer.MAX_VALUE) {
      return true;
    }
    while (!orders.isEmpty() && orders.peekFirst() <= now - SECOND) {
      orders.removeFirst();
    }
    if (orders.size() + more > limits.ordersPerSecond()) {
      return false;
    }
    for (int i = 0; i < more; i++) {
      orders.addLast(now);
    }
    return true;
  }

  /** Time moves on: a new day gives back what only the day took. */
  void day(long now, State of, List<PaperEvent> out) {
    long today = Math.floorDiv(now, DAY);
    if (today == day) {
      return;
    }
    day = today;
    for (int asset = 0; asset < dayStart.length; asset++) {
      dayStart[asset] = of.equity(asset);
    }
    if (state == RiskState.REDUCING) {
      set(RiskState.ACTIVE, "a new day", out);
    }
  }

  /** Money was put in or taken out: neither gain nor loss. */
  void moved(int asset, long amount) {
    dayStart[asset] += amount;
    peak[asset] = Math.max(0, peak[asset] + amount);
  }

  void closed(TradeRecord trade) {
    long net = trade.realized - trade.fees + trade.funding - trade.late + trade.insurance;
    if (net != 0) {
      lossesInARow = net < 0 ? lossesInARow + 1 : 0;
    }
  }

  /** Looks at the limits; returns whether entries must go. */
  boolean check(State of, List<PaperEvent> out) {
    RiskState before = state;
    for (int asset = 0; asset < dayStart.length; asset++) {
      long equity = of.equity(asset);
      peak[asset] = Math.max(peak[asset], equity);
      if (state != RiskState.HALTED && beyond(peak[asset], equity, limits.drawdown())) {
        set(RiskState.HALTED, "drawdown of " + of.assets.get(asset), out);
      }
      if (state == RiskState.ACTIVE && beyond(dayStart[asset], equity, limits.dailyLoss())) {
        set(RiskState.REDUCING, "daily loss of " + of.assets.get(asset), out);
      }
    }
    if (state == RiskState.ACTIVE && lossesInARow >= limits.lossesInARow()) {
      set(RiskState.REDUCING, lossesInARow + " losses in a row", out);
      lossesInARow = 0;
    }
    return state != before && state != RiskState.ACTIVE;
  }

  /** Whether more than a part of a base was lost. */
  private static boolean beyond(long base, long equity, double part) {
    if (base <= 0 || part == Double.POSITIVE_INFINITY || base - equity <= 0) {
      return false;
    }
    if ((double) (base - equity) < base * part * 0.999_999) {
      return false;
    }
    return BigDecimal.valueOf(base - equity)
            .compareTo(BigDecimal.valueOf(base).multiply(BigDecimal.valueOf(part)))
        > 0;
  }

  void set(RiskState to, String why, List<PaperEvent> out) {
    if (state != to) {
      state = to;
      out.add(new PaperEvent.RiskChanged(to, why));
    }
  }

  /** A person lets it go on. */
  void resume(State of, String who, List<PaperEvent> out) {
    if (state == RiskState.ACTIVE) {
      return;
    }
    lossesInARow = 0;
    for (int asset = 0; asset < peak.length; asset++) {
      peak[asset] = of.equity(asset);
      dayStart[asset] = peak[asset];
    }
    set(RiskState.ACTIVE, "resumed by " + who, out);
  }

  void save(StateWriter out) throws IOException {
    out.constant(state).number(day).numbers(dayStart).numbers(peak).integer(lossesInARow);
    long[] times = new long[orders.size()];
    int i = 0;
    for (long time : orders) {
      times[i++] = time;
    }
    out.numbers(times);
  }

  void restore(StateReader in) throws IOException {
    state = in.constant(RiskState.class);
    day = in.number();
    System.arraycopy(in.numbers(dayStart.length), 0, dayStart, 0, dayStart.length);
    System.arraycopy(in.numbers(peak.length), 0, peak, 0, peak.length);
    lossesInARow = in.integer();
    orders.clear();
    for (long time : in.numbers(MOST_TIMES)) {
      orders.add(time);
    }
  }
}
