// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeframeTest {

  private static final long YEAR_2200 = 7_258_118_400L;

  @Test
  void weeks_start_on_monday_midnight() {
    long wednesday = Instant.parse("2026-11-25T22:00:00Z").getEpochSecond() * 1_000_000_000L;
    assertThat(at(Timeframe.W1.openOf(wednesday))).isEqualTo("2026-11-23T00:00:00Z");
    assertThat(at(Timeframe.W1.closeOf(wednesday))).isEqualTo("2026-11-30T00:00:00Z");
    long monday = Timeframe.W1.openOf(wednesday);
    assertThat(Timeframe.W1.openOf(monday)).isEqualTo(monday);
    assertThat(Timeframe.W1.openOf(monday - 1)).isEqualTo(monday - Timeframe.W1.nanos());
  }

  @Test
  void the_week_of_the_epoch_began_before_it() {
    assertThat(at(Timeframe.W1.openOf(0))).isEqualTo("1969-12-29T00:00:00Z");
  }

  @Property
  void an_instant_lies_in_exactly_one_candle_that_starts_on_the_grid(
      @ForAll Timeframe timeframe, @ForAll @LongRange(min = 0, max = YEAR_2200) long second,
      @ForAll @LongRange(min = 0, max = 999_999_999) long nano) {
    long time = second * 1_000_000_000L + nano;
    long open = timeframe.openOf(time);
    assertThat(open).isLessThanOrEqualTo(time);
    assertThat(timeframe.closeOf(time)).isGreaterThan(time).isEqualTo(open + timeframe.nanos());
    assertThat(timeframe.openOf(open)).isEqualTo(open);
    assertThat(timeframe.openOf(timeframe.closeOf(time))).isEqualTo(timeframe.closeOf(time));
    if (timeframe == Timeframe.W1) {
      assertThat(Instant.ofEpochSecond(open / 1_000_000_000L).atZone(ZoneOffset.UTC).getDayOfWeek())
          .isEqualTo(DayOfWeek.MONDAY);
    } else {
      assertThat(open % timeframe.nanos()).isZero();
    }
  }

  @Property
  void a_larger_candle_never_splits_a_smaller_one_it_is_a_multiple_of(
      @ForAll Timeframe large, @ForAll Timeframe small,
      @ForAll @LongRange(min = 0, max = YEAR_2200) long second) {
    long time = second * 1_000_000_000L;
    if (large.isMultipleOf(small)) {
      assertThat(large.openOf(small.openOf(time))).isEqualTo(large.openOf(time));
      assertThat(small.openOf(large.openOf(time))).isEqualTo(large.openOf(time));
    }
  }

  @Test
  void multiples_leave_out_the_timeframe_itself_and_what_does_not_divide() {
    assertThat(Timeframe.H1.isMultipleOf(Timeframe.M1)).isTrue();
    assertThat(Timeframe.W1.isMultipleOf(Timeframe.D1)).isTrue();
    assertThat(Timeframe.H1.isMultipleOf(Timeframe.H1)).isFalse();
    assertThat(Timeframe.M5.isMultipleOf(Timeframe.M3)).isFalse();
    assertThat(Timeframe.H12.isMultipleOf(Timeframe.H8)).isFalse();
    assertThat(Timeframe.M1.isMultipleOf(Timeframe.H1)).isFalse();
  }

  @Test
  void codes_lead_back_to_their_timeframe() {
    for (Timeframe timeframe : Timeframe.values()) {
      assertThat(Timeframe.ofCode(timeframe.code())).isEqualTo(timeframe);
      assertThat(timeframe.duration()).isEqualTo(Duration.ofNanos(timeframe.nanos()));
    }
    assertThat(Timeframe.ofCode("4H")).isEqualTo(Timeframe.H4);
  }

  @Test
  void an_upper_case_m_is_a_month_which_does_not_exist_here() {
    assertThatThrownBy(() -> Timeframe.ofCode("1M"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "timeframe must be one of 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 8h, 12h, 1d, 1w, "
                + "was '1M'");
  }

  private static String at(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)).toString();
  }
}
