// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.rule.GroupPolicy;

/** Spreads repeats over time, so that what was told together is not repeated together. */
final class Spread {

  private static final long MOST_NANOS = 30_000_000_000L;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Spread() {}

  /** A delay that is always the same for a key, below half a minute and the group's interval. */
  static long of(String key, GroupPolicy policy) {
    long span = Math.min(MOST_NANOS, policy.groupInterval().toNanos());
    return Long.remainderUnsigned(key.hashCode() * MIX, span);
  }
}
