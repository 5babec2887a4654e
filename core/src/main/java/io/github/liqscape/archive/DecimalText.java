// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers out of bytes: the same double as {@link Double#parseDouble}, mostly sooner.
 */
final class DecimalText {

  /** 10^0 … 10^22 are exact doubles. */
  private static final double[] POWERS = new double[23];

  /** Up to here whole numbers are exact doubles. */
  private static final long LARGEST_EXACT = 1L << 53;

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private DecimalText() {}

  /**
   * The number these bytes write, NaN if they write none: digits with an optional sign, point and
   * exponent, and nothing else.
   */
  static double parse(byte[] text, int from, int to) {
    boolean negative = from < to && text[from] == '-';
    long digits = 0;
    int decimals = 0;
    boolean point = false;
    int seen = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      byte c = text[i];
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        seen++;
        decimals += point ? 1 : 0;
        if (digits > LARGEST_EXACT) {
          return slow(text, from, to);
        }
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return slow(text, from, to);
      }
    }
    if (seen == 0) {
      return Double.NaN;
    }
    if (decimals >= POWERS.length) {
      return slow(text, from, to);
    }
    // Both sides are exact, so the one rounding of the division is that of the decimal
    // (Clinger, How to read floating point numbers accurately, 1990).
    double value = digits / POWERS[decimals];
    return negative ? -value : value;
  }

  private static double slow(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte c = text[i];
      // parseDouble also takes "NaN", "0x1p3" and "1d", none of which a venue writes.
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      double value =
          Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII));
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
