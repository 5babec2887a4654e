// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.policy.VolumeCap;

/** How much of a bar's volume is there for us on each part of its path. RULES.md, section 4. */
final class Volume {

  private static final int POINTS = 4;

  private final long[] share = new long[POINTS];
  private final boolean limited;
  private final boolean pooled;

  private Volume(boolean limited, boolean pooled) {
    this.limited = limited;
    this.pooled = pooled;
  }

  static Volume of(VolumeCap cap, Bar bar, long first, long second) {
    long volume = bar.volume();
    long open = bar.open();
    if (volume < 0 || (cap == VolumeCap.NONE && bar.traded() > 0)) {
      return new Volume(false, false);
    }
    Volume all = new Volume(true, cap != VolumeCap.POINT);
    if (all.pooled) {
      all.share[0] = volume;
      return all;
    }
    long rest = volume;
    long quarter = Math.max(1, volume / POINTS);
    long[] prices = {open, first, second};
    for (int i = 0; i < prices.length; i++) {
      boolean repeats = i > 0 && prices[i] == prices[i - 1];
      all.share[i] = repeats ? 0 : Math.min(quarter, rest);
      rest -= all.share[i];
    }
    all.share[POINTS - 1] = rest;
    return all;
  }

  /** What is left at a point: 0 the open, 1 and 2 the extremes, 3 the close. */
  long left(int point) {
    return limited ? share[pooled ? 0 : point] : Long.MAX_VALUE;
  }

  void take(int point, long steps) {
    if (limited) {
      share[pooled ? 0 : point] -= steps;
    }
  }
}
