// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.time.Duration;

/** Says when something that is done every so often is due again. */
final class Pace {

  private final long everyNanos;
  private long next;

  Pace(Duration every, long startNanos) {
    everyNanos = every.toNanos();
    next = startNanos + everyNanos;
  }

  /** Whether it is due; if so, the next time is counted from now. */
  boolean due(long nowNanos) {
    if (nowNanos < next) {
      return false;
    }
    next = nowNanos + everyNanos;
    return true;
  }
}
