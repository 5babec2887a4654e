// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ManualSchedulerTest {

  private final ManualScheduler clock = new ManualScheduler(Instant.ofEpochSecond(100, 7));
  private final List<String> done = new ArrayList<>();

  private void note(String what) {
    done.add(what + " at " + (clock.nanos() - 100_000_000_007L));
  }

  @Test
  void it_stands_still_until_it_is_turned() {
    assertThat(clock.nanos()).isEqualTo(100_000_000_007L);
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(100, 7));
    clock.advance(Duration.ofNanos(5));
    assertThat(clock.nanos()).isEqualTo(100_000_000_012L);
    clock.turnTo(0);
    assertThat(clock.nanos()).isEqualTo(100_000_000_012L);
  }

  @Test
  void what_is_due_runs_in_the_order_of_time_and_then_of_setting() {
    long now = clock.nanos();
    clock.at(now + 20, () -> note("c"));
    clock.at(now + 10, () -> note("a"));
    clock.at(now + 10, () -> note("b"));
    clock.at(now + 31, () -> note("never"));
    clock.advance(Duration.ofNanos(30));
    assertThat(done).containsExactly("a at 10", "b at 10", "c at 20");
    assertThat(clock.next()).hasValue(now + 31);
  }

  @Test
  void a_task_that_sets_another_within_reach_sees_it_run() {
    long now = clock.nanos();
    clock.at(
        now + 10,
        () -> {
          note("first");
          clock.at(now + 15, () -> note("second"));
        });
    clock.advance(Duration.ofNanos(20));
    assertThat(done).containsExactly("first at 10", "second at 15");
  }

  @Test
  void what_is_past_runs_at_once_and_what_is_cancelled_never() {
    clock.at(0, () -> note("past"));
    Scheduler.Cancellation late = clock.at(clock.nanos() + 1, () -> note("cancelled"));
    late.cancel();
    late.cancel();
    clock.advance(Duration.ofSeconds(1));
    assertThat(done).containsExactly("past at 0");
    assertThat(clock.waiting()).isZero();
    assertThat(clock.next()).isEmpty();
  }

  @Test
  void it_turns_for_a_question_that_waits() {
    long begin = clock.nanos();
    String answer =
        clock.turningFor(
            () -> {
              for (int i = 1; i <= 3; i++) {
                CountDownLatch due = new CountDownLatch(1);
                clock.at(begin + i * 1_000L, due::countDown);
                due.await();
              }
              return "yes";
            });
    assertThat(answer).isEqualTo("yes");
    assertThat(clock.nanos()).isEqualTo(begin + 3_000);
    assertThatThrownBy(
            () ->
                clock.turningFor(
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no");
  }
}
