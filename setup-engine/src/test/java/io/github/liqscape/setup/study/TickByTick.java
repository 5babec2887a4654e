// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.setup.TradePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The slow twin of the labeller: moves one tick at a time along both walks of each bar and looks at
 * every order after every tick. One target, whole ticks of 1, no funding, enough volume.
 */
final class TickByTick {

  private final TradePlan plan;
  private final LabelCosts costs;
  private final boolean buy;

  private boolean filled;
  private boolean over;
  private String how = "NOT_FILLED";
  private double paid;
  private int fillBar;
  private int exitBar;

  private TickByTick(TradePlan plan, LabelCosts costs) {
    this.plan = plan;
    this.costs = costs;
    buy = plan.side() == OrderSide.BUY;
  }

  /** {@code outcome fillBar exitBar netR}, or the reason why there is none. */
  static String label(TradePlan plan, LabelCosts costs, List<Candle> after) {
    TickByTick now = new TickByTick(plan, costs);
    for (int i = 1; i <= after.size(); i++) {
      Candle bar = after.get(i - 1);
      TickByTick high = now.walk(bar, i, bar.high(), bar.low());
      TickByTick low = now.walk(bar, i, bar.low(), bar.high());
      double highWorth = high.worth(bar.close());
      double lowWorth = low.worth(bar.close());
      if (highWorth == lowWorth) {
        now = bar.high() - bar.open() < bar.open() - bar.low() ? high : low;
      } else {
        now = highWorth < lowWorth ? high : low;
      }
      if (now.filled && !now.over && i == now.fillBar + plan.exitAfterBars()) {
        now.close(bar, i, bar.close(), true, costs.takerRate(), "TIME");
      }
      if (now.over) {
        double risk = Math.abs(plan.entry() - plan.stop());
        return String.format(
            Locale.ROOT,
            "%s %d %d %.9f", now.how, now.fillBar, now.exitBar, now.paid / risk);
      }
      if (!now.filled && i == plan.entryBars()) {
        return "NOT_FILLED";
      }
    }
    return "UNFINISHED";
  }

  private TickByTick walk(Candle bar, int number, double first, double second) {
    TickByTick walk = new TickByTick(plan, costs);
    walk.filled = filled;
    walk.over = over;
    walk.how = how;
    walk.paid = paid;
    walk.fillBar = fillBar;
    walk.exitBar = exitBar;
    List<Double> path = new ArrayList<>();
    double at = bar.open();
    for (double to : new double[] {first, second, bar.close()}) {
      while (at != to) {
        at += Math.signum(to - at);
        path.add(at);
      }
    }
    walk.opens(bar, number);
    for (double price : path) {
      walk.moves(bar, number, price);
    }
    return walk;
  }

  private boolean worse(double a, double b) {
    return buy ? a <= b : a >= b;
  }

  private boolean beyond(double a, double b) {
    return buy ? a > b : a < b;
  }

  private void opens(Candle bar, int number) {
    double at = bar.open();
    if (!filled) {
      boolean market = plan.entryType() == TradePlan.EntryType.NEXT_BAR_MARKET;
      if (market) {
        double slip = Math.max(1, Math.ceil(at * costs.slippageBps() / 10_000));
        double price = buy ? Math.min(bar.high(), at + slip) : Math.max(bar.low(), at - slip);
        fill(bar, number, price, costs.takerRate(), at);
      } else if (beyond(plan.entry(), at)) {
        fill(bar, number, at, costs.makerRate(), at);
      }
    } else if (worse(at, plan.stop())) {
      close(bar, number, at, true, costs.takerRate(), "STOP");
    } else if (beyond(at, plan.finalTarget())) {
      close(bar, number, at, false, costs.makerRate(), "TARGET");
    }
  }

  private void moves(Candle bar, int number, double price) {
    if (!filled && plan.entryType() == TradePlan.EntryType.RETEST_LIMIT
        && beyond(plan.entry(), price)) {
      fill(bar, number, plan.entry(), costs.makerRate(), price);
    } else if (filled && !over && worse(price, plan.stop())) {
      close(bar, number, plan.stop(), true, costs.takerRate(), "STOP");
    } else if (filled && !over && beyond(price, plan.finalTarget())) {
      close(bar, number, plan.finalTarget(), false, costs.makerRate(), "TARGET");
    }
  }

  private void fill(Candle bar, int number, double price, double rate, double path) {
    filled = true;
    fillBar = number;
    paid -= (buy ? price : -price) + price * rate;
    if (worse(path, plan.stop())) {
      close(bar, number, path, true, costs.takerRate(), "STOP");
    } else if (path == plan.finalTarget() || beyond(path, plan.finalTarget())) {
      close(bar, number, path, false, costs.takerRate(), "TARGET");
    }
  }

  private void close(
      Candle bar, int number, double path, boolean slips, double rate, String outcome) {
    double price = path;
    if (slips) {
      double slip = Math.max(1, Math.ceil(path * costs.slippageBps() / 10_000));
      price = buy ? Math.max(bar.low(), path - slip) : Math.min(bar.high(), path + slip);
    }
    over = true;
    exitBar = number;
    how = outcome;
    paid += (buy ? price : -price) - price * rate;
  }

  private double worth(double close) {
    double open = filled && !over ? (buy ? close : -close) : 0;
    return Math.rint((paid + open) * 1e6) / 1e6;
  }
}
