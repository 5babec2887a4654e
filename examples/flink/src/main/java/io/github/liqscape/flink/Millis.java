// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

/** Flink's event time is in milliseconds, ours in nanoseconds. */
final class Millis {

  private static final long NANOS = 1_000_000L;

  private Millis() {}

  /** The millisecond that an instant lies in. */
  static long of(long nanos) {
    return Math.floorDiv(nanos, NANOS);
  }

  /** The last instant of a millisecond. */
  static long endNanos(long millis) {
    return (millis + 1) * NANOS - 1;
  }
}
