// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The one rule about order and lateness, for the events of one instrument.
 *
 * <p>Events are applied in the order given. Against the newest event of the instrument a forced
 * order may be 5 s late, open interest 5 min, anything else 1 s; what is later is {@link
 * Verdict#LATE}. Streams that carry a state (mark price, open interest, funding) or a sequence
 * (candles) must also rise within themselves: an older one is {@link Verdict#OUT_OF_ORDER}, an
 * equal time a {@link Verdict#DUPLICATE}. Trades and forced orders are sums, whose order does not
 * matter; changes of a book carry their own numbers. Several candles may share a time (a forming one, then the closed one; mark and last):
 * they are told apart by those who use them.
 *
 * <p>Threading: single writer.
 */
public final class EventOrder {

  /** What to do with an event. */
  public enum Verdict {
    APPLY,
    LATE,
    OUT_OF_ORDER,
    DUPLICATE
  }

  /** How far a forced order may be behind the newest event. */
  public static final long FORCED_ORDER_LATENESS_NANOS = 5_000_000_000L;

  /** How far open interest may be behind the newest event. */
  public static final long OPEN_INTEREST_LATENESS_NANOS = 300_000_000_000L;

  /** How far anything else may be behind the newest event. */
  public static final long LATENESS_NANOS = 1_000_000_000L;

  private static final StreamKind[] KINDS = StreamKind.values();

  private final long[] newestOf = new long[KINDS.length];
  private long newest = Long.MIN_VALUE;

  /** Nothing seen yet. */
  public EventOrder() {
    Arrays.fill(newestOf, Long.MIN_VALUE);
  }

  /** Event time of the newest applied event, {@code Long.MIN_VALUE} before the first. */
  public long newestNanos() {
    return newest;
  }

  /** The same for one stream: {@code Long.MIN_VALUE} before its first event. */
  public long newestNanos(StreamKind kind) {
    return newestOf[kind.ordinal()];
  }

  /** The verdict on an event of this stream and time; {@code APPLY} also records it as seen. */
  public Verdict offer(StreamKind kind, long eventNanos) {
    int k = kind.ordinal();
    if (eventNanos >= newest) {
      if (eventNanos == newestOf[k] && rises(kind)) {
        return Verdict.DUPLICATE;
      }
      newest = eventNanos;
      newestOf[k] = eventNanos;
      return Verdict.APPLY;
    }
    if (newest - eventNanos > lateness(kind)) {
      return Verdict.LATE;
    }
    if (eventNanos <= newestOf[k]) {
      if (rises(kind)) {
        return eventNanos == newestOf[k] ? Verdict.DUPLICATE : Verdict.OUT_OF_ORDER;
      }
      if (kind == StreamKind.CANDLE && eventNanos < newestOf[k]) {
        return Verdict.OUT_OF_ORDER;
      }
    } else {
      newestOf[k] = eventNanos;
    }
    return Verdict.APPLY;
  }

  /** How far behind the newest event this stream may be. */
  public static long lateness(StreamKind kind) {
    return switch (kind) {
      case FORCED_ORDER -> FORCED_ORDER_LATENESS_NANOS;
      case OPEN_INTEREST -> OPEN_INTEREST_LATENESS_NANOS;
      case TRADE, CANDLE, MARK_PRICE, FUNDING_RATE, TOP_OF_BOOK, BOOK -> LATENESS_NANOS;
    };
  }

  private static boolean rises(StreamKind kind) {
    return kind == StreamKind.MARK_PRICE
        || kind == StreamKind.OPEN_INTEREST
        || kind == StreamKind.FUNDING_RATE;
  }

  /** Writes the times seen. */
  public void save(DataOutput out) throws IOException {
    out.writeLong(newest);
    for (long t : newestOf) {
      out.writeLong(t);
    }
  }

  /** Continues from what {@link #save} wrote. */
  public void restore(DataInput in) throws IOException {
    newest = in.readLong();
    for (int i = 0; i < newestOf.length; i++) {
      newestOf[i] = in.readLong();
    }
  }
}
