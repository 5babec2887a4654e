// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

import java.util.Objects;

/** What the venue says to a request. */
public sealed interface OrderAnswer {

  /** It was taken and has had its effects. */
  record Accepted() implements OrderAnswer {}

  /**
   * It is on its way.
   *
   * @param arrivalNanos event time at which the venue sees it
   */
  record InFlight(long arrivalNanos) implements OrderAnswer {}

  /**
   * It was refused and had no effect.
   *
   * @param reason which rule
   * @param detail the value and what is allowed
   */
  record Rejected(RejectReason reason, String detail) implements OrderAnswer {
    public Rejected {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }

  /** Whether it was not refused. */
  default boolean ok() {
    return !(this instanceof Rejected);
  }
}
