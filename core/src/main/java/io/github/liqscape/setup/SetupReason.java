// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.Objects;

/** Why a setup is what it is. */
public sealed interface SetupReason {

  /**
   * Something is missing: keeps the setup at WAIT.
   *
   * @param code which
   * @param gate the gate that said so
   * @param value what it measured, NaN if unknown
   * @param threshold what it was held against
   */
  record Missing(WaitReason code, Gate gate, double value, double threshold)
      implements SetupReason {
    public Missing {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(gate, "gate");
    }
  }

  /**
   * A gate that does not hold and only reports, as in paper mode.
   *
   * @param code which
   * @param gate the gate that said so
   * @param value what it measured, NaN if unknown
   * @param threshold what it was held against
   */
  record Reported(WaitReason code, Gate gate, double value, double threshold)
      implements SetupReason {
    public Reported {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(gate, "gate");
    }
  }

  /**
   * Speaks for the setup: a point of its score.
   *
   * @param what which
   * @param points how many tenths of the score
   */
  record Supports(Support what, int points) implements SetupReason {
    public Supports {
      Objects.requireNonNull(what, "what");
    }
  }

  /**
   * Made the position smaller.
   *
   * @param what which
   * @param factor multiplied the size, in [0, 1]
   */
  record Reduced(Reduction what, double factor) implements SetupReason {
    public Reduced {
      Objects.requireNonNull(what, "what");
    }
  }

  /** What scores. */
  enum Support {
    SWING_TREND("the swing trend agrees"),
    TIMEFRAMES("higher timeframes agree"),
    PHASE("the move is young"),
    MOMENTUM("momentum agrees"),
    MAP_PULL("more mass lies ahead than behind"),
    STRONG_ZONE("the zone is strong"),
    TAGGED_ZONE("the zone lies at a chart object"),
    REWARD("the reward after costs is at least two risks");

    private final String words;

    Support(String words) {
      this.words = words;
    }

    /** In English. */
    public String words() {
      return words;
    }
  }

  /** What makes smaller. */
  enum Reduction {
    LATE("the move is late"),
    MAP_CONFLICT("the map leans the other way"),
    NOTIONAL_CAP("the account's leverage cap"),
    ZONE_LIQUIDITY("the zone's own liquidity"),
    KELLY("a quarter of Kelly at the lower bound"),
    ADVISOR("an advisor");

    private final String words;

    Reduction(String words) {
      this.words = words;
    }

    /** In English. */
    public String words() {
      return words;
    }
  }
}
