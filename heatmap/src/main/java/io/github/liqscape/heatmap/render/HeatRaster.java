// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.heatmap.HeatmapHistory;

/**
 * A history laid on pixels. Each pixel holds the mean amount per 10 bp over its own span of price
 * and time, so no zoom level creates or hides mass. Columns of the other unit (currency against
 * share) count as gaps.
 */
final class HeatRaster {

  /** History columns hold shares times this. */
  private static final double SHARE_UNIT = 1e9;

  private final int width;
  private final int height;
  private final double[][] sums;
  private final double[] known;
  private final double[] unknown;

  HeatRaster(HeatmapHistory history, TimeAxis time, PriceAxis price, boolean currency) {
    width = time.width();
    height = price.height();
    sums = new double[width][height];
    known = new double[width];
    unknown = new double[width];
    Rows rows = new Rows(price, history.gridFactor());
    long period = history.period().toNanos();
    for (int i = 0; i < history.columns(); i++) {
      long at = history.timeNanos(i);
      if (at + period <= time.from() || at >= time.to()) {
        continue;
      }
      HeatmapHistory.Column column = history.column(i);
      double from = Math.max(0, time.x(at) - time.left());
      double to = Math.min(width, time.x(at + period) - time.left());
      boolean gap = column.isGap() || column.fidelity().showsCurrency() != currency;
      double[] amounts = gap ? null : rows.amounts(column, currency ? 1 : 1 / SHARE_UNIT);
      for (int x = (int) from; x < Math.min(width, Math.ceil(to)); x++) {
        double part = Math.min(x + 1, to) - Math.max(x, from);
        if (amounts == null) {
          unknown[x] += part;
        } else {
          known[x] += part;
          for (int y = 0; y < height; y++) {
            sums[x][y] += part * amounts[y];
          }
        }
      }
    }
  }

  /** Mean amount per 10 bp of a pixel, 0 where there is nothing. */
  double amount(int x, int y) {
    return known[x] > 0 ? sums[x][y] / known[x] : 0;
  }

  /** Whether a gap covers most of what is recorded of this pixel column. */
  boolean gap(int x) {
    return unknown[x] > 0 && unknown[x] >= known[x];
  }

  /** Amounts per 10 bp of the pixel rows of one column, from the integral over its buckets. */
  private static final class Rows {
    private final double[] edges;
    private final int first;
    private final double[] integral;
    private final double[] amounts;
    private final double perBucket;

    Rows(PriceAxis price, int gridFactor) {
      double step = HeatmapHistory.LOG_STEP * gridFactor;
      first = (int) Math.floor(Math.log(price.low()) / step);
      int last = (int) Math.floor(Math.log(price.high()) / step);
      integral = new double[last - first + 3];
      amounts = new double[price.height()];
      edges = new double[price.height() + 1];
      for (int y = 0; y < edges.length; y++) {
        edges[y] = Math.log(price.price(price.top() + y)) / step - first;
      }
      perBucket = Density.TEN_BPS / step;
    }

    double[] amounts(HeatmapHistory.Column column, double unit) {
      for (int k = 1; k < integral.length; k++) {
        integral[k] = integral[k - 1] + unit * column.value(first + k - 1);
      }
      double above = upTo(edges[0]);
      for (int y = 0; y < amounts.length; y++) {
        double below = upTo(edges[y + 1]);
        amounts[y] = Math.max(0, above - below) / (edges[y] - edges[y + 1]) * perBucket;
        above = below;
      }
      return amounts;
    }

    private double upTo(double bucket) {
      int whole = (int) Math.max(0, Math.min(integral.length - 2, Math.floor(bucket)));
      return integral[whole] + (bucket - whole) * (integral[whole + 1] - integral[whole]);
    }
  }
}
