// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * What every bar asks of one side of the swings, in one place: its newest pivot, and whether a bar
 * becomes the next one.
 */
final class NewestPivot {

  private final Extreme side;
  private final int span;
  private final BarWindow bars;

  /**
   * Of the block of span bars before that of the newest bar, and of each of its places on, the
   * most extreme price times the sign of the side.
   */
  private final double[] onward;

  /** The same of the bars of the newest block so far. */
  private double since = Double.NEGATIVE_INFINITY;

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
    this.onward = new double[span + 1];
    Arrays.fill(onward, Double.NEGATIVE_INFINITY);
  }

  /**
   * Whether the bar that is span bars old is strictly more extreme than all bars since. It is in the
   * block before at the place of the newest one in its own: those since are the rest of that block
   * and what there is of this one, so that a bar looks at two numbers, and once a block at all.
   */
  boolean peaks(int now) {
    int place = now % span;
    if (place == 0) {
      block(now);
    }
    since = Math.max(since, signed(now));
    return now >= span && onward[place] > onward[place + 1] && onward[place] > since;
  }

  /** A block begins at a bar. */
  private void block(int start) {
    for (int place = span - 1; place >= 0; place--) {
      int bar = start - span + place;
      double at = bar < bars.oldest() ? Double.NEGATIVE_INFINITY : signed(bar);
      onward[place] = Math.max(at, onward[place + 1]);
    }
    since = Double.NEGATIVE_INFINITY;
  }

  private double signed(int bar) {
    return side.sign() * bars.extreme(side, bar);
  }

  void save(StateWriter out) throws IOException {
    out.decimal(threshold).decimal(major).decimal(majorBefore);
  }

  /** Continues after the bars and the swings have been restored. */
  void restore(StateReader in, ObjectRing ring) throws IOException {
    threshold = in.decimal();
    major = in.decimal();
    majorBefore = in.decimal();
    int now = bars.newest();
    if (now >= 0) {
      int start = now - now % span;
      block(start);
      for (int bar = start; bar <= now; bar++) {
        since = Math.max(since, signed(bar));
      }
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
