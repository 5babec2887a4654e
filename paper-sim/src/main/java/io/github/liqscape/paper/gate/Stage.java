// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

/** Where a rule stands in its user's process. A later stage needs all conditions again. */
public enum Stage {
  DRAFT,
  BACKTEST,
  PAPER,
  /** Beside the user's own trading; from here own fills must agree. */
  SHADOW,
  MICRO,
  LIVE
}
