// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.examples.scanner.ReplayMarket;
import io.github.liqscape.examples.scanner.ReplayScan;
import java.io.IOException;
import java.util.List;

/**
 * Lets the time of a replayed scan go on: the past as fast as it can, then so many times as fast as
 * real time. A machine that cannot keep up does not make up for it later.
 */
final class ScanPace {

  private static final long STEP_NANOS = 60_000_000_000L;

  private final ReplayScan scan;
  private final double speed;
  private final long saveNanos;
  private final long startNanos;
  private long event;
  private long real = Long.MIN_VALUE;
  private long savedAt = Long.MIN_VALUE;

  ScanPace(ReplayScan scan, List<ReplayMarket> markets, double speed, int saveSeconds) {
    this.scan = scan;
    this.speed = speed;
    saveNanos = saveSeconds * 1_000_000_000L;
    startNanos = markets.stream().mapToLong(ReplayMarket::startNanos).max().orElseThrow();
  }

  /** A step; false when all markets have ended. */
  boolean step(long realNanos) throws IOException {
    boolean more;
    if (scan.nowNanos() < startNanos) {
      more = scan.advanceTo(Math.min(startNanos, scan.nowNanos() + STEP_NANOS));
    } else {
      if (real == Long.MIN_VALUE) {
        real = realNanos;
        event = scan.nowNanos();
      }
      long due = due(realNanos);
      long to = Math.min(due, scan.nowNanos() + STEP_NANOS);
      more = scan.advanceTo(to);
      if (to < due) {
        real = realNanos;
        event = to;
      }
    }
    if (savedAt == Long.MIN_VALUE) {
      savedAt = realNanos;
    } else if (realNanos - savedAt >= saveNanos) {
      scan.save();
      savedAt = realNanos;
    }
    return more;
  }

  private long due(long realNanos) {
    return event + (long) Math.min(1e18, speed * (realNanos - real));
  }

  /** Whether nothing is due for a moment. */
  boolean ahead(long realNanos) {
    return real != Long.MIN_VALUE && due(realNanos) - scan.nowNanos() < speed * 1e8;
  }
}
