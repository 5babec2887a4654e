// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.RiskLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What stops the account. */
final class Risk {

  private static final long DAY = 86_400_000_000_000L;

  private final Desk desk;
  private final State s;

  Risk(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  /** Moves the clock; a new day forgets the losses of the old one. */
  void clock(long nanos) {
    boolean newDay = Math.floorDiv(nanos, DAY) > Math.floorDiv(s.now, DAY);
    s.now = nanos;
    if (newDay) {
      restart();
      if (s.risk == RiskState.REDUCING) {
        change(RiskState.ACTIVE, "a new day");
      }
    }
  }

  private void restart() {
    s.dayStart.clear();
    for (String asset : s.accounts.keySet()) {
      s.dayStart.put(asset, desk.margin.equity(asset));
    }
  }

  /** Money came or went: that is neither profit nor loss. */
  void moved(String asset, BigDecimal amount) {
    s.dayStart.merge(asset, amount, BigDecimal::add);
    s.peak.merge(asset, amount, BigDecimal::add);
  }

  /** A position became zero. */
  void closed(Holding h) {
    if (h.net.signum() < 0) {
      s.lossesInARow++;
    } else if (h.net.signum() > 0) {
      s.lossesInARow = 0;
    }
  }

  /** After each event: what was lost, and whether that is too much. */
  void check() {
    RiskLimits limits = s.terms.limits();
    for (String asset : s.accounts.keySet()) {
      BigDecimal equity = desk.margin.equity(asset);
      s.peak.merge(asset, equity, BigDecimal::max);
      if (beyond(s.peak.get(asset), equity, limits.drawdown()) && s.risk != RiskState.HALTED) {
        halt("drawdown", false);
      }
      if (s.risk == RiskState.ACTIVE
          && beyond(s.dayStart.get(asset), equity, limits.dailyLoss())) {
        reduce("daily loss");
      }
    }
    if (s.risk == RiskState.ACTIVE && s.lossesInARow >= limits.lossesInARow()) {
      s.lossesInARow = 0;
      reduce("losses in a row");
    }
  }

  private static boolean beyond(
      @Nullable BigDecimal from, BigDecimal equity, double part) {
    if (from == null || !Double.isFinite(part) || from.signum() <= 0) {
      return false;
    }
    return from.subtract(equity).compareTo(from.multiply(BigDecimal.valueOf(part))) > 0;
  }

  private void reduce(String why) {
    change(RiskState.REDUCING, why);
    cancelEntries();
  }

  private void change(RiskState state, String why) {
    s.risk = state;
    s.events.add(new PaperEvent.RiskChanged(state, why));
  }

  void halt(String why, boolean flatten) {
    if (s.risk != RiskState.HALTED) {
      change(RiskState.HALTED, why);
    }
    cancelEntries();
    if (flatten) {
      for (Holding h : s.holdings) {
        if (h.steps > 0) {
          flatten(h);
        }
      }
    }
  }

  void resume(String who) {
    if (s.risk != RiskState.ACTIVE) {
      restart();
      s.peak.putAll(s.dayStart);
      s.lossesInARow = 0;
      change(RiskState.ACTIVE, who);
    }
  }

  private void cancelEntries() {
    for (Work w : new ArrayList<>(s.orders)) {
      boolean lives = w.open() || s.waiting(w);
      if (lives && !desk.fills.reducing(w)) {
        desk.links.end(w, OrderStatus.CANCELED, EndReason.HALTED);
      }
    }
  }

  private void flatten(Holding h) {
    Market m = h.market;
    double quantity = m.lot.times(h.steps).round(12).doubleValue();
    Order.Builder order =
        Order.market(
                s.terms.runId() + "-flat-" + ++s.ownIds, m.instrument, h.side.closingOrder(), quantity)
            .reduceOnly();
    if (s.terms.positionMode() == PositionMode.HEDGE) {
      order.position(h.side);
    }
    Work w = new Work(order.build(), h.steps, 0, 0);
    s.orders.add(w);
    desk.acceptance.accept(w);
    desk.ticks.quiet(m);
  }
}
