// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.util.Arrays;

/**
 * The times of the last events of a stream whose newest value stands for all before it, such as mark
 * prices.
 *
 * <p>Threading: single thread.
 */
final class StateRepeats {

  private static final int REMEMBERED = 16;

  private final long[] times = new long[REMEMBERED];

  StateRepeats() {
    Arrays.fill(times, Long.MIN_VALUE);
  }

  private long newest() {
    return times[REMEMBERED - 1];
  }

  Repeat judge(long nanos) {
    if (nanos > newest()) {
      return Repeat.NEXT;
    }
    // Older than all that is remembered: nobody can tell, so it counts as a copy.
    return nanos < times[0] || Arrays.binarySearch(times, nanos) >= 0
        ? Repeat.COPY
        : Repeat.OVERTAKEN;
  }

  /** Delivered time before an overtaken one. */
  long before(long nanos) {
    int i = -Arrays.binarySearch(times, nanos) - 1;
    return i > 0 && times[i - 1] != Long.MIN_VALUE ? times[i - 1] : nanos;
  }

  /** Delivered time after an overtaken one. */
  long after(long nanos) {
    int i = -Arrays.binarySearch(times, nanos) - 1;
    return i >= 0 && i < REMEMBERED ? times[i] : nanos;
  }

  void delivered(long nanos) {
    System.arraycopy(times, 1, times, 0, REMEMBERED - 1);
    times[REMEMBERED - 1] = nanos;
  }
}
