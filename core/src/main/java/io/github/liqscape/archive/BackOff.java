// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Waits between the tries of one file: 1, 2, 4, 8 and 16 s, then it gives up. Whoever got further
 * in a try starts anew.
 */
final class BackOff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int WAITS = 5;

  /** A venue that asks for more is asked again in a later run. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Scheduler scheduler;
  private int waits;

  BackOff(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The last try got further than those before. */
  void gotFurther() {
    waits = 0;
  }

  /**
   * Waits for the next try.
   *
   * @param atLeast what the venue asked for
   * @return false, at once, if there is no next try
   */
  boolean next(Duration atLeast) throws InterruptedException {
    if (waits == WAITS || atLeast.compareTo(LONGEST) > 0) {
      return false;
    }
    Duration wait = FIRST.multipliedBy(1L << waits);
    waits++;
    pause(wait.compareTo(atLeast) < 0 ? atLeast : wait);
    return true;
  }

  private void pause(Duration wait) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    Scheduler.Cancellation timer =
        scheduler.at(scheduler.nanos() + wait.toNanos(), over::countDown);
    try {
      over.await();
    } finally {
      timer.cancel();
    }
  }
}
