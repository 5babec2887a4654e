// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** One row of a text, its fields by lower-case name. */
record OwnRow(long line, Map<String, String> fields) {

  /** A field that cannot be used. */
  static final class FieldException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    FieldException(String field, String message) {
      super(message);
      this.field = field;
    }

    ImportProblem at(long line) {
      return new ImportProblem(line, field, String.valueOf(getMessage()));
    }
  }

  /** Reads one kind of row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(OwnRow row) throws FieldException;
  }

  String text(String name) throws FieldException {
    String value = optional(name);
    if (value.isEmpty()) {
      throw new FieldException(name, "is missing");
    }
    return value;
  }

  String optional(String name) {
    return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  BigDecimal positive(String name) throws FieldException {
    BigDecimal value = decimal(name, text(name));
    if (value.signum() <= 0) {
      throw new FieldException(name, "must be > 0, was " + value.toPlainString());
    }
    return value;
  }

  double number(String name) throws FieldException {
    String value = optional(name);
    return value.isEmpty() ? Double.NaN : decimal(name, value).doubleValue();
  }

  private static BigDecimal decimal(String name, String value) throws FieldException {
    try {
      BigDecimal decimal = new BigDecimal(value);
      if (decimal.precision() > 40 || Math.abs((long) decimal.scale()) > 40) {
        throw new FieldException(name, "must have at most 40 digits, was '" + value + "'");
      }
      return decimal;
    } catch (NumberFormatException e) {
      throw new FieldException(name, "must be a decimal number, was '" + value + "'");
    }
  }

  /** ISO-8601 with a zone, or whole epoch milliseconds. */
  long nanos(String name) throws FieldException {
    String value = text(name);
    try {
      if (value.matches("\\d{12,14}")) {
        return Math.multiplyExact(new BigInteger(value).longValueExact(), 1_000_000L);
      }
      Instant instant = Instant.parse(value);
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw new FieldException(
          name,
          "must be a time such as 2026-01-31T08:00:00Z or epoch milliseconds, was '" + value
              + "'");
    }
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type) throws FieldException {
    String value = text(name);
    for (E each : type.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(value)) {
        return each;
      }
    }
    throw new FieldException(
        name,
        "must be one of " + Arrays.toString(type.getEnumConstants()) + ", was '" + value
            + "'");
  }
}
