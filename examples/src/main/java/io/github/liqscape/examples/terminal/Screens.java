// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest screen and the newest tick, for any number of streams that wait for them. A stream that is
 * slow skips what it missed: only the newest counts.
 *
 * <p>Threading: thread-safe.
 */
final class Screens {

  /**
   * A change that a stream has not seen.
   *
   * @param tick JSON of the small numbers at the top of the page
   * @param screen version of the newest screen
   * @param count grows with every change
   */
  record News(String tick, long screen, long count) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Screen newest;
  private String tick = "{}";
  private long count;
  private boolean closed;

  @Nullable Screen newest() {
    lock.lock();
    try {
      return newest;
    } finally {
      lock.unlock();
    }
  }

  /** Shows a screen from now on, with its small numbers as JSON. */
  void screen(Screen screen, String json) {
    lock.lock();
    try {
      newest = screen;
      tick = json;
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a change after one that was seen.
   *
   * @return empty-handed, with the same count, when so much time has gone by; null at the end
   */
  @Nullable News after(long seen, long waitNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = waitNanos;
      while (!closed && count == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return closed ? null : new News(tick, newest == null ? 0 : newest.version, count);
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
