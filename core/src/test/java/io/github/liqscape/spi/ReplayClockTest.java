// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.spi.Scheduler.Cancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayClockTest {

  private final ReplayClock clock = new ReplayClock(100);
  private final List<String> ran = new ArrayList<>();

  private Cancellation at(long nanos, String name) {
    return clock.at(nanos, () -> ran.add(name + " at " + clock.nanos()));
  }

  @Test
  void it_shows_the_time_it_was_turned_to_and_never_goes_back() {
    clock.turnTo(2_000_000_000L);
    clock.turnTo(5);

    assertThat(clock.nanos()).isEqualTo(2_000_000_000L);
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(2));
  }

  @Test
  void what_is_due_runs_in_order_of_time_and_then_of_setting_while_its_time_is_shown() {
    at(300, "third");
    at(200, "first");
    at(200, "second");
    at(900, "never");

    clock.turnTo(400);

    assertThat(ran).containsExactly("first at 200", "second at 200", "third at 300");
    assertThat(clock.nanos()).isEqualTo(400);
  }

  @Test
  void a_task_of_the_past_or_of_now_runs_at_once() {
    at(99, "past");
    at(100, "now");

    assertThat(ran).containsExactly("past at 100", "now at 100");
  }

  @Test
  void a_task_set_by_a_task_runs_in_the_same_turn_if_it_is_due() {
    clock.at(200, () -> at(250, "chained"));

    clock.turnTo(300, () -> ran.add("after"));

    assertThat(ran).containsExactly("after", "chained at 250", "after");
  }

  @Test
  void a_task_that_was_taken_back_does_not_run() {
    Cancellation early = at(200, "taken back");
    at(200, "kept");
    early.cancel();

    clock.turnTo(300);

    assertThat(ran).containsExactly("kept at 200");
  }
}
