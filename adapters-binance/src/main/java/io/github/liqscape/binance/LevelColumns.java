// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.feed.Decimals;
import io.github.liqscape.market.BookLevels;
import java.util.Arrays;

/**
 * The levels of one side of a book while a frame is read, in columns that are used again.
 *
 * <p>Threading: single thread.
 */
final class LevelColumns {

  private static final int KEPT = 1 << 12;

  /** What stands before a price, between it and a quantity, and from there to the next price. */
  private static final long OPEN = '[' | '"' << 8;

  private static final long BETWEEN = '"' | ',' << 8 | '"' << 16;
  private static final long NEXT = '"' | ']' << 8 | ',' << 16 | (OPEN << 24);

  private final JsonText text;
  private double[] prices = new double[64];
  private double[] quantities = new double[64];
  private int count;
  private int badFrom;
  private int badTo;
  private double value;

  /** Digits of the number read last, before and behind its point. */
  private int whole;

  private int decimals;

  /** The same of the last price that was not {@link #likely}; no decimals: unknown. */
  private int priceWhole;

  private int priceDecimals;

  LevelColumns(JsonText text) {
    this.text = text;
  }

  /** Reads {@code [["price","quantity"],…]}; {@link JsonText#BROKEN} if it is something else. */
  int scan(int open) {
    byte[] b = text.bytes;
    if (prices.length > KEPT) {
      prices = new double[64];
      quantities = new double[64];
    }
    count = 0;
    badFrom = -1;
    int i = at(b, open + 1);
    if (b[i] == ']') {
      return i + 1;
    }
    while (true) {
      i = level(b, likely(b, i));
      if (i == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
      i = at(b, i);
      if (b[i] == ']') {
        return i + 1;
      }
      if (b[i] != ',') {
        return JsonText.BROKEN;
      }
      i = at(b, i + 1);
    }
  }

  /**
   * Reads levels without blanks, whose prices have as many digits as the one before and whose quantities
   * are short: nearly all are such, so the processor need not see the end of a price to go on.
   *
   * @return where the first level opens that is no such one, or the last of all
   */
  private int likely(byte[] b, int at) {
    int whole = priceWhole;
    int decimals = priceDecimals;
    int digits = whole + decimals;
    int i = at;
    if (decimals == 0 || (EightBytes.at(b, i) & 0xFFFF) != OPEN) {
      return i;
    }
    while (true) {
      int point = i + 2 + whole;
      int close = point + 1 + decimals;
      if (close > b.length - 4 * Long.BYTES || b[point] != '.') {
        return i;
      }
      long behind = EightBytes.at(b, point + 1);
      long price = EightBytes.joined(EightBytes.at(b, i + 2), whole, behind);
      if (EightBytes.noDigits(price) << (Long.SIZE - 8 * digits) != 0
          || (EightBytes.at(b, close) & 0xFF_FFFF) != BETWEEN) {
        return i;
      }
      // One mark at the point and one behind the last digit; the next levels are found from that.
      long quantity = EightBytes.at(b, close + 3);
      long marks = EightBytes.noDigits(quantity);
      int first = EightBytes.first(marks);
      int end = EightBytes.first(marks & (marks - 1));
      int fraction = end - first - 1;
      if (end == Long.BYTES
          || fraction < 1
          || (quantity >>> (8 * first) & 0xFF) != '.'
          || (EightBytes.at(b, close + 3 + end) & 0xFF_FFFF_FFFFL) != NEXT) {
        return i;
      }
      long mantissa = EightBytes.number(price, digits);
      if (mantissa == 0) {
        return i;
      }
      long joined = EightBytes.joined(quantity, first, quantity >>> (8 * first + 8));
      add(
          Decimals.scaled(mantissa, decimals),
          Decimals.scaled(EightBytes.number(joined, end - 1), fraction));
      i = close + 3 + end + 3;
    }
  }

  private void add(double price, double quantity) {
    int n = count;
    if (n == prices.length) {
      prices = Arrays.copyOf(prices, 2 * n);
      quantities = Arrays.copyOf(quantities, 2 * n);
    }
    prices[n] = price;
    quantities[n] = quantity;
    count = n + 1;
  }

  /** Reads the level that opens here, however it is written; returns its end. */
  private int level(byte[] b, int open) {
    if (b[open] != '[') {
      return JsonText.BROKEN;
    }
    int priceAt = at(b, open + 1);
    int i = scalar(b, priceAt);
    if (i == JsonText.BROKEN) {
      return JsonText.BROKEN;
    }
    double price = value;
    if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
      bad(priceAt, i);
    }
    priceWhole = whole;
    priceDecimals = whole > 0 && whole + decimals <= Long.BYTES ? decimals : 0;
    i = at(b, i);
    if (b[i] != ',') {
      return JsonText.BROKEN;
    }
    int quantityAt = at(b, i + 1);
    i = scalar(b, quantityAt);
    if (i == JsonText.BROKEN) {
      return JsonText.BROKEN;
    }
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      bad(quantityAt, i);
    }
    add(price, value);
    i = at(b, i);
    return b[i] == ']' ? i + 1 : JsonText.BROKEN;
  }

  private int at(byte[] b, int i) {
    return b[i] > ' ' ? i : text.blank(i);
  }

  /** Reads a number or the text of one; a text that is none makes {@link #value} NaN. */
  private int scalar(byte[] b, int at) {
    if (b[at] != '"') {
      whole = 0;
      int end = text.number(at);
      value = end == JsonText.BROKEN ? Double.NaN : Decimals.parse(text.text(at, end));
      return end;
    }
    // Digits and a point: the number is known when its closing quote is found.
    long mantissa = 0;
    int i = at + 1;
    int digit;
    while ((digit = (b[i] - '0') & 0xFF) <= 9) {
      mantissa = 10 * mantissa + digit;
      i++;
    }
    whole = i - at - 1;
    int digits = whole;
    decimals = 0;
    if (b[i] == '.') {
      int point = i++;
      while ((digit = (b[i] - '0') & 0xFF) <= 9) {
        mantissa = 10 * mantissa + digit;
        i++;
      }
      decimals = i - point - 1;
      digits += decimals;
    }
    if (b[i] == '"' && digits > 0 && digits <= Decimals.EXACT_DIGITS) {
      value = Decimals.scaled(mantissa, decimals);
      return i + 1;
    }
    int close = text.string(at);
    if (text.tookEscape() || close == JsonText.BROKEN) {
      return JsonText.BROKEN;
    }
    value = Decimals.parse(text.text(at + 1, close));
    return close + 1;
  }

  private void bad(int from, int to) {
    if (badFrom < 0) {
      badFrom = from;
      badTo = to;
    }
  }

  /** Whether every price is &gt; 0 and every quantity &ge; 0. */
  boolean good() {
    return badFrom < 0;
  }

  /** The first value that is not. */
  String shownBad() {
    return text.shown(badFrom, badTo);
  }

  /** The levels read last, which must be {@link #good}. */
  BookLevels levels() {
    return BookLevels.of(prices, quantities, count);
  }
}
