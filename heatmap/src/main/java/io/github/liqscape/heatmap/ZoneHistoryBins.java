// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * The geometric bins of a {@link ZoneHistory}: bin 0 holds what is below 1/16 unit, then follow 238
 * bins, eight to the octave and equally wide within it, and the last holds all the rest. Ranks are
 * interpolated linearly within a bin; the last bin is not resolved. Immutable.
 */
final class ZoneHistoryBins {

  static final int COUNT = 240;

  /** The leading bits of a double, its exponent and three of its mantissa, count eighths of an octave. */
  private static final int SHIFT = 49;

  private static final long ONE = Double.doubleToRawLongBits(1.0) >>> SHIFT;

  private final double floor;

  ZoneHistoryBins(double unit) {
    if (!(unit > 0 && unit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("unit must be positive and finite, was " + unit);
    }
    floor = unit / 16;
  }

  /** The bins of values that must be finite and at least 0. */
  int[] of(double[] values) {
    int[] bins = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "bucket values must be finite and at least 0, was " + values[i] + " at " + i);
      }
      bins[i] = (int) position(values[i]);
    }
    return bins;
  }

  /** Bin and place within it: 3.25 is a quarter up bin 3. */
  private double position(double value) {
    double units = value / floor;
    if (units < 1) {
      return units;
    }
    long bits = Double.doubleToRawLongBits(units);
    double within = (bits & ((1L << SHIFT) - 1)) * 0x1p-49;
    return Math.min(COUNT - 1, 1 + (bits >>> SHIFT) - ONE + within);
  }

  /** How many of the counted values lie below one; the last bin counts as all below. */
  double rank(int[] counts, int offset, double value) {
    double position = position(value);
    int bin = (int) position;
    long below = 0;
    for (int i = 0; i < bin; i++) {
      below += counts[offset + i];
    }
    return below + counts[offset + bin] * (bin == COUNT - 1 ? 1 : position - bin);
  }

  /** The least value with that rank; the lower edge of the last bin if it lies there. */
  double valueAt(int[] counts, int offset, double rank) {
    double left = rank;
    int bin = 0;
    while (bin < COUNT - 1 && left > counts[offset + bin]) {
      left -= counts[offset + bin];
      bin++;
    }
    double within = bin == COUNT - 1 || left <= 0 ? 0 : left / counts[offset + bin];
    if (bin == 0) {
      return floor * within;
    }
    double from = Double.longBitsToDouble((ONE + bin - 1) << SHIFT);
    double to = Double.longBitsToDouble((ONE + bin) << SHIFT);
    return floor * (from + within * (to - from));
  }
}
