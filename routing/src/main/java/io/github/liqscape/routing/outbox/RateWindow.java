// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.channel.RateLimit;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sliding windows: at most n attempts in any window of a length. */
final class RateWindow {

  private static final int MOST_WINDOWS = 1_000;
  private static final int MOST_ATTEMPTS = 50_000_000;

  private record Window(RateLimit limit, Deque<Long> attempts) {
    void attempted(long at) {
      if (attempts.size() == limit.attempts()) {
        attempts.removeFirst();
      }
      attempts.addLast(at);
    }
  }

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

  void save(StateWriter out) throws IOException {
    out.integer(windows.size());
    for (Window w : windows) {
      out.number(w.limit.windowNanos());
      out.numbers(w.attempts.stream().mapToLong(Long::longValue).toArray());
    }
  }

  /** Each window takes what one of its length had seen, or, with limits that are new, the most seen. */
  void restore(StateReader in) throws IOException {
    Map<Long, long[]> seen = new HashMap<>();
    long[] most = {};
    for (int n = in.integer(0, MOST_WINDOWS); n > 0; n--) {
      long length = in.number();
      long[] attempts = in.numbers(MOST_ATTEMPTS);
      seen.put(length, attempts);
      most = attempts.length > most.length ? attempts : most;
    }
    for (Window w : windows) {
      for (long at : seen.getOrDefault(w.limit.windowNanos(), most)) {
        w.attempted(at);
      }
    }
  }

  void attempted(long now) {
    for (Window w : windows) {
      w.attempted(now);
    }
  }
}
