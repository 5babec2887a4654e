// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

/** What has become of a structural object. */
public enum ObjectState {
  /** Stands: a pivot not broken, a break that holds, a pool, level or line that is live. */
  ACTIVE,
  /** Gap: price has not come back to it. */
  OPEN,
  /** Order block: price has not come back to it. */
  NEW,
  /** Pivot: a close went beyond its threshold. Trendline: a close went beyond by 0.25 ATR. */
  BROKEN,
  /** Break: price closed back inside soon after. */
  FAILED,
  /** Gap: a wick reached the near edge. */
  TOUCHED,
  /** Gap: a wick reached the far edge. */
  FILLED,
  /** Gap: a close went beyond the far edge. */
  INVERTED,
  /** Order block: a wick came back into it. */
  MITIGATED,
  /** Order block: a close went through it. */
  BREAKER,
  /** Pool: a wick passed its extreme by 0.05 ATR. */
  SWEPT,
  /** Pool, level or line: a newer object has taken its place. */
  SUPERSEDED,
  /** Pool or level: too old to count. */
  EXPIRED
}
