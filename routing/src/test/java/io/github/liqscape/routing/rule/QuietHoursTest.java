// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section K of the routing vectors. */
class QuietHoursTest {

  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-11-23, 22:00, 07:00, 2026-11-23T22:00:00Z, 2026-11-24T07:00:00Z",
    "Europe/Berlin, 2026-11-23, 22:00, 07:00, 2026-11-23T21:00:00Z, 2026-11-24T06:00:00Z",
    "Europe/Berlin, 2026-10-24, 22:00, 02:30, 2026-10-24T20:00:00Z, 2026-10-25T01:30:00Z",
    "Europe/Berlin, 2026-03-28, 22:00, 02:30, 2026-03-28T21:00:00Z, 2026-03-29T01:00:00Z",
    "America/New_York, 2026-03-07, 22:00, 07:00, 2026-03-08T03:00:00Z, 2026-03-08T11:00:00Z",
    "Asia/Kolkata, 2026-11-23, 22:00, 06:30, 2026-11-23T16:30:00Z, 2026-11-24T01:00:00Z",
    "Asia/Tokyo, 2026-11-23, 09:00, 17:00, 2026-11-23T00:00:00Z, 2026-11-23T08:00:00Z"
  })
  void interval_of_a_day(
      ZoneId zone, LocalDate day, LocalTime start, LocalTime end, Instant from, Instant to) {
    QuietHours.Interval interval = QuietHours.daily(zone, start, end).startingOn(day);
    assertThat(interval).isEqualTo(new QuietHours.Interval(from, to));
    QuietHours hours = QuietHours.daily(zone, start, end);
    assertThat(hours.at(from)).contains(interval);
    assertThat(hours.at(to.minusNanos(1))).contains(interval);
    assertThat(hours.at(from.minusNanos(1))).isEmpty();
    assertThat(hours.at(to)).isEmpty();
  }

  @Test
  void k5_stretch_that_the_clocks_skip_is_empty() {
    QuietHours hours =
        QuietHours.daily(ZoneId.of("Europe/Berlin"), LocalTime.of(2, 15), LocalTime.of(2, 45));
    QuietHours.Interval interval = hours.startingOn(LocalDate.of(2026, 3, 29));
    assertThat(interval.isEmpty()).isTrue();
    assertThat(hours.at(interval.start())).isEmpty();
  }

  @Test
  void day_is_that_of_the_start() {
    QuietHours hours =
        new QuietHours(
            ZoneId.of("UTC"), LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of(DayOfWeek.FRIDAY));
    assertThat(hours.at(Instant.parse("2026-11-28T06:00:00Z"))).isPresent();
    assertThat(hours.at(Instant.parse("2026-11-27T06:00:00Z"))).isEmpty();
  }

  @Test
  void start_that_is_the_end_is_refused() {
    LocalTime noon = LocalTime.NOON;
    assertThatThrownBy(() -> QuietHours.daily(ZoneId.of("UTC"), noon, noon))
        .hasMessageContaining("12:00");
  }
}
