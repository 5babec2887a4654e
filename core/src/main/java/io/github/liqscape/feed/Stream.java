// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.util.ArrayList;
import java.util.List;

/**
 * One stream of one instrument: whether it runs, and since when it does not.
 *
 * <p>Threading: single thread.
 */
final class Stream {

  /** How a stream stands. */
  enum Phase {
    /** Never delivered, never probed: nothing can be missing yet. */
    NEW,
    LIVE,
    /** Its socket is gone or it is suspected to have lost something. */
    DOWN,
    /** It runs again; what is missing is being fetched. */
    RECOVERING
  }

  final StreamKind kind;
  Phase phase = Phase.NEW;

  /** Event time of the last event delivered, or of the probe that made it live. */
  long last = Long.MIN_VALUE;

  long gapFrom;

  /** The instrument's last arrival before it went down. */
  long downSince;

  StreamGap.Cause cause = StreamGap.Cause.DISCONNECT;

  /** Live events of the instrument had to pass, so that filled-in ones would be late. */
  boolean overtaken;

  /** A frame was lost that may have held an event of it; settled by its next event or probe. */
  boolean suspect;

  long suspectFrom;

  /** Event time of the newest event of its socket before that frame. */
  long suspectAfter;

  StreamGap.Cause suspicion = StreamGap.Cause.DECODE;

  /** Event time of the newest event that came, delivered or not. */
  long heard = Long.MIN_VALUE;

  /** Events that were fetched for it and are not delivered yet. */
  int toFill;

  /**
   * The arrivals at which it was lost once more before an earlier loss was settled, ascending: what waits
   * from before each of them is followed by another hole.
   */
  final List<Long> lostMeanwhile = new ArrayList<>();

  /** Event time of the newest event that was fetched too late to be taken. */
  long lateTo = Long.MIN_VALUE;

  /** The socket went down again while this was recovering. */
  boolean lostAgain;

  /** The instrument's last arrival before that. */
  long lostAgainSince;

  /** That was said already: its words about it wait. */
  boolean lostAgainSaid;

  /** It is down again, and nobody has been told: events from before that still wait. */
  boolean unsaid;

  StreamGap.Cause nextCause = StreamGap.Cause.DISCONNECT;

  /** Arrivals at which it was lost, of holes that are declared and after which nothing came yet. */
  private final List<Long> settled = new ArrayList<>();

  private long settledTo = Long.MIN_VALUE;

  Stream(StreamKind kind) {
    this.kind = kind;
  }

  /** Its hole is declared up to this event time: what comes next follows whatever came last. */
  void settle(long to) {
    settled.add(downSince);
    for (long lost : lostMeanwhile) {
      if (!lostAgain || lost < lostAgainSince) {
        settled.add(lost);
      }
    }
    settledTo = Math.max(settledTo, to);
  }

  /** Whether what is missing before this arrival, and after the one before it, is declared. */
  boolean settledBefore(long arrival) {
    return settled.stream().anyMatch(lost -> lost < arrival);
  }

  /** Event time up to which it is. */
  long settledTo() {
    return settledTo;
  }

  /** An event came: it ends what was settled before it. */
  void came(long arrival) {
    settled.removeIf(lost -> lost < arrival);
  }
}
