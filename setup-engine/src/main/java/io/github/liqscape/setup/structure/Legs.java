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
  private int up;
  private int down;
  private double highest = Double.NaN;
  private double lowest = Double.NaN;

  Legs(BarWindow bars) {
    this.bars = bars;
  }

  void update() {
    double close = bars.close(bars.newest());
    double least = PULLBACK_ATR * bars.atr();
    double fallen = highest - close;
    if (Double.isNaN(fallen) || fallen < 0) {
      highest = close;
    } else if (fallen > 0 && fallen >= least) {
      up = 0;
      highest = close;
    }
    double risen = close - lowest;
    if (Double.isNaN(risen) || risen < 0) {
      lowest = close;
    } else if (risen > 0 && risen >= least) {
      down = 0;
      lowest = close;
    }
  }

  void broke(Direction direction, boolean turned) {
    if (turned) {
      double close = bars.close(bars.newest());
      up = 0;
      down = 0;
      highest = close;
      lowest = close;
    } else if (direction == Direction.UP) {
      up++;
    } else {
      down++;
    }
  }

  int count(Direction direction) {
    return direction == Direction.UP ? up : down;
  }

  void save(StateWriter out) throws IOException {
    out.integer(up).integer(down).decimal(highest).decimal(lowest);
  }

  void restore(StateReader in) throws IOException {
    up = in.integer();
    down = in.integer();
    highest = in.decimal();
    lowest = in.decimal();
  }
}
