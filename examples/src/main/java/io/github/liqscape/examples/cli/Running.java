// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Live work that goes on until its time is over or the user ends the program (Ctrl-C); then the end
 * of the process waits until the work has put its things in order and closed this.
 *
 * <p>Threading: the working thread and the one that ends the process.
 */
final class Running implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Scheduler clock;
  private final long untilNanos;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch inOrder = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("liqscape-end").unstarted(this::end);

  private Running(Scheduler clock, long untilNanos) {
    this.clock = clock;
    this.untilNanos = untilNanos;
  }

  /**
   * Begins.
   *
   * @param time how long; null until the user ends it
   */
  static Running start(Scheduler clock, @Nullable Duration time) {
    long until = time == null ? Long.MAX_VALUE : Math.addExact(clock.nanos(), time.toNanos());
    Running running = new Running(clock, until);
    Runtime.getRuntime().addShutdownHook(running.hook);
    return running;
  }

  boolean goesOn() {
    return asked.getCount() > 0 && clock.nanos() < untilNanos;
  }

  /** Lets some time go by; less if the work is asked to end meanwhile. */
  void pause(Duration time) throws InterruptedException {
    asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Asks the work to end and waits for it. */
  void end() {
    asked.countDown();
    try {
      if (!inOrder.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("liqscape: the work did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    inOrder.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook with it.
    }
  }
}
