// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.recorded.CsvRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fields of a CSV row as exact decimals and enum constants. Blank is absent. Hedge rows hold one
 * part per leg, separated by {@code |}. Errors name line and field.
 */
final class RowFields {

  /** The values a number may have. */
  enum Range {
    ANY("a number"),
    POSITIVE("> 0"),
    NOT_NEGATIVE(">= 0"),
    FRACTION("in [0, 1)");

    private final String words;

    Range(String words) {
      this.words = words;
    }

    boolean holds(BigDecimal value) {
      return switch (this) {
        case ANY -> true;
        case POSITIVE -> value.signum() > 0;
        case NOT_NEGATIVE -> value.signum() >= 0;
        case FRACTION -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0;
      };
    }
  }

  /** Far beyond any price or amount, and small enough to compute with: 1e999999999 is text too. */
  private static final int MOST_DIGITS = 18;

  private final CsvRow row;

  RowFields(CsvRow row) {
    this.row = row;
  }

  String text(String column) {
    return row.text(column);
  }

  String required(String column) {
    String text = row.text(column);
    if (text.isEmpty()) {
      throw row.malformed(column, "must not be empty");
    }
    return text;
  }

  Optional<BigDecimal> number(String column, Range range) {
    return parsed(column, row.text(column), range);
  }

  BigDecimal orZero(String column, Range range) {
    return number(column, range).orElse(BigDecimal.ZERO);
  }

  BigDecimal requiredNumber(String column, Range range) {
    return number(column, range).orElseThrow(() -> row.malformed(column, "must not be empty"));
  }

  /** One number per leg; blank parts are 0 where the range allows it. */
  List<BigDecimal> numbers(String column, int legs, Range range) {
    List<String> parts = parts(column);
    if (parts.size() != legs && !row.text(column).isEmpty()) {
      throw row.malformed(
          column, "must have " + legs + (legs == 1 ? " part" : " parts") + " like side, had "
              + parts.size());
    }
    return IntStream.range(0, legs)
        .mapToObj(i -> i < parts.size() ? parts.get(i) : "")
        .map(part -> leg(column, part, range))
        .toList();
  }

  private BigDecimal leg(String column, String part, Range range) {
    Optional<BigDecimal> value = parsed(column, part, range);
    if (value.isEmpty() && range == Range.POSITIVE) {
      throw row.malformed(column, "must not be empty");
    }
    return value.orElse(BigDecimal.ZERO);
  }

  List<String> parts(String column) {
    return Arrays.stream(row.text(column).split("\\|", -1)).map(String::strip).toList();
  }

  <E extends Enum<E>> E constant(String column, String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw row.malformed(
        column,
        "must be one of " + Arrays.toString(type.getEnumConstants()) + ", was '" + text + "'");
  }

  RuntimeException malformed(String column, String why) {
    return row.malformed(column, why);
  }

  RuntimeException malformed(String column, IllegalArgumentException why) {
    return row.malformed(column, String.valueOf(why.getMessage()));
  }

  private Optional<BigDecimal> parsed(String column, String text, Range range) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw row.malformed(column, "not a number: '" + text + "'");
    }
    if (value.precision() - value.scale() > MOST_DIGITS || value.scale() > 2 * MOST_DIGITS) {
      throw row.malformed(
          column, "must have at most 18 digits before and 36 after the point, was '" + text + "'");
    }
    if (!range.holds(value)) {
      throw row.malformed(column, "must be " + range.words + ", was " + text);
    }
    return Optional.of(value);
  }
}
