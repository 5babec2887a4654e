// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import java.util.Arrays;

/** Highest and lowest mark of the last so many whole minutes; NaN until all of them were seen. */
final class RecentRange {

  private final double[] highs;
  private final double[] lows;
  private long minutes;
  private double high = Double.NaN;
  private double low = Double.NaN;

  RecentRange(int minutes) {
    highs = new double[minutes];
    lows = new double[minutes];
  }

  /** Takes up a finished minute. */
  void add(double minuteHigh, double minuteLow) {
    int slot = (int) (minutes++ % highs.length);
    double goneHigh = highs[slot];
    double goneLow = lows[slot];
    highs[slot] = minuteHigh;
    lows[slot] = minuteLow;
    if (minutes < highs.length) {
      return;
    }
    if (minutes == highs.length || goneHigh == high || goneLow == low) {
      high = Arrays.stream(highs).max().orElseThrow();
      low = Arrays.stream(lows).min().orElseThrow();
    } else {
      high = Math.max(high, minuteHigh);
      low = Math.min(low, minuteLow);
    }
  }

  double high() {
    return high;
  }

  double low() {
    return low;
  }
}
