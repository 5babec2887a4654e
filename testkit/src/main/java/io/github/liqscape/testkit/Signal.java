// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards state that other threads change, and lets a test wait until it is as expected.
 *
 * <p>Threading: thread-safe.
 */
final class Signal {

  /**
   * Longer than a feed bears silence, 15 s: under load the JDK's WebSocket client now and then overlooks the
   * end of a connection, and the feed then leaves it for its silence.
   */
  private static final long PATIENCE_SECONDS = 30;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();

  <T extends @Nullable Object> T read(Supplier<T> state) {
    lock.lock();
    try {
      return state.get();
    } finally {
      lock.unlock();
    }
  }

  void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void tell() {
    change(() -> {});
  }

  /**
   * Waits until the condition holds.
   *
   * @param what is waited for, in words
   * @throws AssertionError if that takes longer than half a minute
   */
  void await(String what, BooleanSupplier condition) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          throw new AssertionError("waited " + PATIENCE_SECONDS + " s in vain for " + what);
        }
        left = told.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    } finally {
      lock.unlock();
    }
  }
}
