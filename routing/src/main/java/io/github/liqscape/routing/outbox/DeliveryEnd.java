// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

/** How the life of a message ends. */
public enum DeliveryEnd {
  DELIVERED,
  /** It may have arrived; it is not sent again. */
  UNKNOWN,
  /** Its time was over. */
  EXPIRED,
  /** It will never be taken: kept as a dead letter. */
  DEAD,
  /** A newer one took its place. */
  SUPERSEDED,
  /** Price had moved too far from the alert. */
  PRICE_DRIFT,
  /** The queue was full, and it the least urgent. */
  QUEUE_FULL;

  /** Whether the receiver has it, or may. */
  public boolean sent() {
    return this == DELIVERED || this == UNKNOWN;
  }
}
