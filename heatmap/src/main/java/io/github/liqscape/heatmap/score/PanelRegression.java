// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Metric 4: log(1 + forced USD) of a reached bucket on log(map), with effects of distance band
 * (0-.5, .5-1, 1-2, 2-5, 5-10 %, beyond) and symbol, day-clustered errors. The log of a map's empty
 * bucket does not exist, so each bucket holds 99 % its own mass and 1 % its window's mean, the same
 * mixture as everywhere. A day is kept as n, x, xx, y, xy, yy by band, from which all of it
 * follows.
 */
final class PanelRegression {

  private static final double[] BANDS = {.005, .01, .02, .05, .10};
  private static final int COUNT = BANDS.length + 1;
  private static final int WIDTH = 6 * COUNT;

  private final DailySums sums = new DailySums(WIDTH);

  void add(long day, ReachedBuckets reached) {
    double mean = 0;
    for (double m : reached.mass) {
      mean += m / reached.size();
    }
    if (!(mean > 0)) {
      return;
    }
    double[] row = new double[WIDTH];
    for (int i = 0; i < reached.size(); i++) {
      double x = Math.log((1 - Shares.UNIFORM) * reached.mass[i] + Shares.UNIFORM * mean);
      double y = Math.log1p(reached.usd[i]);
      int at = 6 * band(reached.map.distance(reached.place[i]));
      double[] terms = {1, x, x * x, y, x * y, y * y};
      for (int k = 0; k < 6; k++) {
        row[at + k] += terms[k];
      }
    }
    sums.add(day, 1, reached.size(), row);
  }

  private static int band(double distance) {
    int band = 0;
    while (band < BANDS.length && distance >= BANDS[band]) {
      band++;
    }
    return band;
  }

  /** Columns: log(map), one dummy a band, one dummy a symbol after the first. */
  private static NormalEquations equations(double[] s, boolean withMap) {
    int symbols = s.length / WIDTH;
    NormalEquations e = new NormalEquations(COUNT + symbols);
    for (int symbol = 0; symbol < symbols; symbol++) {
      for (int band = 0; band < COUNT; band++) {
        int at = symbol * WIDTH + 6 * band;
        double n = s[at];
        int[] dummies = symbol == 0 ? new int[] {1 + band} : new int[] {1 + band, COUNT + symbol};
        for (int i : dummies) {
          for (int j : dummies) {
            e.xx[i][j] += n;
          }
          e.xy[i] += s[at + 3];
        }
        if (withMap) {
          for (int i : dummies) {
            e.xx[0][i] += s[at + 1];
            e.xx[i][0] += s[at + 1];
          }
          e.xx[0][0] += s[at + 2];
          e.xy[0] += s[at + 4];
        }
        e.yy += s[at + 5];
        e.n += n;
      }
    }
    return e;
  }

  private static double slope(double[] s) {
    NormalEquations e = equations(s, true);
    return e.xx[0][0] > 0 ? e.solve()[0] : Double.NaN;
  }

  private static double incrementalR2(double[] s) {
    NormalEquations full = equations(s, true);
    NormalEquations effects = equations(s, false);
    double mean = 0;
    for (int band = 0; band < COUNT; band++) {
      mean += full.xy[1 + band] / full.n;
    }
    double total = full.yy - full.n * mean * mean;
    return (effects.residual(effects.solve()) - full.residual(full.solve())) / total;
  }

  private static double t(DailySums sums) {
    List<NormalEquations> days = new ArrayList<>();
    for (double[] row : sums.rows()) {
      days.add(equations(row, true));
    }
    return days.isEmpty() ? Double.NaN : ClusteredOls.fit(days).t(0);
  }

  static List<ScoreEntry> entries(List<PanelRegression> parts, DayBootstrap bootstrap) {
    DailySums all = DailySums.sideBySide(parts.stream().map(p -> p.sums).toList());
    Estimate slope =
        bootstrap.estimate(all, PanelRegression::slope, DayBootstrap.Tail.UPPER, 0);
    Estimate t =
        new Estimate(
            t(all), Double.NaN, Double.NaN, Double.NaN, slope.windows(), slope.days(),
            slope.observations());
    return List.of(
        ScoreEntry.of(Metric.PANEL_SLOPE, Optional.empty(), slope, ""),
        ScoreEntry.of(Metric.PANEL_T, Optional.empty(), t, ""),
        ScoreEntry.of(
            Metric.PANEL_R2,
            Optional.empty(),
            bootstrap.estimate(all, PanelRegression::incrementalR2),
            ""));
  }
}
