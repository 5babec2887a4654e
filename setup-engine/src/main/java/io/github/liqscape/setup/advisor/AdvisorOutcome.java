// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.util.Objects;

/** What came of the wish for advice. */
public sealed interface AdvisorOutcome {

  /**
   * Advice that passed the guard.
   *
   * @param advice what was said
   */
  record Accepted(Advice advice) implements AdvisorOutcome {
    public Accepted {
      Objects.requireNonNull(advice, "advice");
    }
  }

  /**
   * An answer that did not pass, or none.
   *
   * @param code why
   * @param why in words of our own; nothing of the answer is repeated
   */
  record Ignored(GuardCode code, String why) implements AdvisorOutcome {
    public Ignored {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * No request was made.
   *
   * @param cause why not
   */
  record NotAsked(Cause cause) implements AdvisorOutcome {
    public NotAsked {
      Objects.requireNonNull(cause, "cause");
    }
  }

  /** Why no request was made. */
  enum Cause {
    /** The symbol is not {@code [A-Z0-9]{2,24}}: it might carry an instruction. */
    SYMBOL,
    /** The context hash is not 64 hex digits. */
    CONTEXT_HASH,
    /** As many calls in the last hour as the budget has. */
    HOUR_BUDGET,
    /** As many calls in the last day as the budget has. */
    DAY_BUDGET,
    /** As many calls under way as the budget has. */
    IN_FLIGHT,
    /** The desk is closed. */
    CLOSED,
    /** A replay has no record of it. */
    NOT_RECORDED
  }

  /** {@code ACCEPTED}, the guard's code, or the cause: what is journaled and counted. */
  default String label() {
    return switch (this) {
      case Accepted accepted -> "ACCEPTED";
      case Ignored ignored -> ignored.code().name();
      case NotAsked notAsked -> notAsked.cause().name();
    };
  }
}
