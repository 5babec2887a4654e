// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunningTest {

  @Test
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  void end_of_the_process_waits_until_the_work_is_in_order() throws InterruptedException {
    Thread ending;
    try (Running running = Running.start(Scheduler.system(), null)) {
      assertThat(running.goesOn()).isTrue();
      ending = Thread.ofPlatform().start(running::end);
      while (running.goesOn()) {
        Thread.onSpinWait();
      }
      assertThat(ending.isAlive()).isTrue();
    }
    ending.join();
    assertThat(ending.isAlive()).isFalse();
  }

  @Test
  void work_ends_when_its_time_is_over() {
    try (Running running = Running.start(Scheduler.system(), Duration.ofNanos(1))) {
      while (running.goesOn()) {
        Thread.onSpinWait();
      }
      assertThat(running.goesOn()).isFalse();
    }
  }
}
