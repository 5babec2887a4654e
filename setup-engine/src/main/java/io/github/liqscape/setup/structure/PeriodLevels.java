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

  private static final int KEPT = 40;

  private final BarWindow bars;
  private final ObjectRing ring;
  private final Period day;
  private final Period week;

  /** Whether the newest bar changed which levels are live. */
  private boolean changed;

  /** No bar before this one forgets any. */
  private int forgetAt;

  /** A day or a week: the one that is open, and the levels of the last whole one. */
  private static final class Period {
    final Timeframe length;

    /** Bars in a whole one, 0 if the timeframe does not divide it. */
    final int whole;

    long end = Long.MIN_VALUE;
    int counted;
    double high;
    double low;
    int highBar;
    int lowBar;
    long highNanos;
    long lowNanos;

    /** Numbers of the live objects, -1 if there are none. */
    int liveHigh = -1;

    int liveLow = -1;

    Period(Timeframe length, Timeframe bar) {
      this.length = length;
      boolean divides = length == bar || length.isMultipleOf(bar);
      whole = divides ? Math.toIntExact(length.nanos() / bar.nanos()) : 0;
    }

    void save(StateWriter out) throws IOException {
      out.number(end).integer(counted).decimal(high).decimal(low).integer(highBar);
      out.integer(lowBar).number(highNanos).number(lowNanos).integer(liveHigh).integer(liveLow);
    }

    void restore(StateReader in) throws IOException {
      end = in.number();
      counted = in.integer();
      high = in.decimal();
      low = in.decimal();
      highBar = in.integer();
      lowBar = in.integer();
      highNanos = in.number();
      lowNanos = in.number();
      liveHigh = in.integer();
      liveLow = in.integer();
    }
  }

  PeriodLevels(BarWindow bars) {
    this.bars = bars;
    this.ring = new ObjectRing(bars, null, KEPT);
    this.day = new Period(Timeframe.D1, bars.timeframe());
    this.week = new Period(Timeframe.W1, bars.timeframe());
  }

  /** Takes the newest bar, and tells whether other levels are live than before. */
  boolean update() {
    changed = false;
    if (bars.newest() >= forgetAt) {
      forgetAt = ring.forget();
    }
    update(day);
    update(week);
    return changed;
  }

  private void update(Period p) {
    if (p.whole == 0) {
      return;
    }
    int now = bars.newest();
    long open = bars.openNanos(now);
    if (open >= p.end) {
      if (p.counted > 0) {
        close(p);
      }
      long before = p.end;
      p.end = p.length.closeOf(open);
      if (before != Long.MIN_VALUE && p.end - before > p.length.nanos()) {
        expire(p);
      }
    }
    include(p, now);
    if (bars.closeNanos(now) == p.end) {
      close(p);
    }
  }

  private void include(Period p, int now) {
    if (p.counted == 0 || bars.high(now) > p.high) {
      p.high = bars.high(now);
      p.highBar = now;
      p.highNanos = bars.openNanos(now);
    }
    if (p.counted == 0 || bars.low(now) < p.low) {
      p.low = bars.low(now);
      p.lowBar = now;
      p.lowNanos = bars.openNanos(now);
    }
    p.counted++;
  }

  private void close(Period p) {
    if (p.counted == p.whole) {
      int high =
          ring.append(StructureKind.PERIOD_HIGH, 1, p.highBar, p.highNanos, p.high, p.high);
      replace(p.liveHigh, high);
      int low = ring.append(StructureKind.PERIOD_LOW, -1, p.lowBar, p.lowNanos, p.low, p.low);
      replace(p.liveLow, low);
      p.liveHigh = high;
      p.liveLow = low;
      changed = true;
    } else {
      expire(p);
    }
    p.counted = 0;
  }

  private void replace(int before, int n) {
    if (before >= 0 && ring.holds(before)) {
      ring.supersede(before, ring.id(n));
    }
  }

  private void expire(Period p) {
    expire(p.liveHigh);
    expire(p.liveLow);
    p.liveHigh = -1;
    p.liveLow = -1;
    changed = true;
  }

  private void expire(int n) {
    if (n >= 0 && ring.holds(n)) {
      ring.change(n, ObjectState.EXPIRED);
    }
  }

  /** Numbers of the live objects: high and low of the day, of the week; -1 for one without. */
  int[] live() {
    return new int[] {day.liveHigh, day.liveLow, week.liveHigh, week.liveLow};
  }

  ObjectRing ring() {
    return ring;
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    day.save(out);
    week.save(out);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    day.restore(in);
    week.restore(in);
  }
}
