// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

/** Whether a fill rested or took. */
public enum Liquidity {
  MAKER,
  TAKER
}
