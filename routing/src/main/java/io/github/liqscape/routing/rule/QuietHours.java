// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A daily stretch in which nothing disturbs. A day counts by its start; an end at or before the
 * start lies on the next day. Where clocks are turned back the start takes the earlier instant and
 * the end the later one; a time that the clocks skip means the instant of the change.
 *
 * @param zone whose wall clock counts
 * @param start first quiet time
 * @param end first time after it; not equal to {@code start}
 * @param days on which it starts; at least one
 */
public record QuietHours(ZoneId zone, LocalTime start, LocalTime end, Set<DayOfWeek> days) {

  /** A quiet stretch. */
  public record Interval(Instant start, Instant end) {

    /** Whether an instant lies within: start included, end not. */
    public boolean contains(Instant at) {
      return !at.isBefore(start) && at.isBefore(end);
    }

    /** Whether nothing lies within, as with a stretch that the clocks skip. */
    public boolean isEmpty() {
      return !start.isBefore(end);
    }
  }

  public QuietHours {
    Objects.requireNonNull(zone, "zone");
    days = Set.copyOf(days);
    if (start.equals(end)) {
      throw new IllegalArgumentException(
          "quiet hours need a start that is not the end, both were " + start);
    }
    if (days.isEmpty()) {
      throw new IllegalArgumentException("quiet hours need at least one day, had none");
    }
  }

  /** Every day. */
  public static QuietHours daily(ZoneId zone, LocalTime start, LocalTime end) {
    return new QuietHours(zone, start, end, EnumSet.allOf(DayOfWeek.class));
  }

  /** The quiet stretch that starts on a day, whether or not that is one of {@link #days}. */
  public Interval startingOn(LocalDate day) {
    LocalDate last = end.isAfter(start) ? day : day.plusDays(1);
    return new Interval(instant(day.atTime(start), false), instant(last.atTime(end), true));
  }

  /** The quiet stretch that an instant lies in. */
  public Optional<Interval> at(Instant instant) {
    LocalDate today = instant.atZone(zone).toLocalDate();
    // A stretch lasts up to a day and an hour: one that began two days ago may still go on.
    for (int back = 2; back >= -1; back--) {
      LocalDate day = today.minusDays(back);
      if (days.contains(day.getDayOfWeek())) {
        Interval interval = startingOn(day);
        if (interval.contains(instant)) {
          return Optional.of(interval);
        }
      }
    }
    return Optional.empty();
  }

  private Instant instant(LocalDateTime local, boolean later) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(local);
      return gap.getInstant();
    }
    return local.toInstant(later ? offsets.getLast() : offsets.getFirst());
  }
}
