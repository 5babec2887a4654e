// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Fractal highs and lows (Bill Williams): a bar whose high is strictly above those of the {@code
 * left} bars before and the {@code right} bars after it, or whose low is strictly below theirs. It is
 * known {@code right} bars after it, never before. One bar may be both.
 *
 * <p>Threading: single writer.
 */
public final class Fractal {

  private final int left;
  private final int right;
  private final double[] highs;
  private final double[] lows;
  private int newest = -1;

  private Fractal(int left, int right) {
    this.left = left;
    this.right = right;
    this.highs = new double[left + right + 1];
    this.lows = new double[left + right + 1];
  }

  /**
   * Fractals of so many bars on each side.
   *
   * @param left in [1, 1000]
   * @param right in [1, 1000]
   */
  public static Fractal of(int left, int right) {
    requireSide("left", left);
    requireSide("right", right);
    return new Fractal(left, right);
  }

  private static void requireSide(String name, int bars) {
    if (bars < 1 || bars > 1_000) {
      throw new IllegalArgumentException(name + " must be in [1, 1000], was " + bars);
    }
  }

  /**
   * Applies the next closed bar.
   *
   * @throws IllegalArgumentException unless low &le; high
   */
  public void update(double high, double low) {
    if (!(low <= high)) {
      throw new IllegalArgumentException("bar must satisfy low <= high, was " + low + ", " + high);
    }
    newest++;
    highs[newest % highs.length] = high;
    lows[newest % lows.length] = low;
  }

  /** Bar that the newest update may have confirmed: {@code right} bars ago; negative at first. */
  public int pivotIndex() {
    return newest - right;
  }

  /** Price of the high that the newest update confirmed, NaN if it confirmed none. */
  public double high() {
    return confirmed(highs, 1);
  }

  /** Price of the low that the newest update confirmed, NaN if it confirmed none. */
  public double low() {
    return confirmed(lows, -1);
  }

  private double confirmed(double[] prices, int sign) {
    int pivot = pivotIndex();
    if (pivot < left) {
      return Double.NaN;
    }
    double price = prices[pivot % prices.length];
    for (int i = pivot - left; i <= newest; i++) {
      if (i != pivot && sign * (price - prices[i % prices.length]) <= 0) {
        return Double.NaN;
      }
    }
    return price;
  }

  /** Writes the state as a part of a larger one: bare fields, no envelope. */
  public void save(DataOutput out) throws IOException {
    new StateWriter(out).integer(newest).decimals(highs).decimals(lows);
  }

  /** Continues from what {@link #save} of a fractal with the same sides wrote. */
  public void restore(DataInput in) throws IOException {
    StateReader reader = new StateReader(in);
    newest = reader.integer(-1, Integer.MAX_VALUE);
    Saved.decimals(reader, highs);
    Saved.decimals(reader, lows);
  }
}
