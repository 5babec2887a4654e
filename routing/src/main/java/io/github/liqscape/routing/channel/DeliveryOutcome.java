// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.Objects;

/** What came of an attempt. Texts are for the user's own eyes and hold no secret. */
public sealed interface DeliveryOutcome {

  /** What the answer says about the pace. */
  Feedback feedback();

  /**
   * The receiver has it.
   *
   * @param receipt the receiver's own id of it, empty if it gives none
   * @param feedback about the pace
   */
  record Delivered(String receipt, Feedback feedback) implements DeliveryOutcome {
    public Delivered {
      Objects.requireNonNull(receipt, "receipt");
      Objects.requireNonNull(feedback, "feedback");
    }
  }

  /**
   * It was not taken and can be tried again.
   *
   * @param why in a few words
   * @param hintNanos the receiver's wish: not before so long from now; 0 if it has none
   * @param failure whether it counts against the target; being told to slow down does not
   * @param feedback about the pace
   */
  record RetryLater(String why, long hintNanos, boolean failure, Feedback feedback)
      implements DeliveryOutcome {
    public RetryLater {
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(feedback, "feedback");
      if (hintNanos < 0) {
        throw new IllegalArgumentException("hintNanos must be >= 0, was " + hintNanos);
      }
    }
  }

  /**
   * The message left and no answer came: it may have arrived.
   *
   * @param why in a few words
   */
  record Unknown(String why) implements DeliveryOutcome {
    public Unknown {
      Objects.requireNonNull(why, "why");
    }

    @Override
    public Feedback feedback() {
      return Feedback.NONE;
    }
  }

  /**
   * It will never be taken.
   *
   * @param reason kind of refusal
   * @param detail in a few words
   * @param disableTarget whether nothing more should be sent to this target
   * @param feedback about the pace
   */
  record Dead(DeadReason reason, String detail, boolean disableTarget, Feedback feedback)
      implements DeliveryOutcome {
    public Dead {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(feedback, "feedback");
    }
  }

  /** Its time was over before it left. */
  record Expired() implements DeliveryOutcome {
    @Override
    public Feedback feedback() {
      return Feedback.NONE;
    }
  }

  /** Why a message is dead. */
  enum DeadReason {
    /** 3xx: never followed. */
    REDIRECT,
    /** 401 or 403. */
    AUTH,
    /** 404 or 410. */
    GONE,
    /** Another 4xx, or the channel itself cannot send such a message. */
    REJECTED,
    /** The address is one that users may not reach. */
    EGRESS_DENIED,
    /** Ten attempts. */
    TOO_MANY_ATTEMPTS
  }

  /** The receiver has it. */
  static Delivered delivered(String receipt) {
    return new Delivered(receipt, Feedback.NONE);
  }

  /** A failure that may pass. */
  static RetryLater retry(String why) {
    return new RetryLater(why, 0, true, Feedback.NONE);
  }

  /** It will never be taken; the target stays. */
  static Dead dead(DeadReason reason, String detail) {
    return new Dead(reason, detail, false, Feedback.NONE);
  }

  /** It will never be taken, nor will anything else. */
  static Dead gone(DeadReason reason, String detail) {
    return new Dead(reason, detail, true, Feedback.NONE);
  }
}
