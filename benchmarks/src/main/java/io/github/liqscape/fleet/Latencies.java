// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Times from an event to a decision, and to its alert on disk.
 *
 * <p>Threading: decisions by one thread, alerts by any.
 */
final class Latencies {

  private static final int DIGITS = 3;

  private final Recorder decisions = new Recorder(DIGITS);
  private final Recorder alerts = new Recorder(DIGITS);

  void decided(long sinceNanos) {
    decisions.recordValue(Math.max(0, System.nanoTime() - sinceNanos));
  }

  void journaled(long sinceNanos) {
    alerts.recordValue(Math.max(0, System.nanoTime() - sinceNanos));
  }

  /** Forgets what was recorded so far. */
  void reset() {
    decisions.reset();
    alerts.reset();
  }

  Histogram decisions() {
    return decisions.getIntervalHistogram();
  }

  Histogram alerts() {
    return alerts.getIntervalHistogram();
  }
}
