// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Linear time axis in UTC: {@code from} at {@code left}, {@code to} {@code width} pixels right. */
record TimeAxis(long from, long to, int left, int width) {

  private static final long SECOND = 1_000_000_000L;
  private static final long[] STEPS = {
    1, 5, 10, 15, 30, 60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
    172_800, 432_000, 864_000, 2_592_000
  };
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);

  TimeAxis {
    if (to <= from) {
      throw new IllegalArgumentException(
          "time window must not be empty, was [" + from + ", " + to + "] ns");
    }
  }

  double x(long timeNanos) {
    return left + (double) (timeNanos - from) / (to - from) * width;
  }

  /** Time at the left edge of a pixel. */
  long time(double x) {
    return from + Math.round((x - left) / width * (to - from));
  }

  boolean shows(long timeNanos) {
    return timeNanos >= from && timeNanos < to;
  }

  int right() {
    return left + width;
  }

  long step() {
    double least = (double) (to - from) / SECOND * 76 / width;
    for (long step : STEPS) {
      if (step >= least) {
        return step * SECOND;
      }
    }
    return STEPS[STEPS.length - 1] * SECOND;
  }

  List<Long> ticks() {
    List<Long> ticks = new ArrayList<>();
    long step = step();
    for (long t = -Math.floorDiv(-from, step) * step; t <= to; t += step) {
      ticks.add(t);
    }
    return ticks;
  }

  /** A clock time, or the day at midnight. */
  String label(long timeNanos) {
    ZonedDateTime time =
        Instant.ofEpochSecond(Math.floorDiv(timeNanos, SECOND)).atZone(ZoneOffset.UTC);
    if (time.toLocalTime().toSecondOfDay() == 0) {
      return DAY.format(time);
    }
    return (step() < 60 * SECOND ? SECONDS : CLOCK).format(time);
  }
}
