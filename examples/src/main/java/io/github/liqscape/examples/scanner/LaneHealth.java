// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a lane is doing, at one moment.
 *
 * @param phase what it is doing
 * @param trust how far what it says may be taken for now
 * @param why of the trust, in words; empty if fresh
 * @param events that its engines have seen
 * @param newestNanos event time of the newest, {@link Long#MIN_VALUE} before the first
 * @param lagNanos from event time to the end of the turn that applied the newest event, by this
 *     machine's clock; -1 if unknown
 * @param feedNanos the part of it before the receipt; -1 if unknown
 * @param waiting events in the queue
 * @param waitedAtMost the most that ever waited
 * @param capacity of the queue
 * @param dropped events that the queue had no room for; all of them are declared as gaps
 * @param gaps of all streams that are over
 * @param healed those of them whose events came later
 * @param open gaps that are not over
 * @param ageNanos time since the newest event of each stream that was ever seen
 * @param savedNanos event time of the newest event in the last save, {@link Long#MIN_VALUE} without
 *     one
 * @param failures how often an engine failed
 * @param failure the last of them, in words; empty if none
 * @param retryNanos when it begins again, {@link Long#MIN_VALUE} if it is not out
 */
public record LaneHealth(
    LanePhase phase,
    Trust trust,
    String why,
    long events,
    long newestNanos,
    long lagNanos,
    long feedNanos,
    int waiting,
    int waitedAtMost,
    int capacity,
    long dropped,
    long gaps,
    long healed,
    List<OpenGap> open,
    Map<StreamKind, Long> ageNanos,
    long savedNanos,
    int failures,
    String failure,
    long retryNanos) {

  public LaneHealth {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(failure, "failure");
    open = List.copyOf(open);
    ageNanos = Map.copyOf(ageNanos);
  }

  /**
   * A gap that is not over.
   *
   * @param kind of the stream
   * @param fromNanos event time of the last good event
   * @param cause why
   */
  public record OpenGap(StreamKind kind, long fromNanos, StreamGap.Cause cause) {
    public OpenGap {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(cause, "cause");
    }
  }
}
