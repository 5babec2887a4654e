// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.feed.Decimals;

/**
 * The numbers that stretches of a {@link JsonText} spell: the same as those of {@link Decimals}, bit
 * for bit.
 *
 * <p>Threading: single thread.
 */
final class Digits {

  private final JsonText text;

  Digits(JsonText text) {
    this.text = text;
  }

  /** The number, or NaN if it is none. */
  double decimal(int from, int to) {
    byte[] b = text.bytes;
    long mantissa = 0;
    int i = from;
    int digit;
    while ((digit = (b[i] - '0') & 0xFF) <= 9) {
      mantissa = 10 * mantissa + digit;
      i++;
    }
    int count = i - from;
    int decimals = 0;
    if (b[i] == '.') {
      int point = i++;
      while ((digit = (b[i] - '0') & 0xFF) <= 9) {
        mantissa = 10 * mantissa + digit;
        i++;
      }
      decimals = i - point - 1;
      count += decimals;
    }
    return i == to && count > 0 && count <= Decimals.EXACT_DIGITS
        ? Decimals.scaled(mantissa, decimals)
        : Decimals.parse(text.text(from, to));
  }

  /**
   * How many digits stand behind the point, 0 if the text is anything but one to seven digits, a
   * point and more digits, eight of them in all at most.
   */
  int decimals(int from, int to) {
    int point = text.digits(from);
    int decimals = to - point - 1;
    boolean plain =
        point > from
            && decimals > 0
            && to - from <= Long.BYTES + 1
            && text.bytes[point] == '.'
            && text.digits(point + 1) == to;
    return plain ? decimals : 0;
  }

  /** The number in a text that has {@link #decimals(int, int)}, so many. */
  double decimal(int from, int to, int decimals) {
    int whole = to - from - 1 - decimals;
    long behind = EightBytes.at(text.bytes, to - decimals);
    long digits = EightBytes.joined(EightBytes.at(text.bytes, from), whole, behind);
    return Decimals.scaled(EightBytes.number(digits, whole + decimals), decimals);
  }

  /** The whole number of 1 to 18 digits and nothing else. */
  long whole(int from, int to) {
    byte[] b = text.bytes;
    int count = to - from;
    if (count <= Long.BYTES) {
      return EightBytes.number(EightBytes.at(b, from), count);
    }
    long value = EightBytes.number(EightBytes.at(b, from), Long.BYTES);
    int rest = count - Long.BYTES;
    if (rest <= Long.BYTES) {
      long behind = EightBytes.number(EightBytes.at(b, from + Long.BYTES), rest);
      return value * EightBytes.tenTo(rest) + behind;
    }
    for (int i = from + Long.BYTES; i < to; i++) {
      value = 10 * value + b[i] - '0';
    }
    return value;
  }
}
