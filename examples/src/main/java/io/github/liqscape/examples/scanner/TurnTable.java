// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The row in which those stand who have work. Who is woken stands in it once; the first takes a
 * turn, and goes to the back if there is more. So between two turns of one lie at most the turns of
 * all others, however much work one of them has. Nobody takes a turn on two threads at once, and
 * what one turn wrote the next one sees.
 *
 * <p>Threading: thread-safe.
 */
final class TurnTable {

  private static final int IDLE = 0;
  private static final int QUEUED = 1;
  private static final int RUNNING = 2;
  private static final int WOKEN = 3;

  /** The place of one of them. */
  final class Seat {
    private final Turns who;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    private Seat(Turns who) {
      this.who = who;
    }

    /** There is work: it will have a turn that begins after this. */
    void wake() {
      while (true) {
        int now = state.get();
        if (now == QUEUED || now == WOKEN) {
          return;
        }
        if (state.compareAndSet(now, now == IDLE ? QUEUED : WOKEN)) {
          if (now == IDLE) {
            enter(this);
          }
          return;
        }
      }
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition still = lock.newCondition();
  private final ArrayDeque<Seat> row = new ArrayDeque<>();
  private int busy;
  private boolean closed;

  /** A place for somebody. */
  Seat seat(Turns who) {
    return new Seat(who);
  }

  private void enter(Seat seat) {
    lock.lock();
    try {
      row.add(seat);
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the first of the row work; false if nobody stands in it. */
  boolean turn() {
    Seat first;
    lock.lock();
    try {
      first = take();
    } finally {
      lock.unlock();
    }
    if (first == null) {
      return false;
    }
    run(first);
    return true;
  }

  /** Works until it is closed: the body of a thread. */
  void work() {
    while (true) {
      Seat first;
      lock.lock();
      try {
        while (row.isEmpty() && !closed) {
          work.awaitUninterruptibly();
        }
        first = take();
      } finally {
        lock.unlock();
      }
      if (first == null) {
        return;
      }
      run(first);
    }
  }

  private @Nullable Seat take() {
    Seat first = row.poll();
    if (first != null) {
      busy++;
    }
    return first;
  }

  private void run(Seat seat) {
    seat.state.set(RUNNING);
    boolean more = true;
    try {
      more = seat.who.turn();
    } finally {
      boolean again = more || !seat.state.compareAndSet(RUNNING, IDLE);
      lock.lock();
      try {
        if (again) {
          seat.state.set(QUEUED);
          row.add(seat);
          work.signal();
        }
        busy--;
        if (busy == 0 && row.isEmpty()) {
          still.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** Waits until nobody has work. */
  void awaitStill() {
    lock.lock();
    try {
      while (busy > 0 || !row.isEmpty()) {
        still.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Those who work may go home once the row is empty. */
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
