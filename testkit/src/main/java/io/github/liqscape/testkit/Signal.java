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

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

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
   * @throws AssertionError if that takes longer than ten seconds
   */
  void await(String what, BooleanSupplier condition) {
    lock.lock();
    try {
      long left = PATIENCE_NANOS;
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          throw new AssertionError("waited 10 s in vain for " + what);
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
