package io.github.liqscape.routing.channel;

/**
 * What an answer says about the pace: applied by the queues, whatever became of the message.
 *
 * @param pauseNanos no further attempt within the scope before so long from now; 0 if nothing is
 *     said
 * @param scope whom it concerns
 * @param refusal whether the venue counts the answer as abuse, see {@link
 *     ChannelTraits#refusalsAllowed}
 */
public record Feedback(long pauseNanos, Scope scope, boolean refusal) {

  /** Whom a pause concerns. */
  public enum Scope {
    /** The rate bucket of this target. */
    BUCKET,
    /** Every target of this kind of channel. */
    KIND
  }

  /** Nothing said. */
  public static final Feedback NONE = new Feedback(0, Scope.BUCKET, false);

  public Feedback {
    if (pauseNanos < 0) {
      throw new IllegalArgumentException("pauseNanos must be >= 0, was " + pauseNanos);
    }
  }

  /** The bucket pauses. */
  public static Feedback pause(long nanos) {
    return new Feedback(nanos, Scope.BUCKET, false);
  }
}
