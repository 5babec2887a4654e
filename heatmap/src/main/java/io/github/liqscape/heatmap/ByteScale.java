package io.github.liqscape.heatmap;

/**
 * One byte for a notional, logarithmic between a floor f and a ceiling c:
 *
 * <pre>
 *   v &lt; f: q = 0,   else  q = 1 + round(254 ln(v/f) / ln(c/f)), at most 255
 *   v(q) = f exp((q - 1)/254 ln(c/f)),   v(0) = 0
 * </pre>
 *
 * <p>{@code encode(decode(q)) == q} for every q, floor and ceiling. With 1 and 1e10 a step is 9.5 %.
 *
 * <p>No logarithm is taken per value. The formula is monotone, so it is stated as 255 thresholds:
 * the smallest double that reaches each byte. The leading bits of a double (exponent and the first
 * few of the mantissa) name a cell so narrow that it holds one threshold at most; a table gives the
 * byte at the start of the cell and one comparison the rest.
 */
final class ByteScale {

  static final int LEVELS = 255;
  private static final int STEPS = LEVELS - 1;
  private static final int MANTISSA_BITS = 52;

  private final double floor;
  private final double ceiling;
  private final double span;

  /** Index q: smallest value that becomes q; index 256 is never reached. */
  private final double[] thresholds = new double[LEVELS + 2];

  private final double[] values = new double[LEVELS + 1];
  private final byte[] cells;
  private final int shift;
  private final long firstCell;

  ByteScale(double floor, double ceiling) {
    double ratio = ceiling / floor;
    if (!(floor >= Double.MIN_NORMAL
        && ceiling < Double.POSITIVE_INFINITY
        && ratio >= 1 + 1e-9
        && ratio <= 1e300)) {
      throw new IllegalArgumentException(
          "floor and ceiling must satisfy 0 < floor and ceiling / floor in [1 + 1e-9, 1e300], were "
              + floor + " and " + ceiling);
    }
    this.floor = floor;
    this.ceiling = ceiling;
    span = StrictMath.log(ratio);
    for (int q = 1; q <= LEVELS; q++) {
      values[q] = floor * StrictMath.exp((q - 1) * span / STEPS);
    }
    thresholds[1] = floor;
    for (int q = 2; q <= LEVELS; q++) {
      thresholds[q] = smallestReaching(q);
    }
    thresholds[LEVELS + 1] = Double.POSITIVE_INFINITY;
    // A cell spans at most 2^-bits of its value: less than a step.
    int bits = 0;
    while (StrictMath.scalb(1.0, -bits) > 0.9 * span / STEPS) {
      bits++;
    }
    shift = MANTISSA_BITS - bits;
    firstCell = Double.doubleToRawLongBits(floor) >>> shift;
    int size = (int) ((Double.doubleToRawLongBits(thresholds[LEVELS]) >>> shift) - firstCell) + 1;
    cells = new byte[size];
    int q = 1;
    for (int cell = 0; cell < size; cell++) {
      double start = Double.longBitsToDouble((firstCell + cell) << shift);
      while (thresholds[q + 1] <= start) {
        q++;
      }
      cells[cell] = (byte) q;
    }
  }

  double floor() {
    return floor;
  }

  double ceiling() {
    return ceiling;
  }

  /** The value of a byte, taken as 0-255. */
  double decode(byte q) {
    return values[q & 0xFF];
  }

  /**
   * The byte of a value.
   *
   * @throws IllegalArgumentException if the value is NaN, negative or infinite
   */
  byte encode(double value) {
    if (!(value >= floor)) {
      if (value >= 0) {
        return 0;
      }
      throw badValue(value);
    }
    if (value >= thresholds[LEVELS]) {
      if (value == Double.POSITIVE_INFINITY) {
        throw badValue(value);
      }
      return (byte) LEVELS;
    }
    int q = cells[(int) ((Double.doubleToRawLongBits(value) >>> shift) - firstCell)] & 0xFF;
    return (byte) (value >= thresholds[q + 1] ? q + 1 : q);
  }

  /** Encodes a whole column; both arrays have the same length. */
  void encode(double[] column, byte[] into) {
    for (int i = 0; i < column.length; i++) {
      into[i] = encode(column[i]);
    }
  }

  /** The formula itself: what {@link #encode(double)} must agree with, byte for byte. */
  int byFormula(double value) {
    if (value < floor) {
      return 0;
    }
    return 1 + (int) Math.min(STEPS, Math.round(STEPS * StrictMath.log(value / floor) / span));
  }

  /** Bisects on the bits of a double, which rise with its value. */
  private double smallestReaching(int q) {
    long below = Double.doubleToRawLongBits(values[q - 1]);
    long reaches = Double.doubleToRawLongBits(values[q]);
    while (reaches - below > 1) {
      long middle = (below + reaches) >>> 1;
      if (byFormula(Double.longBitsToDouble(middle)) >= q) {
        reaches = middle;
      } else {
        below = middle;
      }
    }
    return Double.longBitsToDouble(reaches);
  }

  private static IllegalArgumentException badValue(double value) {
    return new IllegalArgumentException("value must be finite and >= 0, was " + value);
  }
}
