// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.Decimals;
import java.math.BigDecimal;

/** Reads fields of REST answers. Bybit writes numbers as text, but not everywhere. */
final class Nodes {

  private static final long LAST_MILLI = Long.MAX_VALUE / 1_000_000;
  private static final int LONGEST_NUMBER = 64;

  private Nodes() {}

  static JsonNode object(JsonNode parent, String field) throws Unreadable {
    JsonNode node = parent.path(field);
    if (!node.isObject()) {
      throw Unreadable.field(field, "an object", node.toString());
    }
    return node;
  }

  static JsonNode list(JsonNode parent, String field) throws Unreadable {
    JsonNode node = parent.path(field);
    if (!node.isArray()) {
      throw Unreadable.field(field, "a list", node.toString());
    }
    return node;
  }

  /** Text that is not empty. */
  static String text(JsonNode parent, String field) throws Unreadable {
    JsonNode node = parent.path(field);
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw Unreadable.field(field, "text", node.toString());
    }
    return node.textValue();
  }

  /** Text or a number as plain text; empty text if the field is absent, null or empty. */
  static String optional(JsonNode parent, String field) {
    return plain(parent.path(field));
  }

  /** The same of a list's element. */
  static String optional(JsonNode list, int index) {
    return plain(list.path(index));
  }

  private static String plain(JsonNode node) {
    if (node.isNumber()) {
      BigDecimal value = node.decimalValue();
      return Math.abs((long) value.scale()) <= LONGEST_NUMBER
          ? value.toPlainString()
          : value.toString();
    }
    return node.isTextual() ? node.textValue() : "";
  }

  static double positive(String field, String text) throws Unreadable {
    double value = Decimals.parse(text);
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw Unreadable.field(field, "> 0", text);
    }
    return value;
  }

  static double notNegative(String field, String text) throws Unreadable {
    double value = Decimals.parse(text);
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw Unreadable.field(field, ">= 0", text);
    }
    return value;
  }

  static double decimal(String field, String text) throws Unreadable {
    double value = Decimals.parse(text);
    if (!Double.isFinite(value)) {
      throw Unreadable.field(field, "a decimal number", text);
    }
    return value;
  }

  /** An exact decimal, for steps and tiers. No exponent: 1e-999999999 is short and far too long. */
  static BigDecimal exact(String field, String text) throws Unreadable {
    if (text.length() > LONGEST_NUMBER
        || text.indexOf('e') >= 0
        || text.indexOf('E') >= 0
        || !Double.isFinite(Decimals.parse(text))) {
      throw Unreadable.field(field, "a decimal number", text);
    }
    return new BigDecimal(text);
  }

  /** Milliseconds since the epoch, as nanoseconds. */
  static long nanos(JsonNode parent, String field) throws Unreadable {
    return nanos(field, optional(parent, field));
  }

  static long nanos(String field, String text) throws Unreadable {
    long millis = Decimals.parseWhole(text);
    if (millis < 0 || millis > LAST_MILLI) {
      throw Unreadable.field(field, "ms since the epoch", text);
    }
    return millis * 1_000_000;
  }
}
