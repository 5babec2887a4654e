// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

/** Where an order is in its life. */
public enum OrderStatus {
  /** On its way to the venue. */
  IN_FLIGHT,
  /** It waits for the order that sets it off. */
  WAITING,
  /** Live; perhaps partly filled. */
  OPEN,
  FILLED,
  CANCELED,
  EXPIRED,
  REJECTED;

  /** Whether nothing happens to it any more. */
  public boolean terminal() {
    return this == FILLED || this == CANCELED || this == EXPIRED || this == REJECTED;
  }
}
