// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.time.Instant;

/**
 * A stretch of time, the end not included.
 *
 * @param fromNanos epoch nanoseconds
 * @param toNanos epoch nanoseconds, &gt; {@code fromNanos}
 */
public record TimeRange(long fromNanos, long toNanos) {

  public TimeRange {
    if (toNanos <= fromNanos) {
      throw new IllegalArgumentException(
          "range must end after its start " + fromNanos + " ns, was " + toNanos);
    }
  }

  public static TimeRange of(Instant from, Instant to) {
    return new TimeRange(nanos(from), nanos(to));
  }

  private static long nanos(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
  }

  public boolean contains(long nanos) {
    return nanos >= fromNanos && nanos < toNanos;
  }

  public long length() {
    return toNanos - fromNanos;
  }
}
