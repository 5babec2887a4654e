// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

import io.github.liqscape.setup.SetupConstants;
import java.util.Objects;

/**
 * How long an order lives.
 *
 * @param kind the rule
 * @param untilNanos event time of its end; for {@link Kind#GTD} only, else 0
 * @param bars bars that could reach it before it ends; for {@link Kind#BARS} only, else 0
 */
public record TimeInForce(Kind kind, long untilNanos, int bars) {

  /** The rules. */
  public enum Kind {
    /** Until it is filled or canceled. */
    GTC,
    /** What can be filled on arrival; the rest is canceled. */
    IOC,
    /** All of it on arrival, or nothing. */
    FOK,
    /** Until a time. */
    GTD,
    /** For some bars. */
    BARS
  }

  public static final TimeInForce GTC = new TimeInForce(Kind.GTC, 0, 0);
  public static final TimeInForce IOC = new TimeInForce(Kind.IOC, 0, 0);
  public static final TimeInForce FOK = new TimeInForce(Kind.FOK, 0, 0);

  /** As many bars as a setup's entry is valid. */
  public static final TimeInForce SETUP_ENTRY = bars(SetupConstants.ENTRY_BARS);

  public TimeInForce {
    Objects.requireNonNull(kind, "kind");
    if (bars < 0 || (kind == Kind.BARS) != (bars > 0)) {
      throw new IllegalArgumentException("bars must be > 0 for BARS and 0 else, was " + bars);
    }
    if (kind != Kind.GTD && untilNanos != 0) {
      throw new IllegalArgumentException("untilNanos belongs to GTD, was " + untilNanos);
    }
  }

  /** Until an event time, epoch nanoseconds. */
  public static TimeInForce until(long nanos) {
    return new TimeInForce(Kind.GTD, nanos, 0);
  }

  /** For so many bars, at least 1. */
  public static TimeInForce bars(int bars) {
    return new TimeInForce(Kind.BARS, 0, bars);
  }

  /** Whether it takes what is there on arrival and nothing later. */
  public boolean immediate() {
    return kind == Kind.IOC || kind == Kind.FOK;
  }
}
