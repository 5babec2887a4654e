// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.ArrayDeque;

/** Root mean square of five-minute log returns of the mark over the last 24 hours. */
final class MarkVolatility {

  private static final long SLOT = 300_000_000_000L;
  private static final int SLOTS = 288;
  private static final int ENOUGH = 24;

  private record Return(long slot, double squared) {}

  private final ArrayDeque<Return> returns = new ArrayDeque<>();
  private long slot = Long.MIN_VALUE;
  private double last = Double.NaN;

  /** Takes the first mark of every slot. */
  void mark(long nanos, double price) {
    long now = Math.floorDiv(nanos, SLOT);
    if (now <= slot) {
      return;
    }
    double log = Math.log(price);
    if (now == slot + 1) {
      returns.addLast(new Return(now, (log - last) * (log - last)));
    }
    slot = now;
    last = log;
    while (!returns.isEmpty() && returns.getFirst().slot <= now - SLOTS) {
      returns.removeFirst();
    }
  }

  /** NaN below two hours of returns. */
  double sigma() {
    return returns.size() < ENOUGH
        ? Double.NaN
        : Math.sqrt(returns.stream().mapToDouble(Return::squared).sum() / returns.size());
  }
}
