// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

/** How an order comes to be filled. */
public enum OrderType {
  /** At once, at what the market offers. */
  MARKET,
  /** At its limit price or better. */
  LIMIT,
  /** A market order once the price has gone against it as far as the trigger. */
  STOP_MARKET,
  /** A limit order once the price has gone against it as far as the trigger. */
  STOP_LIMIT,
  /** A market order once the price has come as far as the trigger. */
  MARKET_IF_TOUCHED,
  /** A limit order once the price has come as far as the trigger. */
  LIMIT_IF_TOUCHED,
  /** A stop whose trigger follows the best price. */
  TRAILING_STOP;

  /** Whether it has a trigger price of its own. */
  public boolean triggered() {
    return this == STOP_MARKET || this == STOP_LIMIT || ifTouched();
  }

  /** Whether it has a limit price. */
  public boolean limited() {
    return this == LIMIT || this == STOP_LIMIT || this == LIMIT_IF_TOUCHED;
  }

  /** Whether it waits for the price to come to a better one. */
  public boolean ifTouched() {
    return this == MARKET_IF_TOUCHED || this == LIMIT_IF_TOUCHED;
  }
}
