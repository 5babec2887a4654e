// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import java.util.Objects;

/** How near is near. */
public sealed interface Distance {

  /** In English. */
  String words();

  /**
   * A part of the price that is approached.
   *
   * @param percent in (0, 50]
   */
  record Percent(double percent) implements Distance {
    public Percent {
      if (!(percent > 0 && percent <= 50)) {
        throw new IllegalArgumentException("percent must be in (0, 50], was " + percent);
      }
    }

    @Override
    public String words() {
      return Words.number(percent) + " %";
    }
  }

  /**
   * So many ATR(14) of the closed bars of a timeframe. While no ATR is known, nothing is near.
   *
   * @param multiple in (0, 100]
   * @param timeframe of the bars
   */
  record AtrMultiple(double multiple, Timeframe timeframe) implements Distance {
    public AtrMultiple {
      Objects.requireNonNull(timeframe, "timeframe");
      if (!(multiple > 0 && multiple <= 100)) {
        throw new IllegalArgumentException("multiple must be in (0, 100], was " + multiple);
      }
    }

    @Override
    public String words() {
      return Words.number(multiple) + " ATR(14) of " + timeframe.code();
    }
  }

  /** A part of the price that is approached, in percent. */
  static Distance percent(double percent) {
    return new Percent(percent);
  }

  /** So many ATR(14) of a timeframe. */
  static Distance atr(double multiple, Timeframe timeframe) {
    return new AtrMultiple(multiple, timeframe);
  }
}
