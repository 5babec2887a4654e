// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.liquidation.LiquidationProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A frozen profile, its baselines, and what the market has done since, up to the horizon. */
final class ScoreWindow {

  final long from;
  final long to;
  final LiquidationProfile profile;
  final FrozenMap map;
  private final Map<Baseline, double[]> baselines;
  private final List<LocatedPrint> prints = new ArrayList<>();
  private double low = Double.POSITIVE_INFINITY;
  private double high;
  /** LONG and SHORT; null while the volatility is unknown. */
  private final TouchCase @Nullable [] touches;

  ScoreWindow(
      long from,
      long to,
      LiquidationProfile profile,
      FrozenMap map,
      Map<Baseline, double[]> baselines,
      TouchCase @Nullable [] touches) {
    this.from = from;
    this.to = to;
    this.profile = profile;
    this.map = map;
    this.baselines = baselines;
    this.touches = touches;
  }

  private boolean holds(long nanos) {
    return nanos > from && nanos <= to;
  }

  void mark(MarkRange range) {
    if (holds(range.nanos())) {
      MarkRange after = range.after(from);
      low = Math.min(low, after.low());
      high = Math.max(high, after.high());
    }
  }

  void print(LocatedPrint print) {
    if (holds(print.nanos())) {
      prints.add(print);
    }
  }

  boolean sawMark() {
    return high > 0;
  }

  ReachedBuckets reached() {
    return ReachedBuckets.of(map, baselines, low, high, prints);
  }

  /** Hands its touches over to be compared with those of other windows. */
  void touchesTo(TouchMetrics metrics) {
    if (touches != null) {
      metrics.add(touches[0], touches[1]);
    }
  }
}
