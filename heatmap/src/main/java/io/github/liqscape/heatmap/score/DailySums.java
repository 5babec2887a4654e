// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.List;
import java.util.TreeMap;

/**
 * Sums by UTC day of the window's start. A day is the unit of every interval, so a metric is kept
 * as sums that can be added over days: resampling days, and pooling symbols, then costs nothing.
 */
final class DailySums {

  /** Nanoseconds of a UTC day. */
  static final long DAY_NANOS = 86_400_000_000_000L;

  private static final class Day {
    final double[] sums;
    int windows;
    long observations;

    Day(int width) {
      sums = new double[width];
    }
  }

  private final int width;
  private final TreeMap<Long, Day> days = new TreeMap<>();

  DailySums(int width) {
    this.width = width;
  }

  static long dayOf(long nanos) {
    return Math.floorDiv(nanos, DAY_NANOS);
  }

  int width() {
    return width;
  }

  int days() {
    return days.size();
  }

  int windows() {
    return days.values().stream().mapToInt(d -> d.windows).sum();
  }

  long observations() {
    return days.values().stream().mapToLong(d -> d.observations).sum();
  }

  void add(long day, int windows, long observations, double[] sums) {
    addAt(day, windows, observations, sums, 0);
  }

  private void addAt(long day, int windows, long observations, double[] sums, int offset) {
    if (offset + sums.length > width) {
      throw new IllegalArgumentException("width must be <= " + width + ", was " + sums.length);
    }
    Day d = days.computeIfAbsent(day, k -> new Day(width));
    d.windows += windows;
    d.observations += observations;
    for (int i = 0; i < sums.length; i++) {
      d.sums[offset + i] += sums[i];
    }
  }

  /** One row per day, by day. */
  double[][] rows() {
    return days.values().stream().map(d -> d.sums).toArray(double[][]::new);
  }

  double[] total() {
    double[] total = new double[width];
    for (double[] row : rows()) {
      for (int i = 0; i < width; i++) {
        total[i] += row[i];
      }
    }
    return total;
  }

  /** Adds symbols day by day: the same day of two symbols is one day. */
  static DailySums merged(List<DailySums> parts) {
    DailySums all = new DailySums(parts.getFirst().width);
    parts.forEach(p -> all.addAll(p, 0));
    return all;
  }

  /** Puts symbols side by side in one row a day, for a model that tells them apart. */
  static DailySums sideBySide(List<DailySums> parts) {
    DailySums all = new DailySums(parts.stream().mapToInt(DailySums::width).sum());
    int offset = 0;
    for (DailySums part : parts) {
      all.addAll(part, offset);
      offset += part.width;
    }
    return all;
  }

  private void addAll(DailySums part, int offset) {
    part.days.forEach((day, d) -> addAt(day, d.windows, d.observations, d.sums, offset));
  }
}
