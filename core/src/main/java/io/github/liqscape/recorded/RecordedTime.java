// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The ways in which recordings write a time.
 *
 * <p>A whole number is epoch time whose unit follows from its digits: 10 seconds, 13 milliseconds,
 * 16 microseconds, 19 nanoseconds. A number with a decimal point is seconds. Anything else is a
 * date or an ISO date and time, with a blank or a T between, UTC if it names no offset.
 */
final class RecordedTime {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private RecordedTime() {}

  /**
   * Epoch nanoseconds.
   *
   * @throws IllegalArgumentException if the text is none of these, saying so
   */
  static long nanos(String text) {
    try {
      if (digits(text, 0, text.length())) {
        return whole(text);
      }
      int point = text.indexOf('.');
      if (point == 10 && digits(text, 0, point) && digits(text, point + 1, text.length())) {
        return new BigDecimal(text).movePointRight(9).longValue();
      }
      return textual(text);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "not a time: " + RecordedFileException.quoted(text), e);
    }
  }

  private static long whole(String text) {
    long value = Long.parseLong(text);
    return switch (text.length()) {
      case 10 -> Math.multiplyExact(value, NANOS_PER_SECOND);
      case 13 -> Math.multiplyExact(value, 1_000_000L);
      case 16 -> Math.multiplyExact(value, 1_000L);
      case 19 -> value;
      default ->
          throw new NumberFormatException(
              "a time has 10, 13, 16 or 19 digits, not " + text.length());
    };
  }

  private static long textual(String text) {
    if (text.length() == 10) {
      return nanos(LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC));
    }
    String iso = text.replace(' ', 'T');
    boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
    return nanos(
        offset ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC));
  }

  private static long nanos(OffsetDateTime time) {
    return Math.addExact(
        Math.multiplyExact(time.toEpochSecond(), NANOS_PER_SECOND), time.getNano());
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return to > from;
  }
}
