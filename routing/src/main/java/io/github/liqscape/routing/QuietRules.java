package io.github.liqscape.routing;

import io.github.liqscape.routing.rule.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The quiet hours of a router, asked in nanoseconds. */
final class QuietRules {

  /** The answer while nobody sleeps. */
  static final long NOT_QUIET = Long.MIN_VALUE;

  private final List<QuietHours> hours;

  QuietRules(List<QuietHours> hours) {
    this.hours = hours;
  }

  /** When the quiet stretch ends that a time lies in; {@link #NOT_QUIET} if in none. */
  long endOf(long nanos) {
    long end = NOT_QUIET;
    if (hours.isEmpty()) {
      return end;
    }
    // Stretches that follow each other without a break are one.
    for (long at = nanos; ; at = end) {
      long next = furthest(at);
      if (next == NOT_QUIET) {
        return end;
      }
      end = next;
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

  private static long nanos(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos();
  }
}
