// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Metrics 6 and 7: is a zone touched more often, and left faster, than a point without one? A zone
 * counts once per episode, in the first window that lists its root. Its controls are points at the
 * same distance on the same side in other windows of the same symbol whose 24-hour volatility
 * differs by at most a quarter; at least five of them, else the zone is left out. "About 0" is the
 * expected answer to both, and is published.
 */
final class TouchMetrics {

  private static final double SIGMA_RATIO = Math.log(1.25);
  private static final int MIN_CONTROLS = 5;

  private final List<TouchCase> longs = new ArrayList<>();
  private final List<TouchCase> shorts = new ArrayList<>();

  void add(TouchCase longCase, TouchCase shortCase) {
    longs.add(longCase);
    shorts.add(shortCase);
  }

  DailySums lift() {
    return compare(
        (c, zone) -> touched(c, c.zones.get(zone).near()),
        (control, distance) -> control.free(distance) ? touched(control, distance) : Double.NaN);
  }

  private static double touched(TouchCase touchCase, double distance) {
    return touchCase.reach >= distance ? 1 : 0;
  }

  DailySums reaction() {
    return compare(TouchCase::zoneReaction, TouchCase::controlReaction);
  }

  private interface OfZone {
    double value(TouchCase touchCase, int zone);
  }

  private interface OfControl {
    double value(TouchCase touchCase, double distance);
  }

  private DailySums compare(OfZone ofZone, OfControl ofControl) {
    DailySums sums = new DailySums(2);
    compare(longs, ofZone, ofControl, sums);
    compare(shorts, ofZone, ofControl, sums);
    return sums;
  }

  private static void compare(
      List<TouchCase> all, OfZone ofZone, OfControl ofControl, DailySums sums) {
    for (TouchCase c : all) {
      for (int zone = 0; zone < c.zones.size(); zone++) {
        double value = c.zones.get(zone).counted() ? ofZone.value(c, zone) : Double.NaN;
        if (Double.isNaN(value)) {
          continue;
        }
        double distance = c.zones.get(zone).near();
        double control = control(all, c, o -> ofControl.value(o, distance));
        if (!Double.isNaN(control)) {
          sums.add(c.day, 0, 1, new double[] {value - control, 1});
        }
      }
    }
  }

  private static double control(
      List<TouchCase> all, TouchCase self, ToDoubleFunction<TouchCase> value) {
    double sum = 0;
    int n = 0;
    for (TouchCase other : all) {
      if (other != self && Math.abs(Math.log(other.sigma / self.sigma)) <= SIGMA_RATIO) {
        double v = value.applyAsDouble(other);
        if (!Double.isNaN(v)) {
          sum += v;
          n++;
        }
      }
    }
    return n < MIN_CONTROLS ? Double.NaN : sum / n;
  }

  static List<ScoreEntry> entries(List<TouchMetrics> parts, DayBootstrap bootstrap) {
    DailySums lift = DailySums.merged(parts.stream().map(TouchMetrics::lift).toList());
    DailySums reaction = DailySums.merged(parts.stream().map(TouchMetrics::reaction).toList());
    return List.of(
        entry(Metric.TOUCH_LIFT, lift, 1, bootstrap),
        entry(Metric.REACTION, reaction, 1e4, bootstrap));
  }

  private static ScoreEntry entry(
      Metric metric, DailySums sums, double unit, DayBootstrap bootstrap) {
    return ScoreEntry.of(
        metric,
        Optional.empty(),
        bootstrap.estimate(sums, s -> unit * s[0] / s[1], DayBootstrap.Tail.BOTH, 0),
        sums.days() == 0 ? "no zone with enough matched controls" : "");
  }
}
