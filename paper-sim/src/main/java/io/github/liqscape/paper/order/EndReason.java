// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

/** Why an order ended other than by being filled. */
public enum EndReason {
  /** The client took it back. */
  REQUESTED,
  /** What an IOC or FOK order could not take. */
  NOT_IMMEDIATE,
  /** Its time was over. */
  EXPIRED,
  /** Another order of its list was filled, or ended. */
  LINKED,
  /** There is nothing left that it could make smaller. */
  REDUCE_ONLY,
  /** The book offers no more, or none within the protection. */
  DEPTH,
  /** The free balance did not cover margin and fee when it filled. */
  INSUFFICIENT_MARGIN,
  /** The position was liquidated. */
  LIQUIDATED,
  /** The time of its bracket was over. */
  TIME_STOP,
  /** Trading was halted. */
  HALTED,
  /** The venue refused it on arrival. */
  REFUSED,
  /** A stricter revision of the setup took it back. */
  REVISED
}
