// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.heatmap.HeatmapHistory;

/** Rank of an amount among all buckets of a whole history that hold anything, in [0, 1]. */
final class HeatRank {

  private static final int LEVELS = 256;

  private final double[] values = new double[LEVELS];
  private final double[] shares = new double[LEVELS];
  private final double perTenBps;

  HeatRank(HeatmapHistory history, boolean currency) {
    long[] counts = new long[LEVELS];
    for (int i = 0; i < history.columns(); i++) {
      HeatmapHistory.Column column = history.column(i);
      if (column.isGap() || column.fidelity().showsCurrency() != currency) {
        continue;
      }
      for (int k = 0; k < HeatmapHistory.BUCKETS; k++) {
        counts[column.level(column.firstBucket() + k)]++;
      }
    }
    perTenBps = Density.TEN_BPS / (HeatmapHistory.LOG_STEP * history.gridFactor());
    double unit = currency ? 1 : 1e-9;
    long sum = 0;
    for (int level = 1; level < LEVELS; level++) {
      sum += counts[level];
      shares[level] = sum;
      values[level] = history.value(level) * unit * perTenBps;
    }
    for (int level = 1; level < LEVELS && sum > 0; level++) {
      shares[level] /= sum;
    }
  }

  double of(double per10Bps) {
    if (!(per10Bps >= values[1])) {
      return 0;
    }
    int low = 1;
    int high = LEVELS - 1;
    if (per10Bps >= values[high]) {
      return 1;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= per10Bps) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double part = Math.log(per10Bps / values[low]) / Math.log(values[high] / values[low]);
    return shares[low] + part * (shares[high] - shares[low]);
  }
}
