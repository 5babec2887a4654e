// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

/**
 * What an answer says about the pace: applied by the queues, whatever became of the message.
 *
 * @param pauseNanos no further attempt within the scope before so long from now; 0 if nothing is
 *     said
 * @param scope whom it concerns
 * @param refusal whether the venue counts the answer as abuse, see {@link
 *     ChannelTraits#refusalsAllowed}
 * @param slowDown whether it asks for a slower pace (429): the bucket rests longer and longer until
 *     something is taken, also if the answer does not say for how long
 */
public record Feedback(long pauseNanos, Scope scope, boolean refusal, boolean slowDown) {

  /** Whom a pause concerns. */
  public enum Scope {
    /** The rate bucket of this target. */
    BUCKET,
    /** Every target of this kind of channel. */
    KIND
  }

  /** Nothing said. */
  public static final Feedback NONE = new Feedback(0, Scope.BUCKET, false, false);

  public Feedback {
    if (pauseNanos < 0) {
      throw new IllegalArgumentException("pauseNanos must be >= 0, was " + pauseNanos);
    }
  }

  /** The bucket is to be slower; the pause is 0 if the answer does not say for how long. */
  public static Feedback slowDown(long pauseNanos) {
    return new Feedback(pauseNanos, Scope.BUCKET, false, true);
  }

  /** The bucket pauses. */
  public static Feedback pause(long nanos) {
    return new Feedback(nanos, Scope.BUCKET, false, false);
  }
}
