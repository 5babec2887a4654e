// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * Counts the breaks of structure of a move: per direction, since the last change of character or
 * the last pullback of at least 1 ATR.
 *
 * <p>A pullback is measured on closes, from the farthest close since the last count began: the
 * order of prices inside a bar is not known. A pullback at the bar of a break counts first.
 */
final class Legs {

  static final double PULLBACK_ATR = 1.0;
  static final double LATE_ATR = 1.5;
  static final double EXTENDED_ATR = 2.5;
  static final int EXTENDED_LEGS = 4;

  private final BarWindow bars;
  private final int[] counts = new int[2];
  private final double[] farthest = {Double.NaN, Double.NaN};

  Legs(BarWindow bars) {
    this.bars = bars;
  }

  void update() {
    double close = bars.close(bars.newest());
    pullback(Direction.UP, close);
    pullback(Direction.DOWN, close);
  }

  private void pullback(Direction direction, double close) {
    int d = direction.ordinal();
    double behind = direction.sign() * (farthest[d] - close);
    if (Double.isNaN(behind) || behind < 0) {
      farthest[d] = close;
    } else if (behind > 0 && behind >= PULLBACK_ATR * bars.atr()) {
      counts[d] = 0;
      farthest[d] = close;
    }
  }

  void broke(Direction direction, boolean turned) {
    if (turned) {
      double close = bars.close(bars.newest());
      counts[0] = 0;
      counts[1] = 0;
      farthest[0] = close;
      farthest[1] = close;
    } else {
      counts[direction.ordinal()]++;
    }
  }

  int count(Direction direction) {
    return counts[direction.ordinal()];
  }

  void save(StateWriter out) throws IOException {
    out.integers(counts).decimals(farthest);
  }

  void restore(StateReader in) throws IOException {
    Saved.integers(in, counts);
    Saved.decimals(in, farthest);
  }
}
