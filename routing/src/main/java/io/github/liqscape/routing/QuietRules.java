// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.rule.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The quiet hours of a router, asked in nanoseconds. It remembers until when its last answer holds:
 * alerts come almost in order, and calendars are slow.
 *
 * <p>Threading: single thread.
 */
final class QuietRules {

  /** The answer while nobody sleeps. */
  static final long NOT_QUIET = Long.MIN_VALUE;

  /** The answer where one stretch follows another without end: later than any alert lives. */
  static final long ALWAYS = Long.MAX_VALUE;

  /** Weeks repeat: what is quiet for longer than one is so always, as far as an alert lives. */
  private static final long LONGEST_NANOS = Duration.ofDays(8).toNanos();

  /** From the day before to a week ahead: each stretch begins on one of these days. */
  private static final int DAYS = 9;

  private final List<QuietHours> hours;
  private long knownFrom = Long.MAX_VALUE;
  private long knownUntil = Long.MIN_VALUE;
  private long known = NOT_QUIET;

  QuietRules(List<QuietHours> hours) {
    this.hours = hours;
  }

  /** When the quiet stretch ends that a time lies in; {@link #NOT_QUIET} if in none. */
  long endOf(long nanos) {
    if (hours.isEmpty()) {
      return NOT_QUIET;
    }
    if (nanos < knownFrom || nanos >= knownUntil) {
      long end = asked(nanos);
      boolean always = end != NOT_QUIET && end - nanos > LONGEST_NANOS;
      known = always ? ALWAYS : end;
      knownFrom = nanos;
      knownUntil =
          always ? end - LONGEST_NANOS : end == NOT_QUIET ? nextStart(nanos) : end;
    }
    return known;
  }

  private long asked(long nanos) {
    long end = NOT_QUIET;
    // Stretches that follow each other without a break are one.
    for (long at = nanos; ; at = end) {
      long next = furthest(at);
      if (next == NOT_QUIET) {
        return end;
      }
      end = next;
      if (end - nanos > LONGEST_NANOS) {
        return end;
      }
    }
  }

  private long furthest(long nanos) {
    Instant at = Instant.ofEpochSecond(0, nanos);
    long end = NOT_QUIET;
    for (QuietHours h : hours) {
      end =
          Math.max(
              end,
              h.at(at).map(i -> nanos(i.end())).orElse(NOT_QUIET));
    }
    return end;
  }

  /** A time after this one before which no stretch begins. */
  private long nextStart(long nanos) {
    Instant at = Instant.ofEpochSecond(0, nanos);
    Instant next = at.plus(DAYS - 3, ChronoUnit.DAYS);
    for (QuietHours h : hours) {
      LocalDate yesterday = at.atZone(h.zone()).toLocalDate().minusDays(1);
      for (int i = 0; i < DAYS; i++) {
        LocalDate day = yesterday.plusDays(i);
        Instant start = h.startingOn(day).start();
        if (h.days().contains(day.getDayOfWeek()) && start.isAfter(at) && start.isBefore(next)) {
          next = start;
        }
      }
    }
    return nanos(next);
  }

  private static long nanos(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos();
  }
}
