// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.VolumeCap;
import java.util.List;

/**
 * A bar with the order of its prices decided.
 *
 * @param openNanos from when an order must have been accepted to be reached on the whole path
 * @param closeNanos end of the bar
 * @param prices open, first extreme, second extreme, close, in ticks
 * @param marks the same of the mark price, in ticks, or those of {@code prices}
 * @param marked whether there were marks
 * @param volume in the venue's unit, NaN if unknown
 * @param cap how the volume limits
 * @param available lots that may be ours in all
 * @param magnifierMissing finer candles were asked for and missing
 * @param last whether its close is that of the bar that orders know
 */
record WalkedBar(
    long openNanos,
    long closeNanos,
    List<Long> prices,
    List<Fraction> marks,
    boolean marked,
    double volume,
    VolumeCap cap,
    long available,
    boolean magnifierMissing,
    boolean last) {

  private static final long UNLIMITED = 1L << 61;

  static WalkedBar of(
      Market m,
      FillPolicy policy,
      long openNanos,
      long closeNanos,
      List<Long> prices,
      List<Fraction> marks,
      boolean marked,
      double volume,
      boolean magnifierMissing,
      boolean last) {
    long available = UNLIMITED;
    if (!Double.isNaN(volume) && (policy.volumeCap() != VolumeCap.NONE || volume == 0)) {
      available =
          Fraction.of(volume).times(Fraction.of(policy.participation())).over(m.lot).floor();
    }
    return new WalkedBar(
        openNanos, closeNanos, prices, marks, marked, volume, policy.volumeCap(), available,
        magnifierMissing, last);
  }

  /** Lots for each of the four prices; one pool for all of them in the first place is no share. */
  Shares shares() {
    return new Shares(this);
  }

  boolean volumeUnknown() {
    return Double.isNaN(volume) && cap != VolumeCap.NONE;
  }

  long open() {
    return prices.get(0);
  }

  long close() {
    return prices.get(3);
  }

  long high() {
    return Math.max(prices.get(1), prices.get(2));
  }

  long low() {
    return Math.min(prices.get(1), prices.get(2));
  }

  Segment segment(int from, int to) {
    return new Segment(
        Fraction.of(prices.get(from)), Fraction.of(prices.get(to)), marks.get(from), marks.get(to));
  }

  /** What is left of the volume at each price. */
  static final class Shares {

    private final long[] left = new long[4];
    private final boolean pooled;

    private Shares(WalkedBar bar) {
      pooled = bar.cap != VolumeCap.POINT || bar.available >= UNLIMITED;
      long rest = bar.available;
      for (int i = 0; i < 3; i++) {
        boolean repeats = i > 0 && bar.prices.get(i).equals(bar.prices.get(i - 1));
        left[i] = repeats ? 0 : Math.min(rest, Math.max(1, bar.available / 4));
        rest -= left[i];
      }
      left[3] = rest;
      if (pooled) {
        left[0] = bar.available;
      }
    }

    long at(int point) {
      return left[pooled ? 0 : point];
    }

    void take(int point, long steps) {
      left[pooled ? 0 : point] -= steps;
    }
  }
}
