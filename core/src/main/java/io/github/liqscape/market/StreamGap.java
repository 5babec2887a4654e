// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import java.util.Objects;

/**
 * A stretch of time for which a stream delivered nothing it should have.
 *
 * <p>A gap may be announced twice: when it is noticed, with {@code toNanos} = {@link #OPEN}, and
 * when it is over, with its end. Engines take both; a single announcement at the end is enough.
 *
 * @param instrument whose stream
 * @param eventNanos venue time at which the gap was announced
 * @param receivedNanos time of receipt
 * @param kind the stream that failed
 * @param fromNanos last good event
 * @param toNanos first good event after it, or {@link #OPEN}
 * @param cause why
 * @param healed true if the missing events were filled in and already delivered
 */
public record StreamGap(
    Instrument instrument,
    long eventNanos,
    long receivedNanos,
    StreamKind kind,
    long fromNanos,
    long toNanos,
    Cause cause,
    boolean healed)
    implements MarketEvent {

  /** The end of a gap that is not over yet. */
  public static final long OPEN = Long.MAX_VALUE;

  /** Why a stream failed. */
  public enum Cause {
    DISCONNECT,
    STALE,
    SEQUENCE,
    OVERFLOW,
    DECODE,
    /** A recording that does not cover this stretch. */
    NOT_RECORDED
  }

  public StreamGap {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(cause, "cause");
    if (toNanos < fromNanos) {
      throw new IllegalArgumentException(
          "gap must end at or after its start " + fromNanos + " ns, was " + toNanos);
    }
    if (healed && toNanos == OPEN) {
      throw new IllegalArgumentException("an open gap cannot be healed");
    }
  }
}
