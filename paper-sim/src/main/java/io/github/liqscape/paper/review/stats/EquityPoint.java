// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

/**
 * An account's equity at a time, positions at the mark.
 *
 * @param timeNanos event time, epoch nanoseconds
 * @param equityE8 in 1e-8 of the settlement asset
 * @param depositedE8 deposits less withdrawals up to then: what is no profit
 */
public record EquityPoint(long timeNanos, long equityE8, long depositedE8) {

  /** A point of an account that was funded once and left alone since. */
  public static EquityPoint of(long timeNanos, long equityE8) {
    return new EquityPoint(timeNanos, equityE8, 0);
  }
}
