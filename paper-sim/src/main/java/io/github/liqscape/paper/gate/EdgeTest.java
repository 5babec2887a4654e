// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

/** How the mean result is tested, declared before the first trade. */
public enum EdgeTest {
  /** Once, at the declared number of trades; its result is final. */
  FIXED,
  /** After any trade from 100 on, by a confidence sequence. */
  CONTINUOUS
}
