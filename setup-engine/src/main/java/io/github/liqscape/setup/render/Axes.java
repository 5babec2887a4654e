// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where times and prices lie: time is linear, price logarithmic. Pixels keep their fractions.
 *
 * @param from time at the left edge, epoch nanoseconds
 * @param to time at the right edge
 * @param low price at the bottom
 * @param high price at the top
 */
record Axes(long from, long to, double low, double high, int left, int top, int width, int height) {

  private static final long SECOND = 1_000_000_000L;
  private static final long[] STEPS = {
    60, 300, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000,
    2_592_000, 7_776_000
  };
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);

  double x(long nanos) {
    return left + (double) (nanos - from) / (to - from) * width;
  }

  /** Within the plot, whatever the time. */
  double clampedX(long nanos) {
    return Math.clamp(x(nanos), left, right());
  }

  double y(double price) {
    return top + height * Math.log(high / price) / Math.log(high / low);
  }

  boolean shows(double price) {
    return price >= low && price <= high;
  }

  boolean shows(double lowPrice, double highPrice) {
    return highPrice >= low && lowPrice <= high;
  }

  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }

  /** Round prices, at least 48 pixels apart. */
  List<Double> priceTicks() {
    double least = (high - low) * 48 / height;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step = 10 * power;
    for (int digit : new int[] {5, 2, 1}) {
      step = digit * power >= least * (1 - 1e-9) ? digit * power : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Round times in UTC, at least 80 pixels apart. */
  List<Long> timeTicks() {
    long least = (to - from) / SECOND * 80 / width;
    long step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && STEPS[i] >= least; i--) {
      step = STEPS[i];
    }
    List<Long> ticks = new ArrayList<>();
    long nanos = step * SECOND;
    for (long t = -Math.floorDiv(-from, nanos) * nanos; t <= to; t += nanos) {
      ticks.add(t);
    }
    return ticks;
  }

  /** A clock time, or the day at midnight. */
  static String clock(long nanos) {
    ZonedDateTime time = Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).atZone(ZoneOffset.UTC);
    return (time.toLocalTime().toSecondOfDay() == 0 ? DAY : CLOCK).format(time);
  }

  /** Six significant digits, without an exponent. */
  static String price(double price) {
    BigDecimal rounded = new BigDecimal(price).round(new MathContext(6)).stripTrailingZeros();
    int decimals = Math.max(0, rounded.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }
}
