// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

/**
 * How often a condition may fire. It always fires when it becomes true after it was not, and has
 * re-armed; this bounds it further.
 */
public enum Frequency {
  /** Once; then it is done. */
  ONCE,
  /** At most once in each bar of its timeframe; looks at the forming bar too. */
  ONCE_PER_BAR,
  /** Looks at nothing but closed bars of its timeframe. */
  ONCE_PER_BAR_CLOSE,
  /** At most once in sixty seconds. */
  ONCE_PER_MINUTE,
  /** Every time. */
  EVERY
}
