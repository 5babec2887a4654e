// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.liquidation.Fidelity;

/**
 * What a colour of the heatmap means. It never depends on the visible window: the same colour is
 * the same amount, or the same rank in the whole history, wherever one looks.
 *
 * @param mode absolute amounts, or ranks
 * @param low amount per 10 bp at the cold end, NaN for the default of the fidelity
 * @param high amount per 10 bp at the hot end
 */
public record HeatScale(Mode mode, double low, double high) {

  /** The two ways to colour. */
  public enum Mode {
    /** log10 of the amount per 10 bp. */
    ABSOLUTE,
    /** Rank among all buckets of the history that hold anything, 0-100. */
    PERCENTILE
  }

  private static final double LOW = 1e4;
  private static final double HIGH = 1e8;
  private static final double LOW_SHARE = 1e-5;
  private static final double HIGH_SHARE = 1e-2;

  public HeatScale {
    if (mode == Mode.ABSOLUTE
        && !(Double.isNaN(low) && Double.isNaN(high))
        && !(low > 0 && high >= low * 10 && high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "scale must satisfy 0 < low and high >= 10 low, was " + low + " to " + high);
    }
  }

  /** 10k to 100M quote currency per 10 bp, or 0.001 % to 1 % where there is no currency. */
  public static HeatScale absolute() {
    return new HeatScale(Mode.ABSOLUTE, Double.NaN, Double.NaN);
  }

  /**
   * Absolute with bounds for smaller or larger markets.
   *
   * @param low amount per 10 bp at the cold end, quote currency or share, &gt; 0
   * @param high amount at the hot end, at least ten times as much
   */
  public static HeatScale absolute(double low, double high) {
    return new HeatScale(Mode.ABSOLUTE, low, high);
  }

  /** Ranks among all buckets of the history. */
  public static HeatScale percentile() {
    return new HeatScale(Mode.PERCENTILE, Double.NaN, Double.NaN);
  }

  /** This scale with the defaults of a fidelity filled in. */
  HeatScale resolved(Fidelity fidelity) {
    if (!Double.isNaN(low)) {
      return this;
    }
    return fidelity.showsCurrency()
        ? new HeatScale(mode, LOW, HIGH)
        : new HeatScale(mode, LOW_SHARE, HIGH_SHARE);
  }

  /** Heat of an amount on a resolved absolute scale; below 0 it is colder than the scale. */
  double heat(double per10Bps) {
    return Math.log10(per10Bps / low) / Math.log10(high / low);
  }
}
