// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static io.github.liqscape.paper.review.ReviewCase.above;
import static io.github.liqscape.paper.review.ReviewCase.below;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.review.stats.Quantiles;
import io.github.liqscape.paper.review.stats.Rate;
import io.github.liqscape.setup.ZoneEvidence;
import java.util.List;

/** UNREALISTIC_TARGET. */
final class TargetCheck {

  private final ReviewCase c;
  private final GroupSample group;
  private final ReviewThresholds limits;
  private final List<Symptom> symptoms;

  TargetCheck(
      ReviewCase c, GroupSample group, ReviewThresholds limits, List<Symptom> symptoms) {
    this.c = c;
    this.group = group;
    this.limits = limits;
    this.symptoms = symptoms;
  }

  void add() {
    double target = c.trade().target();
    if (!(target > 0)) {
      return;
    }
    double targetR = c.measures().targetR();
    if (group.enough(group.mfeR.length) && Double.isFinite(targetR)) {
      reach(targetR);
    }
    double far =
        Math.abs(target - c.trade().entryPrice()) / (c.atr() * Math.sqrt(c.horizonBars()));
    if (above(far, limits.rootBars())) {
      put(Reason.TOO_FAR, far, limits.rootBars(), 1);
    }
    zones(target);
    double cost = c.measures().costR();
    double rr = (targetR - cost) / (1 + cost);
    if (below(rr, limits.minRrAfterCosts())) {
      put(Reason.RR_AFTER_COSTS, rr, limits.minRrAfterCosts(), 1);
    }
    double breakEven = (1 + cost) / (1 + targetR);
    if (group.enough(group.trades) && above(breakEven, group.hits.upper())) {
      put(Reason.CANNOT_BREAK_EVEN, breakEven, group.hits.upper(), group.trades);
    }
  }

  private void reach(double targetR) {
    double usual = Quantiles.type7(group.mfeR, limits.targetQuantile());
    if (above(targetR, usual)) {
      put(Reason.BEYOND_P90, targetR, usual, group.mfeR.length);
    }
    int reached = 0;
    for (double mfe : group.mfeR) {
      reached += below(mfe, targetR) ? 0 : 1;
    }
    Rate rate = Rate.of(reached, group.mfeR.length);
    double share = rate.value().orElse(1);
    if (below(share, limits.reached()) && below(rate.upper(), limits.reachedUpper())) {
      put(Reason.RARELY_REACHED, share, limits.reached(), group.mfeR.length);
    }
  }

  /** Opposing: zones of the other side's positions, whose near edge lies before the target. */
  private void zones(double target) {
    int s = c.s();
    double nearest = Double.NaN;
    for (ZoneEvidence zone : c.zones()) {
      double near = zone.side() == PositionSide.SHORT ? zone.low() : zone.high();
      boolean between = above(s * (near - c.trade().entryPrice()), 0)
          && above(s * (target - near), 0);
      if (zone.strong() && zone.side() != c.trade().side() && between
          && (Double.isNaN(nearest) || s * (nearest - near) > 0)) {
        nearest = near;
      }
    }
    if (!Double.isNaN(nearest)) {
      put(Reason.BEHIND_ZONE, target, nearest, 1);
    }
  }

  private void put(Reason reason, double measured, double threshold, int n) {
    symptoms.add(new Symptom(reason, measured, threshold, n));
  }
}
