// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Knows when a bar begins a new period: of a timeframe, or when the caller says so. */
final class Period implements Part {

  private static final long NONE = Long.MIN_VALUE;

  private final @Nullable Timeframe length;
  private long start = NONE;
  private long end = NONE;
  private boolean turned;
  private long markedStart;
  private long markedEnd;
  private boolean markedTurned;

  /** Periods of this length; without one, periods that begin by {@link #turn()}. */
  Period(@Nullable Timeframe length) {
    this.length = length;
  }

  /** The code of the timeframe, or that the caller sets the periods. */
  String name() {
    return length == null ? "set by the caller" : length.code();
  }

  /** The next bar begins a new period. */
  void turn() {
    if (length != null) {
      throw new IllegalStateException("periods of " + length.code() + " begin by themselves");
    }
    turned = true;
  }

  /**
   * Whether this bar begins a new period; asked once a bar.
   *
   * @throws IllegalArgumentException if the time is needed and missing
   */
  boolean begins(long openNanos) {
    if (length == null) {
      boolean begins = turned;
      turned = false;
      return begins;
    }
    if (openNanos < end && openNanos >= start && openNanos != Kernel.NO_TIME) {
      return false;
    }
    return moveTo(length, openNanos);
  }

  private boolean moveTo(Timeframe timeframe, long openNanos) {
    if (openNanos == Kernel.NO_TIME) {
      throw new IllegalArgumentException(
          "periods of " + timeframe.code() + " need a bar with its time: apply a candle");
    }
    boolean first = end == NONE;
    start = timeframe.openOf(openNanos);
    end = timeframe.closeOf(openNanos);
    return !first;
  }

  @Override
  public void mark() {
    markedStart = start;
    markedEnd = end;
    markedTurned = turned;
  }

  @Override
  public void undo() {
    start = markedStart;
    end = markedEnd;
    turned = markedTurned;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.number(start).number(end).flag(turned);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    start = in.number();
    end = in.number();
    turned = in.flag();
  }
}
