// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import java.util.ArrayDeque;

/** So many within any minute. Guarded by the desk's lock. */
final class RateWindow {

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final int most;
  private final ArrayDeque<Long> admitted = new ArrayDeque<>();

  RateWindow(int most) {
    this.most = most;
  }

  boolean admits(long now) {
    while (!admitted.isEmpty() && now - admitted.getFirst() >= MINUTE_NANOS) {
      admitted.removeFirst();
    }
    if (admitted.size() >= most) {
      return false;
    }
    admitted.addLast(now);
    return true;
  }
}
