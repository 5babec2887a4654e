// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The growing series of one instrument's candles: the newest closed ones up to a capacity, and the
 * forming one apart from them.
 *
 * <p>History is append-only. A closed candle older than the newest one is never inserted: the same
 * again is a duplicate, other values for its time are a correction, anything else is out of order;
 * all three are counted and leave the series as it was. Someone who wants a correction takes {@link
 * #corrected}, a new series of the next revision. A gap is reported when the first candle after it
 * arrives, and is visible ever after in {@link #missingBefore}.
 *
 * <p>Threading: single writer, and the series itself may be read by that thread only. Other threads
 * read a {@link #snapshot}.
 */
public final class CandleSeries extends RingBackedCandles {

  /** The largest capacity. */
  public static final int MAX_CAPACITY = 1 << 24;

  private static final String KIND = "candle-series";
  private static final int VERSION = 1;

  private final int revision;
  private final long[] counts = new long[Append.values().length];
  private long missing;
  private @Nullable Candle forming;

  private CandleSeries(CandleRing ring, int revision) {
    super(ring);
    this.revision = revision;
  }

  /**
   * An empty series.
   *
   * @param capacity number of closed candles to hold, 1 to {@link #MAX_CAPACITY}; memory grows with
   *     the candles, 68 bytes each
   */
  public static CandleSeries of(Timeframe timeframe, int capacity) {
    Objects.requireNonNull(timeframe, "timeframe");
    if (capacity < 1 || capacity > MAX_CAPACITY) {
      throw new IllegalArgumentException(
          "capacity must be in [1, " + MAX_CAPACITY + "], was " + capacity);
    }
    return new CandleSeries(new CandleRing(timeframe, capacity, 0), 0);
  }

  /** Number of closed candles held at most. */
  public int capacity() {
    return ring.capacity();
  }

  /**
   * Offers a candle, closed or forming.
   *
   * @return what became of it; also counted
   * @throws IllegalArgumentException if it is of another timeframe
   */
  public Append append(Candle candle) {
    if (candle.timeframe() != timeframe()) {
      throw new IllegalArgumentException(
          "candle must be of " + timeframe().code() + ", was of " + candle.timeframe().code());
    }
    Append outcome = candle.closed() ? appendClosed(candle) : appendForming(candle);
    counts[outcome.ordinal()]++;
    return outcome;
  }

  private Append appendClosed(Candle candle) {
    Append outcome = Append.APPENDED;
    if (!isEmpty()) {
      long steps = (candle.openNanos() - openNanos(newestIndex())) / timeframe().nanos();
      if (steps <= 0) {
        return refusal(candle);
      }
      if (steps > 1) {
        missing += steps - 1;
        outcome = Append.AFTER_GAP;
      }
    }
    ring.add(candle);
    if (forming != null && forming.openNanos() <= candle.openNanos()) {
      forming = null;
    }
    return outcome;
  }

  private Append refusal(Candle candle) {
    int index = indexOf(candle.openNanos());
    if (index < 0) {
      return Append.OUT_OF_ORDER;
    }
    return candle(index).equals(candle) ? Append.DUPLICATE : Append.CORRECTION;
  }

  private Append appendForming(Candle candle) {
    boolean closedAlready = !isEmpty() && candle.openNanos() <= openNanos(newestIndex());
    if (closedAlready || (forming != null && candle.openNanos() < forming.openNanos())) {
      return Append.OUT_OF_ORDER;
    }
    forming = candle;
    return Append.FORMING;
  }

  @Override
  public Optional<Candle> forming() {
    return Optional.ofNullable(forming);
  }

  @Override
  public int revision() {
    return revision;
  }

  /** How many candles had this outcome so far; {@code AFTER_GAP} is the number of gaps. */
  public long count(Append outcome) {
    return counts[outcome.ordinal()];
  }

  /** Number of candles missing in all gaps so far. */
  public long missing() {
    return missing;
  }

  /**
   * A series of the next revision in which this candle replaces the one of its time. This series
   * stays as it is: what was decided on it was decided on it.
   *
   * @param closed a closed candle whose time is held
   * @throws IllegalArgumentException if no candle of its time is held
   */
  public CandleSeries corrected(Candle closed) {
    int index = indexOf(closed.openNanos());
    if (index < 0 || !closed.closed() || closed.timeframe() != timeframe()) {
      throw new IllegalArgumentException(
          "a correction must be a closed candle of a time that is held, was " + closed);
    }
    CandleSeries next = new CandleSeries(ring.copy(size()), revision + 1);
    next.ring.set(index, closed);
    next.forming = forming;
    next.missing = missing;
    System.arraycopy(counts, 0, next.counts, 0, counts.length);
    return next;
  }

  /** An immutable copy of all that is held, for any thread. */
  public Candles snapshot() {
    return snapshot(capacity());
  }

  /** An immutable copy of the newest so many closed candles and the forming one, for any thread. */
  public Candles snapshot(int newest) {
    if (newest < 0) {
      throw new IllegalArgumentException("newest must be >= 0, was " + newest);
    }
    return new CandleSnapshot(ring.copy(newest), forming, revision);
  }

  /** Writes the whole series, counters included. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  /**
   * The series that {@link #save} wrote; it continues exactly as the saved one would.
   *
   * @throws io.github.liqscape.state.StateException if there is no readable series
   */
  public static CandleSeries restore(DataInput in) throws IOException {
    return SavedState.read(in, KIND, VERSION, (state, version) -> read(state));
  }

  private void write(StateWriter out) throws IOException {
    ring.save(out);
    out.integer(revision).number(missing).numbers(counts);
    out.flag(forming != null);
    if (forming != null) {
      CandleState.write(out, forming);
    }
  }

  private static CandleSeries read(StateReader in) throws IOException {
    CandleRing ring = CandleRing.restore(in);
    CandleSeries series = new CandleSeries(ring, in.integer());
    series.missing = in.number();
    long[] counts = in.numbers(series.counts.length);
    System.arraycopy(counts, 0, series.counts, 0, counts.length);
    if (in.flag()) {
      series.forming = CandleState.read(in, ring.timeframe());
    }
    return series;
  }
}
