// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

/** How urgent an alert is; the order is the order of urgency. */
public enum AlertTier {
  /** A zone of interest that price is far from: context. */
  WATCHLIST(4 * 3_600, 1_800, 60),
  /** Price is at such a zone, or runs at it. */
  ACTIVE_RISK(900, 600, 10),
  /** A BUY or SELL of a setup engine, or its revision. */
  ACTIONABLE_SETUP(900, 900, 0),
  /** A setup that a paper bot may test. */
  AUTOMATION_CANDIDATE(300, 300, 0);

  private static final long SECOND = 1_000_000_000L;

  private final long timeToLiveNanos;
  private final long cooldownNanos;
  private final long confirmNanos;

  AlertTier(long timeToLiveSeconds, long cooldownSeconds, long confirmSeconds) {
    timeToLiveNanos = timeToLiveSeconds * SECOND;
    cooldownNanos = cooldownSeconds * SECOND;
    confirmNanos = confirmSeconds * SECOND;
  }

  /** How long after its creation an alert may still be delivered, where nothing says otherwise. */
  public long timeToLiveNanos() {
    return timeToLiveNanos;
  }

  /** How long the same news is not repeated, by default. */
  public long cooldownNanos() {
    return cooldownNanos;
  }

  /** For how long its cause must have held without a break, by default. */
  public long confirmNanos() {
    return confirmNanos;
  }
}
