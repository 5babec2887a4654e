// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.feed.Decimals;
import java.io.IOException;

/**
 * Reads the value under a parser. Bybit sends prices and quantities as text and times as numbers,
 * but not everywhere: both tokens are taken.
 */
final class Fields {

  /** The last millisecond that has a place in epoch nanoseconds. */
  private static final long LAST_MILLI = Long.MAX_VALUE / 1_000_000;

  private static final int LONGEST_NUMBER = 64;

  private Fields() {}

  /** Whether the field says "not applicable": empty text or null. */
  static boolean empty(JsonParser p) throws IOException {
    return p.currentToken() == JsonToken.VALUE_NULL
        || (p.currentToken() == JsonToken.VALUE_STRING && p.getTextLength() == 0);
  }

  static double decimal(JsonParser p, String field) throws IOException, Unreadable {
    double value =
        number(p)
            ? Decimals.parse(
                p.getTextCharacters(), p.getTextOffset(), p.getTextOffset() + p.getTextLength())
            : Double.NaN;
    if (!Double.isFinite(value)) {
      throw Unreadable.field(field, "a decimal number", p.getText());
    }
    return value;
  }

  /** A price or a traded quantity. */
  static double positive(JsonParser p, String field) throws IOException, Unreadable {
    double value = decimal(p, field);
    if (!(value > 0)) {
      throw Unreadable.field(field, "> 0", p.getText());
    }
    return value;
  }

  static double notNegative(JsonParser p, String field) throws IOException, Unreadable {
    double value = decimal(p, field);
    if (!(value >= 0)) {
      throw Unreadable.field(field, ">= 0", p.getText());
    }
    return value;
  }

  /** Milliseconds since the epoch, as nanoseconds. */
  static long nanos(JsonParser p, String field) throws IOException, Unreadable {
    long millis = whole(p, field);
    if (millis > LAST_MILLI) {
      throw Unreadable.field(field, "ms since the epoch", p.getText());
    }
    return millis * 1_000_000;
  }

  /** A whole number that is not negative. */
  static long whole(JsonParser p, String field) throws IOException, Unreadable {
    long value =
        number(p)
            ? Decimals.parseWhole(
                p.getTextCharacters(), p.getTextOffset(), p.getTextOffset() + p.getTextLength())
            : -1;
    if (value < 0) {
      throw Unreadable.field(field, "a whole number", p.getText());
    }
    return value;
  }

  static String text(JsonParser p, String field) throws IOException, Unreadable {
    if (p.currentToken() != JsonToken.VALUE_STRING) {
      throw Unreadable.field(field, "text", p.getText());
    }
    return p.getText();
  }

  static boolean flag(JsonParser p, String field) throws IOException, Unreadable {
    return switch (p.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw Unreadable.field(field, "true or false", p.getText());
    };
  }

  private static boolean number(JsonParser p) throws IOException {
    return switch (p.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          p.getTextLength() <= LONGEST_NUMBER;
      default -> false;
    };
  }
}
