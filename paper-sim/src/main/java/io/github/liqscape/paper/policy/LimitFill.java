// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** How far a bar must go for a resting limit order. */
public enum LimitFill {
  /** One tick beyond the limit. */
  TRADE_THROUGH,
  /** To the limit. */
  TOUCH
}
