// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.feed.Decimals;
import java.math.BigDecimal;

/**
 * Values of answers that come once in a while, read through a tree. Everything that does not
 * satisfy its rule throws IllegalArgumentException with field and value; the caller counts the row.
 */
final class Json {

  /** Decimals stay decimals: tiers and steps never go through {@code double}. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long LATEST_MILLIS = 9_000_000_000_000L;
  private static final int SHOWN = 60;
  private static final int MOST_DIGITS = 100;

  private Json() {}

  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  static String text(JsonNode row, String name) {
    JsonNode value = row.path(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw wrong(name, "a text", value);
    }
    return value.textValue();
  }

  /** A number, or the text of one, {@code >= 0}. */
  static double notNegative(JsonNode value, String name) {
    double number = number(value);
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw wrong(name, "a number >= 0", value);
    }
    return number;
  }

  /** A number, or the text of one; NaN if it is neither. */
  static double number(JsonNode value) {
    return value.isValueNode() ? Decimals.parse(value.asText()) : Double.NaN;
  }

  static long whole(JsonNode value, String name) {
    long number = value.isValueNode() ? Decimals.parseWhole(value.asText()) : -1;
    if (number < 0) {
      throw wrong(name, "a whole number >= 0", value);
    }
    return number;
  }

  /** Epoch milliseconds, as nanoseconds. */
  static long time(JsonNode value, String name) {
    long millis = whole(value, name);
    if (millis == 0 || millis > LATEST_MILLIS) {
      throw wrong(name, "epoch milliseconds", value);
    }
    return millis * NANOS_PER_MILLI;
  }

  /**
   * A decimal as it is written, of at most {@value #MOST_DIGITS} digits. A huge exponent is refused:
   * written out, or added to another number, {@code 1e999999999} takes gigabytes.
   */
  static BigDecimal decimal(JsonNode value, String name) {
    boolean text = value.isTextual() && Double.isFinite(Decimals.parse(value.textValue()));
    if (text || value.isNumber()) {
      BigDecimal decimal = text ? new BigDecimal(value.textValue()) : value.decimalValue();
      if (Math.abs((long) decimal.scale()) <= MOST_DIGITS && decimal.precision() <= MOST_DIGITS) {
        return decimal;
      }
    }
    throw wrong(name, "a decimal of at most " + MOST_DIGITS + " digits", value);
  }

  private static IllegalArgumentException wrong(String name, String rule, JsonNode value) {
    String shown = value.isMissingNode() ? "absent" : value.toString();
    return new IllegalArgumentException(
        name
            + " must be "
            + rule
            + ", was "
            + (shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…"));
  }
}
