// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Says on standard error how far long work is: from two seconds on, every 5 % and at most once a
 * second.
 */
final class Progress {

  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int STEP = 5;

  private final PrintWriter err;
  private final String work;
  private final long fromNanos;
  private final long untilNanos;
  private long said;
  private long next = System.nanoTime() + QUIET.toNanos();

  /**
   * @param fromNanos event time at the start of the work
   * @param untilNanos event time at its end
   */
  Progress(PrintWriter err, String work, long fromNanos, long untilNanos) {
    this.err = err;
    this.work = work;
    this.fromNanos = fromNanos;
    this.untilNanos = untilNanos;
  }

  /** Over all of a market's events. */
  static Progress of(MarketSource source, String work, PrintWriter err) {
    return new Progress(
        err, work, MarketSource.nanos(source.from()), MarketSource.nanos(source.until()));
  }

  /** The work has come to this event time. */
  void at(long nanos) {
    if (System.nanoTime() - next < 0) {
      return;
    }
    next = System.nanoTime() + EVERY.toNanos();
    long share = 100 * Math.max(0, nanos - fromNanos) / Math.max(1, untilNanos - fromNanos);
    if (share >= said + STEP) {
      said = share;
      err.println(work + ": " + Math.min(100, share) + " %");
      err.flush();
    }
  }
}
