// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** How an isolated position is settled when it is liquidated. */
public enum LiquidationStyle {
  /** The trader loses the margin, exactly; the insurance account takes the position out. */
  BANKRUPTCY_TAKEOVER,
  /** The trader closes at the market and pays a clearance fee. */
  CLEARANCE_FEE
}
