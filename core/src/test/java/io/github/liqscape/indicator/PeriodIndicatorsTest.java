// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What begins anew with a day, a week or an event. */
class PeriodIndicatorsTest {

  private static final long FRIDAY =
      Instant.parse("2026-11-20T00:00:00Z").toEpochMilli() * 1_000_000;
  private static final long DAY = Timeframe.D1.nanos();
  private static final long HOUR = Timeframe.H1.nanos();

  @Test
  void a_daily_vwap_begins_at_midnight_utc() {
    Vwap vwap = Vwap.daily();
    vwap.update(candle(Bar.flat(10, 1), FRIDAY + 22 * HOUR));
    vwap.update(candle(Bar.flat(20, 3), FRIDAY + 23 * HOUR));
    assertThat(vwap.value()).isEqualTo(17.5);
    Candle next = candle(Bar.flat(40, 1), FRIDAY + DAY);
    assertThat(vwap.peek(next)).isEqualTo(40);
    assertThat(vwap.value()).isEqualTo(17.5);
    vwap.update(candle(Bar.flat(99, 0), FRIDAY + DAY));
    assertThat(vwap.value()).as("carried: nothing was traded").isEqualTo(17.5);
    vwap.update(candle(Bar.flat(40, 1), FRIDAY + DAY + HOUR));
    assertThat(vwap.value()).isEqualTo(40);
  }

  @Test
  void a_weekly_vwap_begins_on_monday() {
    Vwap vwap = Vwap.weekly();
    vwap.update(candle(Bar.flat(10, 1), FRIDAY));
    vwap.update(candle(Bar.flat(20, 1), FRIDAY + 2 * DAY));
    assertThat(vwap.value()).isEqualTo(15);
    vwap.update(candle(Bar.flat(30, 1), FRIDAY + 3 * DAY));
    assertThat(vwap.value()).isEqualTo(30);
  }

  @Test
  void an_anchored_vwap_begins_where_the_caller_says() {
    Vwap vwap = Vwap.sinceAnchor();
    Bar.flat(10, 1).into(vwap);
    vwap.anchor();
    assertThat(vwap.value()).isEqualTo(10);
    Bar.flat(20, 1).into(vwap);
    assertThat(vwap.value()).isEqualTo(20);
    Bar.flat(40, 1).into(vwap);
    assertThat(vwap.value()).isEqualTo(30);
  }

  @Test
  void a_bar_without_its_time_is_refused_where_time_matters() {
    Vwap vwap = Vwap.daily();
    assertThatThrownBy(() -> Bar.flat(1, 1).into(vwap))
        .hasMessage("periods of 1d need a bar with its time: apply a candle");
    assertThatThrownBy(() -> Bar.flat(1, 1).peek(vwap))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(vwap.ready()).isFalse();
    assertThatThrownBy(vwap::anchor).hasMessage("periods of 1d begin by themselves");
    vwap.update(candle(Bar.flat(10, 1), FRIDAY));
    vwap.update(candle(Bar.flat(20, 1), FRIDAY + HOUR));
    assertThat(vwap.value()).isEqualTo(15);
  }

  @Test
  void daily_pivot_points_come_from_the_day_before_also_over_a_gap() {
    PivotPoints pivots = PivotPoints.daily();
    pivots.update(candle(new Bar(10, 12, 9, 11, 1), FRIDAY));
    pivots.update(candle(new Bar(11, 15, 11, 12, 1), FRIDAY + HOUR));
    assertThat(pivots.ready()).isFalse();
    Candle later = candle(Bar.flat(13, 1), FRIDAY + 5 * DAY);
    assertThat(pivots.peek(later)).isEqualTo(12);
    assertThat(pivots.ready()).isFalse();
    pivots.update(later);
    assertThat(pivots.value()).isEqualTo(12);
    assertThat(pivots.r1()).isEqualTo(15);
    assertThat(pivots.r2()).isEqualTo(18);
    assertThat(pivots.r3()).isEqualTo(21);
    assertThat(pivots.s1()).isEqualTo(9);
    assertThat(pivots.s2()).isEqualTo(6);
    assertThat(pivots.s3()).isEqualTo(3);
    pivots.update(candle(Bar.flat(50, 1), FRIDAY + 5 * DAY + HOUR));
    assertThat(pivots.value()).isEqualTo(12);
    pivots.update(candle(Bar.flat(20, 1), FRIDAY + 6 * DAY));
    assertThat(pivots.value()).isEqualTo((50 + 13 + 50) / 3.0);
  }

  static Candle candle(Bar bar, long openNanos) {
    return Candle.closed(
        Timeframe.M1, openNanos, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
  }
}
