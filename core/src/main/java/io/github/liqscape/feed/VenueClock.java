// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.util.Arrays;

/** By how much a venue's clock is ahead of ours: the median of the last five measurements. */
final class VenueClock {

  private static final long SECOND = 1_000_000_000L;
  private static final long EVERY = 600 * SECOND;
  private static final long AGAIN = 10 * SECOND;

  /**
   * A measurement is wrong by up to half of its round trip, and whether a candle has closed at the
   * venue hangs on it. The round trip holds the wait for the request budget too.
   */
  private static final long LONGEST_TRIP = 2 * SECOND;

  private final long[] samples = new long[5];
  private int measured;
  private long offset;

  /** Venue minus ours; 0 before the first measurement. */
  long offset() {
    return offset;
  }

  /** When to ask first after this. */
  static long next(long nanos) {
    return nanos + EVERY;
  }

  /** Takes an answer, unless it was too long under way; returns when to ask again. */
  long measured(long askedNanos, long nowNanos, long venueNanos) {
    long trip = nowNanos - askedNanos;
    if (trip > LONGEST_TRIP) {
      return nowNanos + AGAIN;
    }
    samples[measured++ % samples.length] = venueNanos - (askedNanos + trip / 2);
    long[] known = Arrays.copyOf(samples, Math.min(measured, samples.length));
    Arrays.sort(known);
    // Of an even number the upper middle: one of the measured values, never a mean of two.
    offset = known[known.length / 2];
    return next(askedNanos);
  }
}
