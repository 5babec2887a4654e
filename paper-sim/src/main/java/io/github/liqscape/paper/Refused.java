// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.RejectReason;

/** Ends the checking of a request with the reason. It never leaves the broker. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  Refused(RejectReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  RejectReason reason() {
    return reason;
  }

  OrderAnswer.Rejected answer() {
    return new OrderAnswer.Rejected(reason, String.valueOf(getMessage()));
  }
}
