// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.channel.RateLimit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Sliding windows: at most n attempts in any window of a length. */
final class RateWindow {

  private record Window(RateLimit limit, Deque<Long> attempts) {}

  private final List<Window> windows = new ArrayList<>();

  RateWindow(List<RateLimit> limits) {
    for (RateLimit limit : limits) {
      windows.add(new Window(limit, new ArrayDeque<>()));
    }
  }

  /** The earliest time at which an attempt is allowed; {@code Long.MIN_VALUE} if at any. */
  long openFrom() {
    long open = Long.MIN_VALUE;
    for (Window w : windows) {
      if (w.attempts.size() == w.limit.attempts()) {
        open = Math.max(open, w.attempts.getFirst() + w.limit.windowNanos());
      }
    }
    return open;
  }

  /** After a restart: attempts that a clock which was set back puts into the future are of now. */
  void noneAfter(long now) {
    for (Window w : windows) {
      int later = 0;
      while (!w.attempts.isEmpty() && w.attempts.getLast() > now) {
        w.attempts.removeLast();
        later++;
      }
      for (int i = 0; i < later; i++) {
        w.attempts.addLast(now);
      }
    }
  }

  void attempted(long now) {
    for (Window w : windows) {
      if (w.attempts.size() == w.limit.attempts()) {
        w.attempts.removeFirst();
      }
      w.attempts.addLast(now);
    }
  }
}
