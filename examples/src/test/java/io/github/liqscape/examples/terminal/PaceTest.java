// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_700_000_000 * SECOND;

  @Test
  void event_time_goes_by_so_many_times_as_fast() {
    Pace pace = new Pace(60, START, 0);
    assertThat(pace.waitNanos(START + 60 * SECOND, 0)).isEqualTo(SECOND);
    assertThat(pace.waitNanos(START + 60 * SECOND, SECOND / 4)).isEqualTo(3 * SECOND / 4);
    assertThat(pace.waitNanos(START + 60 * SECOND, 2 * SECOND)).isZero();
  }

  @Test
  void another_speed_counts_from_the_moment_it_is_set() throws InterruptedException {
    Pace pace = new Pace(60, START, 0);
    pace.speed(1, SECOND);
    assertThat(pace.waitNanos(START + 60 * SECOND, SECOND)).isZero();
    assertThat(pace.waitNanos(START + 61 * SECOND, SECOND)).isEqualTo(SECOND);
  }

  @Test
  void a_standstill_waits_for_ever_and_does_not_make_up_for_it() {
    Pace pace = new Pace(60, START, 0);
    pace.speed(0, SECOND);
    assertThat(pace.waitNanos(START + 61 * SECOND, 1_000 * SECOND)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_step_lets_so_much_event_time_pass_and_no_more() throws InterruptedException {
    Pace pace = new Pace(0, START, 0);
    pace.step(300 * SECOND, SECOND);
    assertThat(pace.await(START + 300 * SECOND)).as("to show it").isEqualTo(Pace.Turn.CHANGED);
    assertThat(pace.await(START + 300 * SECOND)).isEqualTo(Pace.Turn.COME);
    assertThat(pace.waitNanos(START + 301 * SECOND, SECOND)).isEqualTo(Long.MAX_VALUE);
    pace.step(300 * SECOND, SECOND);
    assertThat(pace.waitNanos(START + 600 * SECOND, SECOND)).isZero();
    assertThat(pace.waitNanos(START + 601 * SECOND, SECOND)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void unbounded_waits_for_nothing() {
    Pace pace = new Pace(Pace.UNBOUNDED, START, 0);
    assertThat(pace.waitNanos(Long.MAX_VALUE, 0)).isZero();
  }

  @Test
  void a_machine_that_fell_behind_does_not_run_after_it() {
    Pace pace = new Pace(60, START, 0);
    // Nothing happened for a thousand seconds; then the speed is set anew.
    pace.speed(60, 1_000 * SECOND);
    assertThat(pace.waitNanos(START + 180 * SECOND, 1_000 * SECOND)).isEqualTo(2 * SECOND);
  }

  @Test
  void the_end_lets_nothing_pass() throws InterruptedException {
    Pace pace = new Pace(Pace.UNBOUNDED, START, 0);
    pace.end();
    assertThat(pace.await(START)).isEqualTo(Pace.Turn.ENDED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, 3e7, Double.NEGATIVE_INFINITY})
  void a_speed_out_of_range_is_refused_and_changes_nothing(double speed) {
    Pace pace = new Pace(60, START, 0);
    assertThatThrownBy(() -> pace.speed(speed, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed must be in [0");
    assertThat(pace.speed()).isEqualTo(60);
  }
}
