// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long events waited from their receipt to the end of the turn that applied them: counts by
 * eighths of a power of two, so that a quantile is right to an eighth.
 *
 * <p>Threading: thread-safe.
 */
final class LagCounts {

  private static final int EIGHTHS = 8;
  private final AtomicLongArray counts = new AtomicLongArray(64 * EIGHTHS);

  void add(long nanos) {
    counts.incrementAndGet(slot(Math.max(0, nanos)));
  }

  private static int slot(long nanos) {
    if (nanos < EIGHTHS) {
      return (int) nanos;
    }
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    return (power - 2) * EIGHTHS + (int) ((nanos >> (power - 3)) & (EIGHTHS - 1));
  }

  private static long upper(int slot) {
    if (slot < EIGHTHS) {
      return slot;
    }
    int power = slot / EIGHTHS + 2;
    return (1L << power) + ((slot % EIGHTHS + 1L) << (power - 3)) - 1;
  }

  void clear() {
    for (int i = 0; i < counts.length(); i++) {
      counts.set(i, 0);
    }
  }

  long count() {
    long sum = 0;
    for (int i = 0; i < counts.length(); i++) {
      sum += counts.get(i);
    }
    return sum;
  }

  /** The time that this share of the events did not exceed, nanoseconds; 0 without any. */
  long quantile(double share) {
    long left = (long) Math.ceil(share * count());
    for (int i = 0; i < counts.length(); i++) {
      left -= counts.get(i);
      if (left <= 0 && counts.get(i) > 0) {
        return upper(i);
      }
    }
    return 0;
  }
}
