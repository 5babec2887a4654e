// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The ways in which archives write a time: epoch seconds, milliseconds or microseconds by the
 * number of digits (10, 13, 16), seconds with decimals, or UTC text such as {@code 2025-10-10
 * 00:05:00}.
 */
final class ArchiveTime {

  /** Stands for "not a time": no archive reaches back to the year 1677. */
  static final long NONE = Long.MIN_VALUE;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private ArchiveTime() {}

  /** Epoch nanoseconds, or {@link #NONE}. */
  static long nanos(byte[] text, int from, int to) {
    int whole = from;
    while (whole < to && text[whole] >= '0' && text[whole] <= '9') {
      whole++;
    }
    int digits = whole - from;
    try {
      if (whole == to) {
        return switch (digits) {
          case 10 -> Math.multiplyExact(number(text, from, to), NANOS_PER_SECOND);
          case 13 -> Math.multiplyExact(number(text, from, to), 1_000_000L);
          case 16 -> Math.multiplyExact(number(text, from, to), 1_000L);
          default -> NONE;
        };
      }
      if (digits == 10 && text[whole] == '.') {
        long seconds = Math.multiplyExact(number(text, from, whole), NANOS_PER_SECOND);
        return fraction(text, whole + 1, to, seconds);
      }
      return digits == 4 ? textual(text, from, to) : NONE;
    } catch (ArithmeticException | DateTimeException e) {
      return NONE;
    }
  }

  private static long number(byte[] text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }

  /** Digits beyond a nanosecond are dropped. */
  private static long fraction(byte[] text, int from, int to, long seconds) {
    long nanos = 0;
    long unit = NANOS_PER_SECOND / 10;
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return NONE;
      }
      nanos += unit * (text[i] - '0');
      unit /= 10;
    }
    return Math.addExact(seconds, nanos);
  }

  private static long textual(byte[] text, int from, int to) {
    String iso =
        new String(text, from, to - from, StandardCharsets.US_ASCII).replace(' ', 'T');
    Instant time = LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
  }
}
