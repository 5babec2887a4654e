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
  private int valueFrom;
  private int valueTo;

  LevelColumns(JsonText text) {
    this.text = text;
  }

  /** Reads {@code [["price","quantity"],…]}; {@link JsonText#BROKEN} if it is something else. */
  int scan(int open) {
    char[] b = text.chars;
    if (prices.length > KEPT) {
      prices = new double[64];
      quantities = new double[64];
    }
    count = 0;
    badFrom = -1;
    int i = text.blank(open + 1);
    if (b[i] == ']') {
      return i + 1;
    }
    while (true) {
      if (b[i] != '[') {
        return JsonText.BROKEN;
      }
      i = scalar(text.blank(i + 1));
      if (i == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
      double price = value;
      if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
        bad();
      }
      i = text.blank(i);
      if (b[i] != ',') {
        return JsonText.BROKEN;
      }
      i = scalar(text.blank(i + 1));
      if (i == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        bad();
      }
      add(price, value);
      i = text.blank(i);
      if (b[i] != ']') {
        return JsonText.BROKEN;
      }
      i = text.blank(i + 1);
      if (b[i] == ']') {
        return i + 1;
      }
      if (b[i] != ',') {
        return JsonText.BROKEN;
      }
      i = text.blank(i + 1);
    }
  }

  /** Reads a number or the text of one; a text that is none makes {@link #value} NaN. */
  private int scalar(int at) {
    int end;
    if (text.chars[at] == '"') {
      valueFrom = at + 1;
      valueTo = text.string(at);
      if (valueTo == JsonText.BROKEN || text.tookEscape()) {
        return JsonText.BROKEN;
      }
      end = valueTo + 1;
    } else {
      valueFrom = at;
      valueTo = text.number(at);
      end = valueTo;
      if (end == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
    }
    value = Decimals.parse(text.chars, valueFrom, valueTo);
    return end;
  }

  private void bad() {
    if (badFrom < 0) {
      badFrom = valueFrom;
      badTo = valueTo;
    }
  }

  private void add(double price, double quantity) {
    if (count == prices.length) {
      prices = Arrays.copyOf(prices, 2 * count);
      quantities = Arrays.copyOf(quantities, 2 * count);
    }
    prices[count] = price;
    quantities[count] = quantity;
    count++;
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
