// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * What every bar asks of one side of the swings, in one place: its newest pivot, and the bar that
 * could become the next one.
 */
final class NewestPivot {

  private final Extreme side;
  private final int span;
  private final BarWindow bars;

  /** The most extreme of the last span + 1 bars, the latest of equal ones. */
  private int peak = -1;

  private double peakPrice = Double.NaN;

  /** Number of the pivot among all swings of its size, -1 if there is none. */
  int number = -1;

  int id;
  boolean broken;
  double price = Double.NaN;
  double strength = Double.NaN;
  double threshold = Double.NaN;
  double major = Double.NaN;
  double majorBefore = Double.NaN;

  NewestPivot(BarWindow bars, Extreme side, int span) {
    this.bars = bars;
    this.side = side;
    this.span = span;
  }

  /** Whether the bar that is span bars old is strictly more extreme than all bars since. */
  boolean peaks(int now) {
    double newest = bars.extreme(side, now);
    if (!(side.beyond(peakPrice, newest) > 0)) {
      peak = now;
      peakPrice = newest;
    } else if (peak < now - span) {
      // It lasted for the whole span: the next one is looked for among the bars after it.
      look(now);
    }
    return peak == now - span;
  }

  private void look(int now) {
    peak = Math.max(0, now - span);
    peakPrice = bars.extreme(side, peak);
    for (int i = peak + 1; i <= now; i++) {
      double at = bars.extreme(side, i);
      if (side.beyond(at, peakPrice) >= 0) {
        peak = i;
        peakPrice = at;
      }
    }
  }

  void save(StateWriter out) throws IOException {
    out.decimal(threshold).decimal(major).decimal(majorBefore);
  }

  /** Continues after the bars and the swings have been restored. */
  void restore(StateReader in, ObjectRing ring) throws IOException {
    threshold = in.decimal();
    major = in.decimal();
    majorBefore = in.decimal();
    if (bars.newest() >= 0) {
      look(bars.newest());
    }
    number = -1;
    for (int n = ring.end() - 1; n >= ring.first() && number < 0; n--) {
      if (ring.sign(n) == side.sign()) {
        number = n;
        id = ring.id(n);
        broken = ring.state(n) == ObjectState.BROKEN;
        price = ring.low(n);
        strength = ring.value(n);
      }
    }
  }
}
