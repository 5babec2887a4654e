// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import io.github.liqscape.routing.channel.DeliveryOutcome.Dead;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.DeliveryOutcome.Delivered;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;

/** What an HTTP status means for a message: the one table for all channels. */
public final class HttpOutcome {

  private HttpOutcome() {}

  /**
   * The outcome of an answer.
   *
   * <p>2xx Delivered; 3xx Dead REDIRECT; 401, 403 Dead AUTH and 404, 410 Dead GONE, both disabling
   * the target; 408, 425, 429, 5xx RetryLater, of which 429 is no failure; any other 4xx Dead
   * REJECTED.
   *
   * @param status HTTP status
   * @param pace what the answer asks for
   * @param receipt the receiver's own id of the message, or empty
   */
  public static DeliveryOutcome of(int status, Pace pace, String receipt) {
    String detail = "HTTP " + status;
    Feedback feedback = pace.feedback();
    if (status >= 200 && status < 300) {
      return new Delivered(receipt, feedback);
    }
    if (status >= 300 && status < 400) {
      return new Dead(DeadReason.REDIRECT, detail, false, feedback);
    }
    return switch (status) {
      case 401, 403 -> new Dead(DeadReason.AUTH, detail, true, feedback);
      case 404, 410 -> new Dead(DeadReason.GONE, detail, true, feedback);
      case 408, 425 -> new RetryLater(detail, pace.hintNanos(), true, feedback);
      case 429 -> new RetryLater(detail, pace.hintNanos(), false, feedback);
      default ->
          status >= 500 || status < 200
              ? new RetryLater(detail, pace.hintNanos(), true, feedback)
              : new Dead(DeadReason.REJECTED, detail, false, feedback);
    };
  }

  /** The same with the pace of the standard headers. */
  public static DeliveryOutcome of(HttpSender.Response answer, long nowNanos) {
    return of(answer.status(), Pace.of(answer, nowNanos), "");
  }
}
