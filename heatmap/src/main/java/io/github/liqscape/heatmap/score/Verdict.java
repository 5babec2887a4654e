// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/** What a score comes to. */
public enum Verdict {
  /** Every acceptance rule holds on enough data. */
  PASS,
  /** Enough data, and at least one rule does not hold. */
  FAIL,
  /** Not enough data to say either; the numbers are shown nevertheless. */
  INSUFFICIENT
}
