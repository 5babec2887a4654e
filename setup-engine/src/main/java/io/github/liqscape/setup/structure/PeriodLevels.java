// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;

/**
 * High and low of the previous UTC day and week, known from the close of the period on. A period
 * with missing bars gives none, and those of the one before expire.
 */
final class PeriodLevels {

  private static final Timeframe[] PERIODS = {Timeframe.D1, Timeframe.W1};
  private static final int KEPT = 40;

  private final BarWindow bars;
  private final ObjectRing ring;

  /** Bars in a whole period, 0 if the timeframe does not divide it. */
  private final int[] whole = new int[PERIODS.length];

  private final long[] end = {Long.MIN_VALUE, Long.MIN_VALUE};
  private final int[] counted = new int[PERIODS.length];
  private final double[] high = new double[PERIODS.length];
  private final double[] low = new double[PERIODS.length];
  private final int[] highBar = new int[PERIODS.length];
  private final int[] lowBar = new int[PERIODS.length];
  private final long[] highNanos = new long[PERIODS.length];
  private final long[] lowNanos = new long[PERIODS.length];

  /** Numbers of the live objects: high and low of the day, high and low of the week; -1 if none. */
  private final int[] live = {-1, -1, -1, -1};

  PeriodLevels(BarWindow bars) {
    this.bars = bars;
    this.ring = new ObjectRing(bars, null, KEPT);
    for (int p = 0; p < PERIODS.length; p++) {
      Timeframe bar = bars.timeframe();
      boolean divides = PERIODS[p] == bar || PERIODS[p].isMultipleOf(bar);
      whole[p] = divides ? Math.toIntExact(PERIODS[p].nanos() / bar.nanos()) : 0;
    }
  }

  void update() {
    ring.forget();
    for (int p = 0; p < PERIODS.length; p++) {
      if (whole[p] > 0) {
        update(p);
      }
    }
  }

  private void update(int p) {
    int now = bars.newest();
    long open = bars.openNanos(now);
    if (open >= end[p]) {
      if (counted[p] > 0) {
        close(p);
      }
      long before = end[p];
      end[p] = PERIODS[p].closeOf(open);
      if (before != Long.MIN_VALUE && end[p] - before > PERIODS[p].nanos()) {
        expire(p);
      }
    }
    include(p, now);
    if (bars.closeNanos(now) == end[p]) {
      close(p);
    }
  }

  private void include(int p, int now) {
    if (counted[p] == 0 || bars.high(now) > high[p]) {
      high[p] = bars.high(now);
      highBar[p] = now;
      highNanos[p] = bars.openNanos(now);
    }
    if (counted[p] == 0 || bars.low(now) < low[p]) {
      low[p] = bars.low(now);
      lowBar[p] = now;
      lowNanos[p] = bars.openNanos(now);
    }
    counted[p]++;
  }

  private void close(int p) {
    if (counted[p] == whole[p]) {
      replace(
          2 * p,
          ring.append(
              StructureKind.PERIOD_HIGH, 1, highBar[p], highNanos[p], high[p], high[p]));
      replace(
          2 * p + 1,
          ring.append(StructureKind.PERIOD_LOW, -1, lowBar[p], lowNanos[p], low[p], low[p]));
    } else {
      expire(p);
    }
    counted[p] = 0;
  }

  private void replace(int i, int n) {
    if (live[i] >= 0 && ring.holds(live[i])) {
      ring.supersede(live[i], ring.id(n));
    }
    live[i] = n;
  }

  private void expire(int p) {
    for (int i = 2 * p; i < 2 * p + 2; i++) {
      if (live[i] >= 0 && ring.holds(live[i])) {
        ring.change(live[i], ObjectState.EXPIRED);
      }
      live[i] = -1;
    }
  }

  /** Number of the live objects of this place, -1 if there is none. */
  int live(int i) {
    return live[i];
  }

  int places() {
    return live.length;
  }

  ObjectRing ring() {
    return ring;
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    out.numbers(end).integers(counted).decimals(high).decimals(low).integers(highBar);
    out.integers(lowBar).numbers(highNanos).numbers(lowNanos).integers(live);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    Saved.numbers(in, end);
    Saved.integers(in, counted);
    Saved.decimals(in, high);
    Saved.decimals(in, low);
    Saved.integers(in, highBar);
    Saved.integers(in, lowBar);
    Saved.numbers(in, highNanos);
    Saved.numbers(in, lowNanos);
    Saved.integers(in, live);
  }
}
