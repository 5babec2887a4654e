// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.Dead;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.DeliveryOutcome.Delivered;
import io.github.liqscape.routing.channel.DeliveryOutcome.Expired;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import io.github.liqscape.routing.channel.DeliveryOutcome.Unknown;
import io.github.liqscape.routing.channel.Feedback;
import java.util.List;

/**
 * One outcome for the browsers of a user together. The user is told once one of them has the
 * message; the others get a few more attempts, but their failure never undoes that.
 */
final class PushOutcomes {

  private static final int ATTEMPTS_FOR_THE_REST = 3;
  private static final long SPARE_NANOS = 30_000_000_000L;

  private PushOutcomes() {}

  /**
   * The outcome.
   *
   * @param before how many browsers had the message before this attempt
   * @param now what came of this attempt, at least one
   */
  static DeliveryOutcome together(Delivery delivery, int before, List<DeliveryOutcome> now) {
    int delivered = before;
    int open = 0;
    long hint = 0;
    boolean failure = false;
    boolean unknown = false;
    Feedback feedback = Feedback.NONE;
    Dead dead = null;
    for (DeliveryOutcome outcome : now) {
      switch (outcome) {
        case Delivered d -> delivered++;
        case RetryLater r -> {
          open++;
          hint = Math.max(hint, r.hintNanos());
          failure |= r.failure();
          feedback = longer(feedback, r.feedback());
        }
        case Unknown u -> {
          open++;
          unknown = true;
        }
        case Dead d -> dead = dead == null || dead.reason() == DeadReason.GONE ? d : dead;
        case Expired e -> {}
      }
    }
    if (open > 0 && delivered == 0) {
      return unknown
          ? new Unknown("a push service did not answer")
          : new RetryLater("a push service is busy", hint, failure, feedback);
    }
    if (open > 0 && mayTryTheRest(delivery, hint)) {
      // One slow push service is no reason to let the browsers of the others wait.
      Feedback pause = Feedback.pause(feedback.pauseNanos());
      return new RetryLater(open + " more browsers", hint, false, pause);
    }
    if (delivered > 0) {
      return new Delivered("", feedback);
    }
    return dead == null
        ? new Expired()
        : new Dead(dead.reason(), dead.detail(), false, dead.feedback());
  }

  private static boolean mayTryTheRest(Delivery delivery, long hintNanos) {
    return delivery.attempt() <= ATTEMPTS_FOR_THE_REST
        && delivery.attemptNanos() + hintNanos + SPARE_NANOS < delivery.expiresAtNanos();
  }

  private static Feedback longer(Feedback a, Feedback b) {
    long pause = Math.max(a.pauseNanos(), b.pauseNanos());
    return a.slowDown() || b.slowDown() ? Feedback.slowDown(pause) : Feedback.pause(pause);
  }
}
