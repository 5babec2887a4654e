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

  private final JsonText text;
  private double[] prices = new double[64];
  private double[] quantities = new double[64];
  private int count;
  private int badFrom;
  private int badTo;
  private double value;

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
    int n = 0;
    count = 0;
    badFrom = -1;
    int i = at(b, open + 1);
    if (b[i] == ']') {
      return i + 1;
    }
    while (true) {
      if (b[i] != '[') {
        return JsonText.BROKEN;
      }
      int priceAt = at(b, i + 1);
      i = scalar(b, priceAt);
      if (i == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
      double price = value;
      if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
        bad(priceAt, i);
      }
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
      if (n == prices.length) {
        prices = Arrays.copyOf(prices, 2 * n);
        quantities = Arrays.copyOf(quantities, 2 * n);
      }
      prices[n] = price;
      quantities[n++] = value;
      i = at(b, i);
      if (b[i] != ']') {
        return JsonText.BROKEN;
      }
      i = at(b, i + 1);
      if (b[i] == ']') {
        count = n;
        return i + 1;
      }
      if (b[i] != ',') {
        return JsonText.BROKEN;
      }
      i = at(b, i + 1);
    }
  }

  private int at(byte[] b, int i) {
    return b[i] > ' ' ? i : text.blank(i);
  }

  /** Reads a number or the text of one; a text that is none makes {@link #value} NaN. */
  private int scalar(byte[] b, int at) {
    if (b[at] != '"') {
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
    int digits = i - at - 1;
    int decimals = 0;
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
