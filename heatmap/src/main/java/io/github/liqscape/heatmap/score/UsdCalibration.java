// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Metric 5: is a dollar of the map a dollar? Aggregates are the reached part of each zone, and each
 * 1 % of distance of the reached range of a side. A band is given that the mark crosses the range,
 * so only wholly crossed buckets count, and the prints in them. Slope, ratio and deviance take
 * aggregates that expect one average print or more, coverage those of 75 or more: below, the chance
 * of nothing at all rules.
 */
final class UsdCalibration {

  /** Aggregates below this many average prints are not scored for coverage. */
  static final double MIN_PRINTS = 75;

  private static final double STEP = 0.01;

  private static final int N = 0;
  private static final int EXPECTED = 1;
  private static final int REALISED = 2;
  private static final int INVERSE = 3;
  private static final int RATIOS = 4;
  private static final int DEVIANCE = 5;
  private static final int WIDTH = 6;

  private final DailySums flow = new DailySums(WIDTH);
  private final DailySums in50 = new DailySums(2);
  private final DailySums in90 = new DailySums(2);

  void add(long day, LiquidationProfile profile, ReachedBuckets reached) {
    int longs = reached.longs();
    addSteps(day, profile, reached, 0, longs);
    addSteps(day, profile, reached, longs, reached.size());
    for (LiquidationZone zone : profile.zones(PositionSide.LONG)) {
      addZone(day, profile, reached, zone, 0, longs);
    }
    for (LiquidationZone zone : profile.zones(PositionSide.SHORT)) {
      addZone(day, profile, reached, zone, longs, reached.size());
    }
  }

  private void addSteps(
      long day, LiquidationProfile profile, ReachedBuckets reached, int from, int to) {
    int start = from;
    for (int i = from; i < to && reached.crossed[i]; i++) {
      boolean last = i + 1 == to || !reached.crossed[i + 1];
      if (last || step(reached, i + 1) != step(reached, i)) {
        addRange(day, profile, reached, start, i + 1);
        start = i + 1;
      }
    }
  }

  private static int step(ReachedBuckets reached, int i) {
    return (int) (reached.map.distance(reached.place[i]) / STEP);
  }

  private void addZone(
      long day,
      LiquidationProfile profile,
      ReachedBuckets reached,
      LiquidationZone zone,
      int from,
      int to) {
    int a = from;
    while (a < to && !inside(reached, a, zone)) {
      a++;
    }
    int b = a;
    while (b < to && reached.crossed[b] && inside(reached, b, zone)) {
      b++;
    }
    if (a < b) {
      addRange(day, profile, reached, a, b);
    }
  }

  private static boolean inside(ReachedBuckets reached, int i, LiquidationZone zone) {
    double centre = reached.map.centre[reached.place[i]];
    return zone.low() <= centre && centre <= zone.high();
  }

  private void addRange(
      long day, LiquidationProfile profile, ReachedBuckets reached, int from, int to) {
    FrozenMap map = reached.map;
    int near = reached.place[from];
    int far = reached.place[to - 1];
    PositionSide side = map.side(near);
    double low = Math.min(map.low[near], map.low[far]);
    double high = Math.max(map.high[near], map.high[far]);
    Optional<ForcedBand> found = profile.band(side, low, high);
    if (found.isEmpty() || !(found.get().prints() >= 1)) {
      return;
    }
    ForcedBand band = found.get();
    double usd = 0;
    for (int i = from; i < to; i++) {
      usd += reached.usd[i];
    }
    double[] row = new double[WIDTH];
    row[N] = 1;
    row[EXPECTED] = band.mean();
    row[REALISED] = usd;
    row[INVERSE] = 1 / band.mean();
    row[RATIOS] = usd / band.mean();
    row[DEVIANCE] = deviance(usd, band.mean()) * band.prints() / band.mean();
    flow.add(day, 0, 1, row);
    if (band.prints() >= MIN_PRINTS) {
      addCoverage(day, in90, usd, band.low(), band.high());
      if (profile instanceof QuantileBands quantiles) {
        double q25 = quantiles.quantile(side, low, high, 0.25);
        double q75 = quantiles.quantile(side, low, high, 0.75);
        if (q25 <= q75) {
          addCoverage(day, in50, usd, q25, q75);
        }
      }
    }
  }

  /** 2 (y ln(y/mu) - (y - mu)), and 2 mu for y = 0. */
  static double deviance(double y, double mu) {
    return 2 * ((y > 0 ? y * Math.log(y / mu) : 0) - (y - mu));
  }

  /** A lower bound of 0 covers 0. */
  private static void addCoverage(
      long day, DailySums sums, double usd, double low, double high) {
    sums.add(day, 0, 1, new double[] {low <= usd && usd <= high ? 1 : 0, 1});
  }

  /** Least squares of y on x with weights 1/x: the spread of a sum of prints grows with it. */
  static double slope(double[] s) {
    double determinant = s[INVERSE] * s[EXPECTED] - s[N] * s[N];
    return determinant > 1e-9 * s[INVERSE] * s[EXPECTED]
        ? (s[INVERSE] * s[REALISED] - s[N] * s[RATIOS]) / determinant
        : Double.NaN;
  }

  static List<ScoreEntry> entries(
      List<UsdCalibration> parts, DayBootstrap bootstrap, String note) {
    DailySums flow = DailySums.merged(parts.stream().map(p -> p.flow).toList());
    DailySums in50 = DailySums.merged(parts.stream().map(p -> p.in50).toList());
    DailySums in90 = DailySums.merged(parts.stream().map(p -> p.in90).toList());
    return List.of(
        entry(Metric.USD_RATIO, flow, bootstrap, s -> s[REALISED] / s[EXPECTED], note),
        entry(Metric.RELIABILITY_SLOPE, flow, bootstrap, UsdCalibration::slope, note),
        entry(Metric.POISSON_DEVIANCE, flow, bootstrap, s -> s[DEVIANCE] / s[N], note),
        entry(Metric.COVERAGE_50, in50, bootstrap, s -> s[0] / s[1], note),
        entry(Metric.COVERAGE_90, in90, bootstrap, s -> s[0] / s[1], note));
  }

  private static ScoreEntry entry(
      Metric metric,
      DailySums sums,
      DayBootstrap bootstrap,
      ToDoubleFunction<double[]> statistic,
      String note) {
    String missing = sums.days() == 0 ? "no aggregate with a band" : "";
    return ScoreEntry.of(
        metric,
        Optional.empty(),
        bootstrap.estimate(sums, statistic),
        note.isEmpty() ? missing : note);
  }
}
