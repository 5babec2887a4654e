// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;

/**
 * The buckets of a profile that can die from where the mark stands, in one row: LONG buckets with
 * their centre below the mark, nearest first, then SHORT buckets with theirs above it, nearest
 * first. Mass is the raw expected forced notional.
 */
final class FrozenMap {

  final double mark;
  final int longs;
  final double[] low;
  final double[] high;
  final double[] centre;
  final double[] mass;

  private FrozenMap(double mark, int longs, int n) {
    this.mark = mark;
    this.longs = longs;
    low = new double[n];
    high = new double[n];
    centre = new double[n];
    mass = new double[n];
  }

  static FrozenMap of(LiquidationProfile profile) {
    double mark = profile.mark();
    if (!(mark > 0) || mark == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("mark must be finite and > 0, was " + mark);
    }
    int lastLong = profile.size(PositionSide.LONG) - 1;
    while (lastLong >= 0 && centre(profile, PositionSide.LONG, lastLong) >= mark) {
      lastLong--;
    }
    int shorts = profile.size(PositionSide.SHORT);
    int firstShort = 0;
    while (firstShort < shorts && centre(profile, PositionSide.SHORT, firstShort) <= mark) {
      firstShort++;
    }
    FrozenMap map = new FrozenMap(mark, lastLong + 1, lastLong + 1 + shorts - firstShort);
    int at = 0;
    for (int i = lastLong; i >= 0; i--) {
      map.copy(profile, PositionSide.LONG, i, at++);
    }
    for (int i = firstShort; i < shorts; i++) {
      map.copy(profile, PositionSide.SHORT, i, at++);
    }
    return map;
  }

  private static double centre(LiquidationProfile profile, PositionSide side, int i) {
    return Math.sqrt(profile.low(side, i) * profile.high(side, i));
  }

  private void copy(LiquidationProfile profile, PositionSide side, int i, int at) {
    low[at] = profile.low(side, i);
    high[at] = profile.high(side, i);
    centre[at] = centre(profile, side, i);
    mass[at] = profile.expectedForced(side, i);
    if (!(mass[at] >= 0) || mass[at] == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "expected forced must be finite and >= 0, was " + mass[at] + " in " + side + " bucket "
              + i);
    }
  }

  int size() {
    return low.length;
  }

  PositionSide side(int at) {
    return at < longs ? PositionSide.LONG : PositionSide.SHORT;
  }

  /** First place of a side. */
  int from(PositionSide side) {
    return side == PositionSide.LONG ? 0 : longs;
  }

  /** One past the last place of a side. */
  int to(PositionSide side) {
    return side == PositionSide.LONG ? longs : size();
  }

  /** Distance of a bucket's centre from the mark, as a fraction of the mark. */
  double distance(int at) {
    return Math.abs(centre[at] / mark - 1);
  }

  double width(int at) {
    return Math.log(high[at] / low[at]);
  }

  /** Place of the bucket that holds a price, -1 if none does. */
  int indexOf(PositionSide side, double price) {
    int at = slot(side, price);
    return at < to(side) && low[at] <= price && price < high[at] ? at : -1;
  }

  /** First place of a side, going outward, whose bucket is not wholly nearer than the price. */
  int slot(PositionSide side, double price) {
    int a = from(side);
    int b = to(side);
    while (a < b) {
      int mid = (a + b) >>> 1;
      boolean nearer = side == PositionSide.LONG ? low[mid] > price : high[mid] <= price;
      if (nearer) {
        a = mid + 1;
      } else {
        b = mid;
      }
    }
    return a;
  }
}
