// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

/** Why an order, a change or a cancellation was refused. */
public enum RejectReason {
  /** A field is missing, superfluous, not a number or out of range. */
  MALFORMED,
  /** An order with this id, but other content, was there before. */
  DUPLICATE_ID,
  /** The account does not trade this instrument. */
  UNKNOWN_INSTRUMENT,
  /** A price lies between two ticks. */
  OFF_TICK,
  /** The quantity is no multiple of the lot. */
  OFF_LOT,
  /** Larger than the ledger could count, or than the account allows one order to be. */
  OVERSIZE,
  /** Trading was halted. */
  HALTED,
  /** More orders in a second than allowed. */
  RATE_LIMIT,
  /** More live orders than allowed. */
  TOO_MANY_ORDERS,
  /** Hedge mode needs a position side, one-way mode must not have one. */
  POSITION_SIDE,
  /** There is no position that it could make smaller. */
  REDUCE_ONLY,
  /** Only what makes positions smaller is taken now. */
  REDUCING,
  /** The leverage is above what the venue allows for this notional. */
  LEVERAGE,
  /** The notional of all positions would be above the limit. */
  EXPOSURE,
  /** The free balance does not cover margin and fee. */
  INSUFFICIENT_MARGIN,
  /** A post-only order would have taken. */
  POST_ONLY,
  /** The trigger has been reached already. */
  STOP_CROSSED,
  /** There is no live order with this id. */
  UNKNOWN_ORDER,
  /** An order may not be made smaller than what is filled of it. */
  BELOW_FILLED,
  /** The setup's order waits already. */
  ALREADY_PENDING,
  /** Another plan at the same instant says the opposite. */
  CONFLICT,
  /** It can be changed only without a position and without live orders. */
  NOT_FLAT
}
