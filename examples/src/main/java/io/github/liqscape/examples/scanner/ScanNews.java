// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot, for any number of streams that wait for it. A stream that is slow skips what
 * it missed: only the newest counts.
 *
 * <p>Threading: thread-safe.
 */
final class ScanNews {

  /** A snapshot with its number, from 1; 0 before the first. */
  record News(long number, @Nullable ScanSnapshot snapshot, String json) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private News newest = new News(0, null, "");
  private boolean closed;

  void show(ScanSnapshot snapshot) {
    String json = ScanJson.scan(snapshot);
    lock.lock();
    try {
      newest = new News(newest.number() + 1, snapshot, json);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  News newest() {
    lock.lock();
    try {
      return newest;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for news after a number; the same news again when the time is over, null at the end. */
  @Nullable News after(long seen, long waitMillis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(waitMillis);
      while (!closed && newest.number() == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return closed ? null : newest;
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
