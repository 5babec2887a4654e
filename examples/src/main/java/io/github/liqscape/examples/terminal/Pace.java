// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When the events of a replay may happen: event time goes by {@code speed} times as fast as real
 * time, stands still at 0, and is not waited for at {@link #UNBOUNDED}.
 *
 * <p>Threading: thread-safe; one thread waits.
 */
final class Pace {

  /** As fast as the machine can. */
  static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  /** A year of event time in a second and a half. */
  static final double FASTEST = 2e7;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private double speed;
  private long baseEvent;
  private long baseReal;
  private long newest;
  private long stepUntil = Long.MIN_VALUE;
  private boolean ended;
  private long changes;
  private long shown;

  /**
   * @param startNanos event time that is now
   * @param realNanos what {@link System#nanoTime} says now
   */
  Pace(double speed, long startNanos, long realNanos) {
    this.speed = requireSpeed(speed);
    baseEvent = startNanos;
    newest = startNanos;
    baseReal = realNanos;
  }

  static double requireSpeed(double speed) {
    if (speed == UNBOUNDED || (speed >= 0 && speed <= FASTEST)) {
      return speed;
    }
    throw new IllegalArgumentException(
        "speed must be in [0, " + FASTEST + "] or max, was " + speed);
  }

  double speed() {
    lock.lock();
    try {
      return speed;
    } finally {
      lock.unlock();
    }
  }

  /** Another speed from now on. */
  void speed(double value, long realNanos) {
    lock.lock();
    try {
      requireSpeed(value);
      baseEvent = reached(realNanos);
      baseReal = realNanos;
      speed = value;
      stepUntil = Long.MIN_VALUE;
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Stands still after so much more event time. */
  void step(long eventNanos, long realNanos) {
    speed(0, realNanos);
    lock.lock();
    try {
      stepUntil = newest + eventNanos;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is waited for any more. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How long an event has to wait from now on: 0 if its time has come, very long at a standstill. */
  long waitNanos(long eventNanos, long realNanos) {
    lock.lock();
    try {
      return left(eventNanos, realNanos);
    } finally {
      lock.unlock();
    }
  }

  /** Why a wait came to its end. */
  enum Turn {
    /** The event may happen. */
    COME,
    /** The pace was changed: who shows it should look again, and wait again. */
    CHANGED,
    /** The replay is to end. */
    ENDED
  }

  /** Waits until an event may happen, or somebody changes the pace. */
  Turn await(long eventNanos) throws InterruptedException {
    lock.lock();
    try {
      while (!ended) {
        if (shown != changes) {
          shown = changes;
          return Turn.CHANGED;
        }
        long left = left(eventNanos, System.nanoTime());
        if (left <= 0) {
          newest = Math.max(newest, eventNanos);
          return Turn.COME;
        }
        changed.awaitNanos(left);
      }
      return Turn.ENDED;
    } finally {
      lock.unlock();
    }
  }

  private long left(long eventNanos, long realNanos) {
    if (eventNanos <= stepUntil || speed == UNBOUNDED) {
      return 0;
    }
    if (speed == 0) {
      return Long.MAX_VALUE;
    }
    double wait = (eventNanos - baseEvent) / speed - (realNanos - baseReal);
    return (long) Math.max(0, wait);
  }

  /** Event time that the replay has come to; it never runs ahead of what has happened by much. */
  private long reached(long realNanos) {
    if (speed == UNBOUNDED || speed == 0) {
      return newest;
    }
    long due = baseEvent + (long) (speed * (realNanos - baseReal));
    // A machine that cannot keep up must not make up for it later.
    return Math.clamp(due, newest, newest + (long) (speed * 1e9));
  }
}
