// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/** An indicator of one number per bar, usually the close, but it may be any other series. */
abstract class NumberKernel extends Kernel {

  NumberKernel(String name, Part... parts) {
    super(name, parts);
  }

  abstract void step(double value);

  /**
   * Applies the next number of any series instead of a bar.
   *
   * @throws IllegalArgumentException unless it is finite
   */
  public final void update(double value) {
    require(value);
    bar(NO_TIME, value, value, value, value, Double.NaN);
  }

  /** What {@link #value()} would be if this number came next; changes nothing. */
  public final double peek(double value) {
    require(value);
    return peek(value, value, value, value, Double.NaN);
  }

  @Override
  final void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    step(close);
  }

  private static void require(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, was " + value);
    }
  }
}
