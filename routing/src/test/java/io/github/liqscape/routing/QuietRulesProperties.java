// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.rule.QuietHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is remembered of quiet hours is what they would say. */
final class QuietRulesProperties {

  private static final long MINUTE = 60_000_000_000L;
  private static final long FROM = Instant.parse("2026-03-20T00:00:00Z").getEpochSecond();

  /** Of zones whose clocks change in these weeks, by an hour and by half an hour, and of one's not. */
  @Provide
  static Arbitrary<List<QuietHours>> hours() {
    Arbitrary<ZoneId> zones =
        Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
            .map(ZoneId::of);
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 95).map(i -> LocalTime.MIDNIGHT.plusMinutes(15L * i));
    Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
    return Combinators.combine(zones, times, times, days)
        .filter((zone, start, end, on) -> !start.equals(end))
        .as(QuietHours::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** Minutes of three weeks, in any order, with many that lie close together. */
  @Provide
  static Arbitrary<List<Integer>> minutes() {
    return Arbitraries.integers().between(0, 21 * 1_440).list().ofMinSize(1).ofMaxSize(60);
  }

  @Example
  void hours_that_leave_no_gap_are_quiet_always() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    LocalTime morning = LocalTime.of(8, 0);
    LocalTime evening = LocalTime.of(20, 0);
    QuietRules rules =
        new QuietRules(
            List.of(
                QuietHours.daily(zone, morning, evening),
                QuietHours.daily(zone, evening, morning)));
    assertThat(rules.endOf(FROM * 1_000_000_000L)).isEqualTo(QuietRules.ALWAYS);
  }

  @Property
  void what_is_remembered_is_what_would_be_answered(
      @ForAll("hours") List<QuietHours> hours, @ForAll("minutes") List<Integer> minutes) {
    QuietRules remembering = new QuietRules(hours);
    for (int minute : minutes) {
      for (int step : new int[] {0, 1, 7, 240, -1}) {
        long nanos = FROM * 1_000_000_000L + (minute + step) * MINUTE;
        assertThat(remembering.endOf(nanos))
            .as("%s at minute %d", hours, minute + step)
            .isEqualTo(new QuietRules(hours).endOf(nanos));
      }
    }
  }
}
