// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * One byte for a notional, logarithmic between a floor f and a ceiling c:
 *
 * <pre>
 *   v &lt; f: q = 0,   else  q = 1 + round(254 ln(v/f) / ln(c/f)), at most 255
 *   v(q) = f exp((q - 1)/254 ln(c/f)),   v(0) = 0
 * </pre>
 *
 * <p>{@code encode(decode(q)) == q} for every q, floor and ceiling. From 1 to 1e10 a step is
 * 9.5 %.
 *
 * <p>No logarithm is taken per value. The formula is monotone, so it is stated as 255 thresholds:
 * the smallest double that reaches each byte. The leading bits of a double (exponent and the first
 * few of the mantissa) name a cell so narrow that it holds one threshold at most; tables give the
 * byte at the start of the cell and the threshold in it. Neighbouring buckets jump between nothing
 * and much, so the loop has no branch that depends on the value.
 */
final class ByteScale {

  static final int LEVELS = 255;
  private static final int STEPS = LEVELS - 1;
  private static final int MANTISSA_BITS = 52;
  private static final int LEVEL_SHIFT = 56;

  private final double floor;
  private final double ceiling;
  private final double span;

  private final double[] values = new double[LEVELS + 1];
  private final int shift;

  /** Number of the cell before the one that holds the floor; that cell stands for all below. */
  private final long firstCell;

  /** A value of that cell, and the smallest of the last byte: what lies beyond is taken for them. */
  private final double lowest;

  private final double highest;

  /**
   * Of each cell the byte at its start, in the upper eight bits, and below it what the low bits of a
   * value must exceed to be one byte more, as the number from which adding them carries.
   */
  private final long[] cells;

  /** The usual scale, 1 to 1e10; building one takes most of a millisecond. */
  private static final ByteScale USUAL = new ByteScale(1, 1e10);

  /** The scale between these values. */
  static ByteScale of(double floor, double ceiling) {
    return floor == USUAL.floor && ceiling == USUAL.ceiling
        ? USUAL
        : new ByteScale(floor, ceiling);
  }

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
    // Thresholds are half a step apart at the ends; a cell spans at most 2^-bits of its value.
    int bits = 0;
    while (StrictMath.scalb(1.0, -bits) > 0.45 * span / STEPS) {
      bits++;
    }
    shift = MANTISSA_BITS - bits;
    firstCell = (Double.doubleToRawLongBits(floor) >>> shift) - 1;
    long top = smallestReaching(LEVELS);
    lowest = Double.longBitsToDouble(firstCell << shift);
    highest = Double.longBitsToDouble(top);
    int size = (int) ((top >>> shift) - firstCell) + 2;
    cells = new long[size];
    long low = (1L << shift) - 1;
    int q = 0;
    long next = Double.doubleToRawLongBits(floor);
    for (int cell = 0; cell < size; cell++) {
      while (next <= (firstCell + cell) << shift) {
        q++;
        next = q == LEVELS ? Long.MAX_VALUE : smallestReaching(q + 1);
      }
      long end = (firstCell + cell + 1) << shift;
      long last = next < end ? (next - 1) & low : low;
      cells[cell] = ((long) q << LEVEL_SHIFT) + ((1L << LEVEL_SHIFT) - 1 - last);
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
    byte[] one = new byte[1];
    encode(new double[] {value}, one);
    return one[0];
  }

  /**
   * Encodes a whole column; both arrays have the same length.
   *
   * @throws IllegalArgumentException if a value is NaN, negative or infinite
   */
  void encode(double[] column, byte[] into) {
    check(column);
    encode(column.clone(), 1, into);
  }

  static void check(double[] column) {
    for (double value : column) {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("value must be finite and >= 0, was " + value);
      }
    }
  }

  /**
   * Encodes the values times a factor, all of them finite and at least 0, and leaves the column in
   * disorder.
   */
  void encode(double[] column, double factor, byte[] into) {
    double lowest = this.lowest;
    double highest = this.highest;
    // A pass of its own, which the compiler makes wide; the next one then needs no bounds.
    for (int i = 0; i < column.length; i++) {
      column[i] = Math.min(highest, Math.max(lowest, column[i] * factor));
    }
    long[] cells = this.cells;
    int shift = this.shift;
    long low = (1L << shift) - 1;
    long firstCell = this.firstCell;
    for (int i = 0; i < column.length; i++) {
      long bits = Double.doubleToRawLongBits(column[i]);
      int cell = (int) ((bits >>> shift) - firstCell);
      into[i] = (byte) ((cells[cell] + (bits & low)) >>> LEVEL_SHIFT);
    }
  }

  /** The formula itself: what {@link #encode(double)} must agree with, byte for byte. */
  int byFormula(double value) {
    if (value < floor) {
      return 0;
    }
    return 1 + (int) Math.min(STEPS, Math.round(STEPS * StrictMath.log(value / floor) / span));
  }

  /** Bits of the smallest double that becomes q. The bits of a double rise with its value. */
  private long smallestReaching(int q) {
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
    return reaches;
  }
}
