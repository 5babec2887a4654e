// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time above zero as options take them: {@code 500ms}, {@code 10s}, {@code 2h}. */
final class DurationWords implements ITypeConverter<Duration> {

  private static final Pattern WORD = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  @Override
  public Duration convert(String text) {
    Matcher word = WORD.matcher(text);
    Duration value =
        word.matches() ? of(Long.parseLong(word.group(1)), word.group(2)) : Duration.ZERO;
    if (value.isZero()) {
      throw new TypeConversionException(
          "must be a length of time above zero such as 500ms, 10s, 5m, 2h or 7d, was '" + text
              + "'");
    }
    return value;
  }

  private static Duration of(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
