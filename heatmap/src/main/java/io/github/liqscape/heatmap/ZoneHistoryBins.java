package io.github.liqscape.heatmap;

/**
 * The geometric bins of a {@link ZoneHistory}: bin 0 holds what is below 1/16 unit, then follow 238
 * bins of an eighth of an octave, and the last holds all the rest. Ranks are interpolated within a
 * bin: linearly in bin 0, in the logarithm above; the last bin is not resolved. Immutable.
 */
final class ZoneHistoryBins {

  static final int COUNT = 240;

  private static final double PER_LN = 8 / 0.6931471805599453;

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
    return value < floor
        ? value / floor
        : Math.min(COUNT - 1, 1 + PER_LN * StrictMath.log(value / floor));
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
    return bin == 0 ? floor * within : floor * StrictMath.exp((bin - 1 + within) / PER_LN);
  }
}
