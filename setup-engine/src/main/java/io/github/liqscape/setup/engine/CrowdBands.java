// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.SetupConstants;

/**
 * Where a stop must not lie, because other people's stops and liquidations lie there: high-interest
 * zones, pools of equal highs and lows, the invalidation itself, and just beyond round numbers
 * (Osler, Journal of Finance 2003).
 */
final class CrowdBands {

  private static final double POOL_ATR = 0.15;
  private static final double INVALIDATION_ATR = 0.15;
  private static final double ROUND_BEHIND_ATR = 0.35;
  private static final double ROUND_ENTRY_ATR = 0.05;
  private static final double ROUND_STEP_ATR = 2;

  private final int s;
  private final double atr;
  private final double[] low;
  private final double[] high;
  private int count;
  private final double roundStep;

  CrowdBands(SetupContext context, int s, double invalidation) {
    this.s = s;
    this.atr = context.bar.atr();
    Marks marks = context.chart.marks();
    low = new double[context.map.count() + marks.pools() + 1];
    high = new double[low.length];
    NearZones zones = context.map;
    for (int i = 0; i < zones.count(); i++) {
      if (i < zones.untested() || zones.consumedBar(i) < 0) {
        add(zones.low(i), zones.high(i), SetupConstants.ZONE_PAD_BEHIND_ATR,
            SetupConstants.ZONE_PAD_ENTRY_ATR);
      }
    }
    for (int i = 0; i < marks.count; i++) {
      if (marks.kind[i] == Mark.POOL_HIGH) {
        add(marks.high[i], marks.high[i], POOL_ATR, POOL_ATR);
      } else if (marks.kind[i] == Mark.POOL_LOW) {
        add(marks.low[i], marks.low[i], POOL_ATR, POOL_ATR);
      }
    }
    add(invalidation, invalidation, INVALIDATION_ATR, INVALIDATION_ATR);
    roundStep = crowdedStep(context.chart.roundStep());
  }

  /** The smallest step of round numbers that is at least two ATR wide; 0 if none is. */
  private double crowdedStep(double step) {
    if (step / 2 >= ROUND_STEP_ATR * atr) {
      return step / 2;
    }
    return step >= ROUND_STEP_ATR * atr ? step : 0;
  }

  private void add(double from, double to, double behindAtr, double entryAtr) {
    low[count] = from - (s > 0 ? behindAtr : entryAtr) * atr;
    high[count] = to + (s > 0 ? entryAtr : behindAtr) * atr;
    count++;
  }

  /** Distance of a price to the nearest band; 0 inside one. */
  double distance(double price) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double away = Math.max(low[i] - price, price - high[i]);
      if (away < nearest) {
        nearest = Math.max(0, away);
      }
    }
    if (roundStep > 0) {
      double number = Math.rint(price / roundStep) * roundStep;
      nearest = Math.min(nearest, roundDistance(price, number));
    }
    return nearest;
  }

  private double roundDistance(double price, double number) {
    double from = number - (s > 0 ? ROUND_BEHIND_ATR : ROUND_ENTRY_ATR) * atr;
    double to = number + (s > 0 ? ROUND_ENTRY_ATR : ROUND_BEHIND_ATR) * atr;
    return Math.max(0, Math.max(from - price, price - to));
  }

  /** The edge, farthest from the entry, of the bands that hold a price; NaN outside all. */
  double farEdge(double price) {
    double edge = Double.NaN;
    for (int i = 0; i < count; i++) {
      if (price >= low[i] && price <= high[i]) {
        edge = farther(edge, s > 0 ? low[i] : high[i]);
      }
    }
    if (roundStep > 0) {
      double number = Math.rint(price / roundStep) * roundStep;
      if (roundDistance(price, number) == 0) {
        edge = farther(edge, number - s * ROUND_BEHIND_ATR * atr);
      }
    }
    return edge;
  }

  private double farther(double edge, double other) {
    return Double.isNaN(edge) || s * (other - edge) < 0 ? other : edge;
  }
}
