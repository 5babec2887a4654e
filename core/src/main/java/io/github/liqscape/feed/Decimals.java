// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

/**
 * Decimal text to numbers, as the frames of a venue spell them: digits with an optional sign, point
 * and exponent, and nothing else. No hexadecimal, no suffix, no blanks, no {@code NaN}.
 *
 * <p>The result is the one of {@link Double#parseDouble}, bit for bit. A decimal of at most 15
 * significant digits and a power of ten of at most 10^22 are both exact in a {@code double}, so one
 * division or multiplication rounds once and correctly (W. D. Clinger, <i>How to Read Floating
 * Point Numbers Accurately</i>, 1990). Everything longer goes to {@code parseDouble}.
 */
public final class Decimals {

  private static final double[] TEN_TO = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** So many significant digits are exact in a {@code double}, whatever they are. */
  public static final int EXACT_DIGITS = 15;

  private static final long MANTISSA_LIMIT = 1_000_000_000_000_000L;

  private Decimals() {}

  /**
   * The number that {@code text[from, to)} spells, or NaN if it spells none. One too large for a
   * {@code double} is infinite, as with {@code parseDouble}.
   */
  public static double parse(char[] text, int from, int to) {
    int i = from;
    boolean negative = false;
    if (i < to && (text[i] == '-' || text[i] == '+')) {
      negative = text[i++] == '-';
    }
    long mantissa = 0;
    int firstDigit = i;
    while (i < to) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      if (mantissa >= MANTISSA_LIMIT / 10) {
        return slow(text, from, to);
      }
      mantissa = 10 * mantissa + digit;
      i++;
    }
    int digits = i - firstDigit;
    int decimals = 0;
    if (i < to && text[i] == '.') {
      int point = i++;
      while (i < to) {
        int digit = text[i] - '0';
        if (digit < 0 || digit > 9) {
          break;
        }
        if (mantissa >= MANTISSA_LIMIT / 10) {
          return slow(text, from, to);
        }
        mantissa = 10 * mantissa + digit;
        i++;
      }
      decimals = i - point - 1;
      digits += decimals;
    }
    if (digits == 0) {
      return Double.NaN;
    }
    if (i < to || decimals >= TEN_TO.length) {
      return slow(text, from, to);
    }
    double value = scaled(mantissa, decimals);
    return negative ? -value : value;
  }

  /**
   * {@code mantissa / 10^decimals}, correctly rounded: for whoever reads the digits himself.
   *
   * @param mantissa of at most {@link #EXACT_DIGITS} digits
   * @param decimals in [0, 22]
   */
  public static double scaled(long mantissa, int decimals) {
    return mantissa / TEN_TO[decimals];
  }

  /** The number that a text spells, or NaN if it spells none. */
  public static double parse(String text) {
    char[] chars = text.toCharArray();
    return parse(chars, 0, chars.length);
  }

  /**
   * The whole number &ge; 0 that {@code text[from, to)} spells, or -1 if it spells none or one
   * beyond {@link Long#MAX_VALUE}.
   */
  public static long parseWhole(char[] text, int from, int to) {
    if (from >= to) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      boolean tooLarge = i - from >= 18 && value > (Long.MAX_VALUE - digit) / 10;
      if (digit < 0 || digit > 9 || tooLarge) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  /** The whole number &ge; 0 that a text spells, or -1 if it spells none. */
  public static long parseWhole(String text) {
    char[] chars = text.toCharArray();
    return parseWhole(chars, 0, chars.length);
  }

  /**
   * Long mantissas and exponents. The grammar is checked first: parseDouble takes more than
   * decimals.
   */
  private static double slow(char[] text, int from, int to) {
    return plain(text, from, to)
        ? Double.parseDouble(new String(text, from, to - from))
        : Double.NaN;
  }

  private static boolean plain(char[] text, int from, int to) {
    int i = from;
    if (i < to && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    int whole = digitsEnd(text, i, to);
    int digits = whole - i;
    i = whole;
    if (i < to && text[i] == '.') {
      int end = digitsEnd(text, i + 1, to);
      digits += end - i - 1;
      i = end;
    }
    if (digits == 0) {
      return false;
    }
    if (i < to && (text[i] == 'e' || text[i] == 'E')) {
      i++;
      if (i < to && (text[i] == '-' || text[i] == '+')) {
        i++;
      }
      int end = digitsEnd(text, i, to);
      if (end == i) {
        return false;
      }
      i = end;
    }
    return i == to;
  }

  private static int digitsEnd(char[] text, int from, int to) {
    int i = from;
    while (i < to && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i;
  }
}
