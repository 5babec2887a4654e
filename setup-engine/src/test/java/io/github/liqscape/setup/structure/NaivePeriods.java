// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Highs and lows of previous days and weeks of the slow twin. */
final class NaivePeriods {

  record Period(double price, int at, int known, int until, int sign) {}

  private final Bars series;
  private final List<Bars.Bar> bars;
  private final int end;
  private final List<Period> periods = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  NaivePeriods(Bars series) {
    this.series = series;
    this.bars = series.list();
    this.end = bars.size() - 1;
  }

  List<Period> all() {
    return periods;
  }

  List<String> lines() {
    return lines;
  }

  private double extreme(Extreme side, int t) {
    return side == Extreme.HIGH ? bars.get(t).high() : bars.get(t).low();
  }



  void add(Timeframe period) {
    List<int[]> closed = new ArrayList<>();
    int whole = (int) (period.nanos() / series.timeframe().nanos());
    int start = 0;
    for (int t = 0; t <= end; t++) {
      long close = period.closeOf(bars.get(t).openNanos());
      boolean over = bars.get(t).openNanos() + series.timeframe().nanos() == close;
      boolean last = t == end || bars.get(t + 1).openNanos() >= close;
      if (last && (over || t < end)) {
        closed.add(new int[] {start, t, over ? t : t + 1, t - start + 1 == whole ? 1 : 0});
        start = t + 1;
      }
    }
    for (int i = 0; i < closed.size(); i++) {
      int[] one = closed.get(i);
      if (one[3] == 1) {
        period(one, i + 1 < closed.size() ? closed.get(i + 1) : null, period);
      }
    }
  }

  private void period(int[] one, int @Nullable [] next, Timeframe period) {
    int until = end + 1;
    ObjectState state = ObjectState.ACTIVE;
    if (one[1] < end && period.openOf(bars.get(one[1] + 1).openNanos())
        > period.openOf(bars.get(one[1]).openNanos()) + period.nanos()) {
      until = one[1] + 1;
      state = ObjectState.EXPIRED;
    } else if (next != null) {
      until = next[2];
      state = next[3] == 1 ? ObjectState.SUPERSEDED : ObjectState.EXPIRED;
    }
    for (Extreme side : Extreme.values()) {
      int at = one[0];
      for (int t = one[0]; t <= one[1]; t++) {
        at = NaiveStructure.beyond(side, extreme(side, t), extreme(side, at)) > 0 ? t : at;
      }
      periods.add(new Period(extreme(side, at), at, one[2], until, side.sign()));
      lines.add(
          NaiveStructure.line(
              side == Extreme.HIGH ? StructureKind.PERIOD_HIGH : StructureKind.PERIOD_LOW, null,
              side.sign(), at, extreme(side, at), extreme(side, at), one[2], state,
              until <= end ? until : one[2], 0.0, 0));
    }
  }
}
