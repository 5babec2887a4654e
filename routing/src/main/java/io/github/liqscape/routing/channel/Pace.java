// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What an answer says about when to come back, before it is known what became of the message.
 *
 * @param hintNanos for this message: not before so long from now; 0 if nothing is said
 * @param feedback for the bucket or the kind
 */
public record Pace(long hintNanos, Feedback feedback) {

  public Pace {
    Objects.requireNonNull(feedback, "feedback");
  }

  /**
   * The pace that the standard headers ask for: {@code Retry-After} holds for the message and, with
   * 429 or 503, for the bucket.
   *
   * @param nowNanos the delivery clock, epoch nanoseconds
   */
  public static Pace of(HttpSender.Response answer, long nowNanos) {
    long hint = retryAfterNanos(answer, nowNanos).orElse(0);
    int status = answer.status();
    return new Pace(
        hint,
        switch (status) {
          case 429 -> Feedback.slowDown(hint);
          case 503 -> Feedback.pause(hint);
          default -> Feedback.NONE;
        });
  }

  /**
   * The header {@code Retry-After} in nanoseconds from now, at most a day; empty if it says
   * nothing.
   */
  public static OptionalLong retryAfterNanos(HttpSender.Response answer, long nowNanos) {
    return RetryAfter.nanos(answer.header("retry-after"), nowNanos);
  }

  /**
   * Seconds with a fraction in nanoseconds, at most a day; empty unless finite and not negative.
   */
  public static OptionalLong secondsToNanos(double seconds) {
    return RetryAfter.nanos(seconds);
  }
}
