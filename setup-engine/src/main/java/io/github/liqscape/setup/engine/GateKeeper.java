// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.WaitReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates every gate for one attempt. A gate whose object is missing, and whose absence another
 * gate already reports, does not apply: one cause gives one reason. Source: setup-engine reference,
 * section 7.
 */
final class GateKeeper {

  private static final int LEAST_PIVOTS = 4;
  private static final double CONFLICT_PULL = -0.25;
  private static final int MOST_LEGS = 4;

  /** What cannot be asked of a plan without an invalidation. */
  private static final List<Gate> OF_A_PLAN =
      List.of(
          Gate.STOP_CROWD, Gate.STOP_WIDTH, Gate.LIQUIDATION, Gate.TARGET, Gate.NET_RR, Gate.COST,
          Gate.SIZE, Gate.LEVERAGE);

  private GateKeeper() {}

  /** All gates but those of the confidence, which need the plan's own features first. */
  static GateTable judge(SetupContext c, Attempt a, @Nullable MemoryZone zone, Draft d) {
    GateTable gates = new GateTable(c.config.policy().blocks());
    data(gates, c);
    zone(gates, c, a, zone);
    structure(gates, c, a);
    plan(gates, d);
    repeat(gates, c, a, zone);
    gates.judge(Gate.MODE, c.readyForLive ? 1 : 0);
    gates.skip(Gate.ADVISOR);
    return gates;
  }

  private static void data(GateTable gates, SetupContext c) {
    double profileBars =
        c.data.profileNanos() == Long.MIN_VALUE
            ? 0
            : Math.max(0, c.bar.closeNanos() - c.data.profileNanos())
                / (double) c.timeframe().nanos();
    gates.judge(Gate.DATA_FRESH, profileBars / 2);
    gates.judge(Gate.DATA_COMPLETE, c.data.missing());
    gates.judge(Gate.BAR_CLOSED, c.bar.closed() ? 0 : 1);
    gates.judge(Gate.WARMED_UP, c.bar.index() + 1.0);
  }

  private static void zone(
      GateTable gates, SetupContext c, Attempt a, @Nullable MemoryZone zone) {
    gates.judge(Gate.ZONE_PRESENT, c.map.count());
    if (zone == null) {
      gates.skip(Gate.ZONE_DISTANCE);
      gates.skip(Gate.ZONE_CONFIRMED);
      gates.skip(Gate.ZONE_NOT_SUPPORT);
      return;
    }
    gates.judge(Gate.ZONE_DISTANCE, c.distanceAtr(a.zone()));
    if (Double.isNaN(a.confirmations())) {
      gates.skip(Gate.ZONE_CONFIRMED);
    } else {
      gates.judge(Gate.ZONE_CONFIRMED, a.confirmations(), true, a.otherwise());
    }
    if (a.leanedOn()) {
      gates.judge(Gate.ZONE_NOT_SUPPORT, zone.state().touched() ? 1 : 0);
    } else {
      gates.skip(Gate.ZONE_NOT_SUPPORT);
    }
  }

  private static void structure(GateTable gates, SetupContext c, Attempt a) {
    int s = a.s();
    boolean present = c.chart.swingPivots() >= LEAST_PIVOTS && c.chart.events() >= 1;
    gates.judge(Gate.STRUCTURE_PRESENT, present ? 1 : 0);
    gates.judge(Gate.STRUCTURE_SUPPORTS, a.emitted() ? 1 : 0, true, a.otherwise());
    if (c.chart.swingTrend() == 0 && present) {
      gates.judge(Gate.RANGE_POSITION, Math.abs(c.chart.rangePosition() - 0.5));
    } else {
      gates.skip(Gate.RANGE_POSITION);
    }
    double aligned = s * c.chart.alignment();
    gates.judge(Gate.HTF_ALIGNED, aligned);
    double pull = s * c.map.pull();
    if (Double.isNaN(pull)) {
      gates.skip(Gate.MAP_AGREES);
    } else {
      boolean bothAgainst = pull < CONFLICT_PULL && aligned < 0;
      gates.judge(Gate.MAP_AGREES, pull, !bothAgainst, WaitReason.HEATMAP_CONFLICT);
    }
    phase(gates, c, a);
    gates.judge(Gate.MOMENTUM, s * (double) c.chart.momentum());
    gates.judge(Gate.VOLATILITY, c.data.volatilityRank());
  }

  private static void phase(GateTable gates, SetupContext c, Attempt a) {
    double d = a.s() * (c.bar.close() - a.broken()) / c.bar.atr();
    if (Double.isNaN(d)) {
      gates.skip(Gate.PHASE);
    } else {
      boolean holds = d >= 0 && a.legs() < MOST_LEGS;
      gates.judge(Gate.PHASE, d, holds, d < 0 ? WaitReason.BREAK_FAILED : WaitReason.EXTENDED);
    }
  }

  private static void plan(GateTable gates, Draft d) {
    gates.judge(Gate.INVALIDATION_NEAR, d.invalidationAtr);
    if (Double.isNaN(d.invalidation)) {
      OF_A_PLAN.forEach(gates::skip);
      return;
    }
    gates.judge(Gate.STOP_CROWD, d.crowdAtr);
    boolean wide = d.riskAtr >= SetupConstants.MIN_STOP_ATR;
    gates.judge(
        Gate.STOP_WIDTH, d.riskAtr, wide,
        wide ? WaitReason.STOP_TOO_WIDE : WaitReason.STOP_TOO_TIGHT);
    gates.judge(Gate.LIQUIDATION, d.liquidationGapAtr);
    gates.judge(Gate.TARGET, Double.isNaN(d.target) ? 0 : 1);
    if (Double.isNaN(d.target)) {
      gates.skip(Gate.NET_RR);
    } else {
      gates.judge(Gate.NET_RR, d.netRewardRisk);
    }
    gates.judge(Gate.COST, d.costR);
    gates.judge(Gate.SIZE, d.sizeRatio);
    gates.judge(Gate.LEVERAGE, d.leverageNeeded);
  }

  private static void repeat(
      GateTable gates, SetupContext c, Attempt a, @Nullable MemoryZone zone) {
    int newest = -1;
    for (RecentTrade trade : c.recent) {
      if (zone != null && trade.same(a.kind(), a.s(), zone)) {
        newest = Math.max(newest, trade.bar());
      }
    }
    if (newest < 0) {
      gates.skip(Gate.REPEAT);
    } else {
      gates.judge(Gate.REPEAT, c.bar.index() - newest);
    }
  }
}
