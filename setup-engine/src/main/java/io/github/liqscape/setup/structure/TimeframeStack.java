// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Append;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The market structure of one instrument on several timeframes, fed with the candles of the lowest.
 *
 * <p>A candle of a higher timeframe exists only once its last part has closed, and only if all its
 * parts were there: an incomplete one is counted and not used, so that its structure sees a gap. At
 * any moment all structures therefore hold exactly what was known at the close of the newest base
 * candle.
 *
 * <p>Threading: single writer, and the structures are read by the writer only.
 */
public final class TimeframeStack {

  private static final String KIND = "timeframe-stack";
  private static final int VERSION = 1;
  private static final int MOST = Timeframe.values().length;

  private final Instrument instrument;
  private final List<TimeframeFrame> frames;
  private final List<Timeframe> timeframes;

  /** Of the higher timeframes, which mostly rest. */
  private double alignment;

  private TimeframeStack(Instrument instrument, List<TimeframeFrame> frames) {
    this.instrument = instrument;
    this.frames = frames;
    this.timeframes = frames.stream().map(TimeframeFrame::timeframe).toList();
    this.alignment = computeAlignment();
  }

  /** An empty stack with the usual parameters. */
  public static TimeframeStack of(Instrument instrument, Timeframe base, Timeframe... higher) {
    return of(instrument, StructureConfig.DEFAULTS, base, higher);
  }

  /**
   * An empty stack.
   *
   * @param base timeframe of the candles that will be given
   * @param higher larger ones, rising, each a multiple of {@code base}; may be none
   * @throws IllegalArgumentException if they do not rise or are no multiples
   */
  public static TimeframeStack of(
      Instrument instrument, StructureConfig config, Timeframe base, Timeframe... higher) {
    Objects.requireNonNull(instrument, "instrument");
    requireRising(base, List.of(higher));
    List<TimeframeFrame> frames = new ArrayList<>();
    frames.add(TimeframeFrame.base(instrument, base, config));
    for (Timeframe each : higher) {
      frames.add(TimeframeFrame.higher(instrument, base, each, config));
    }
    return new TimeframeStack(instrument, List.copyOf(frames));
  }

  static void requireRising(Timeframe base, List<Timeframe> higher) {
    Timeframe below = base;
    for (Timeframe each : higher) {
      if (each.nanos() <= below.nanos()) {
        throw new IllegalArgumentException(
            "timeframes must rise, was " + each.code() + " after " + below.code());
      }
      below = each;
    }
  }

  /**
   * Applies the next closed base candle and every higher one that it completes.
   *
   * @return APPENDED or AFTER_GAP if it was taken; DUPLICATE or OUT_OF_ORDER if it is not later than
   *     the newest, then nothing has changed
   * @throws IllegalArgumentException if it is forming or of another timeframe
   */
  public Append update(Candle candle) {
    if (candle.timeframe() != base() || !candle.closed()) {
      throw new IllegalArgumentException(
          "candle must be closed and of " + base().code() + ", was " + candle);
    }
    MarketStructure structure = frames.get(0).structure();
    long open = candle.openNanos();
    Append outcome = Append.APPENDED;
    if (structure.newestIndex() >= 0) {
      long late = open - structure.closeNanos();
      if (late < 0) {
        return late == -base().nanos() ? Append.DUPLICATE : Append.OUT_OF_ORDER;
      }
      outcome = late == 0 ? Append.APPENDED : Append.AFTER_GAP;
    }
    boolean higher = false;
    for (int i = 0; i < frames.size(); i++) {
      higher |= frames.get(i).update(candle) && i > 0;
    }
    if (higher) {
      alignment = computeAlignment();
    }
    return outcome;
  }

  /** Takes a level that a person drew, on every timeframe; see {@link MarketStructure#draw}. */
  public void draw(UserLevel level) {
    frames.forEach(frame -> frame.structure().draw(level));
  }

  public Instrument instrument() {
    return instrument;
  }

  /** Timeframe of the candles that are given. */
  public Timeframe base() {
    return timeframes.get(0);
  }

  /** All timeframes, rising, the base first. */
  public List<Timeframe> timeframes() {
    return timeframes;
  }

  /** The structure of the base timeframe. */
  public MarketStructure structure() {
    return frames.get(0).structure();
  }

  /**
   * The structure of a timeframe.
   *
   * @throws IllegalArgumentException if the stack does not have it
   */
  public MarketStructure structure(Timeframe timeframe) {
    return frame(timeframe).structure();
  }

  /** Number of candles of a timeframe that lacked a part and were not used; 0 for the base. */
  public long incomplete(Timeframe timeframe) {
    return frame(timeframe).incomplete();
  }

  /**
   * How far the SWING trends of the higher timeframes agree: sum of w * trend / sum of w, with trend
   * 1, 0 or -1 and weights 1, 2, 3 and so on from the lowest of them up. In [-1, 1]; 0 if there is no
   * higher timeframe.
   */
  public double alignment() {
    return alignment;
  }

  private double computeAlignment() {
    int sum = 0;
    int weights = 0;
    for (int i = 1; i < frames.size(); i++) {
      sum += i * frames.get(i).structure().trend(SwingSize.SWING).sign();
      weights += i;
    }
    return weights == 0 ? 0 : sum / (double) weights;
  }

  private TimeframeFrame frame(Timeframe timeframe) {
    int i = timeframes.indexOf(timeframe);
    if (i < 0) {
      throw new IllegalArgumentException(
          "timeframe must be one of " + timeframes + ", was " + timeframe);
    }
    return frames.get(i);
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  /**
   * The stack that {@link #save} wrote; it continues exactly as the saved one would.
   *
   * @param instrument that of the saved stack
   * @throws io.github.liqscape.state.StateException if there is no readable stack of it
   */
  public static TimeframeStack restore(DataInput in, Instrument instrument) throws IOException {
    return SavedState.read(in, KIND, VERSION, (state, version) -> read(state, instrument));
  }

  private void write(StateWriter out) throws IOException {
    out.integer(frames.size());
    for (TimeframeFrame frame : frames) {
      frame.save(out);
    }
  }

  private static TimeframeStack read(StateReader in, Instrument instrument) throws IOException {
    int size = in.integer(1, MOST);
    List<TimeframeFrame> frames = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      frames.add(TimeframeFrame.restore(in, instrument));
    }
    return new TimeframeStack(instrument, List.copyOf(frames));
  }
}
