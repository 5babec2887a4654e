// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The header of RFC 9110, section 10.2.3: whole seconds, or a date. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final long LONGEST_NANOS = Duration.ofDays(1).toNanos();

  private RetryAfter() {}

  /**
   * The wish in nanoseconds from now, at most a day; empty if the header is missing, malformed or
   * negative. A date that has passed is 0.
   */
  static OptionalLong nanos(Optional<String> header, long nowNanos) {
    if (header.isEmpty()) {
      return OptionalLong.empty();
    }
    String value = header.get().strip();
    if (SECONDS.matcher(value).matches()) {
      return OptionalLong.of(capped(Long.parseLong(value) * 1_000_000_000L));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(Instant.EPOCH.plusNanos(nowNanos), until);
      return OptionalLong.of(left.isNegative() ? 0 : capped(left.toNanos()));
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /** Seconds with a fraction, as bodies have them; empty unless finite and not negative. */
  static OptionalLong nanos(double seconds) {
    return Double.isFinite(seconds) && seconds >= 0
        ? OptionalLong.of(capped(Math.round(Math.min(seconds, 1e9) * 1e9)))
        : OptionalLong.empty();
  }

  private static long capped(long nanos) {
    return Math.min(nanos, LONGEST_NANOS);
  }
}
