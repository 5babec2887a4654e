// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The SWING trends of larger timeframes, fed with the candles of a smaller one: what a decision asks
 * of the timeframes above its own. Each is bit for bit the trend that a {@link TimeframeStack} has;
 * nothing but the newest swings and breaks of that size is kept for it.
 *
 * <p>A candle of a larger timeframe exists only once its last part has closed, and only if all its
 * parts were there: an incomplete one is counted and not used.
 *
 * <p>Threading: single writer.
 */
public final class HigherTrends {

  private static final String KIND = "higher-trends";
  private static final int VERSION = 1;

  private final Timeframe base;
  private final List<HigherTrend> trends;
  private double alignment;

  private HigherTrends(Timeframe base, List<HigherTrend> trends) {
    this.base = base;
    this.trends = trends;
    this.alignment = computeAlignment();
  }

  /**
   * Trends without any candle yet.
   *
   * @param base timeframe of the candles that will be given
   * @param higher larger ones, rising, each a multiple of {@code base}; may be none
   * @throws IllegalArgumentException if they do not rise or are no multiples
   */
  public static HigherTrends of(Timeframe base, List<Timeframe> higher) {
    TimeframeStack.requireRising(base, higher);
    return new HigherTrends(
        base, higher.stream().map(timeframe -> new HigherTrend(base, timeframe)).toList());
  }

  /**
   * Applies the next closed base candle and every larger one that it completes. One that is not
   * later than those before changes no trend.
   *
   * @throws IllegalArgumentException if it is forming or of another timeframe
   */
  public void update(Candle candle) {
    if (candle.timeframe() != base || !candle.closed()) {
      throw new IllegalArgumentException(
          "candle must be closed and of " + base.code() + ", was " + candle);
    }
    boolean changed = false;
    for (int i = 0; i < trends.size(); i++) {
      changed |= trends.get(i).update(candle);
    }
    if (changed) {
      alignment = computeAlignment();
    }
  }

  /** The larger timeframes, rising. */
  public List<Timeframe> timeframes() {
    return trends.stream().map(HigherTrend::timeframe).toList();
  }

  /**
   * The trend of size SWING of a timeframe.
   *
   * @throws IllegalArgumentException if it is not one of {@link #timeframes()}
   */
  public Trend trend(Timeframe timeframe) {
    return of(timeframe).trend();
  }

  /**
   * Number of candles of a timeframe that lacked a part and were not used.
   *
   * @throws IllegalArgumentException if it is not one of {@link #timeframes()}
   */
  public long incomplete(Timeframe timeframe) {
    return of(timeframe).incomplete();
  }

  private HigherTrend of(Timeframe timeframe) {
    for (HigherTrend each : trends) {
      if (each.timeframe() == timeframe) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "timeframe must be one of " + timeframes() + ", was " + timeframe);
  }

  /** How far they agree, in [-1, 1]: see {@link TimeframeStack#alignment()}. */
  public double alignment() {
    return alignment;
  }

  private double computeAlignment() {
    int sum = 0;
    int weights = 0;
    for (int i = 0; i < trends.size(); i++) {
      sum += (i + 1) * trends.get(i).trend().sign();
      weights += i + 1;
    }
    return weights == 0 ? 0 : sum / (double) weights;
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  /**
   * Continues exactly as the trends would that {@link #save} wrote.
   *
   * @param base as of the saved ones
   * @param higher as of the saved ones
   * @throws io.github.liqscape.state.StateException if there is no readable state of them
   */
  public static HigherTrends restore(DataInput in, Timeframe base, List<Timeframe> higher)
      throws IOException {
    return SavedState.read(in, KIND, VERSION, (state, version) -> read(state, base, higher));
  }

  private void write(StateWriter out) throws IOException {
    out.integer(trends.size());
    for (HigherTrend each : trends) {
      each.save(out);
    }
  }

  private static HigherTrends read(StateReader in, Timeframe base, List<Timeframe> higher)
      throws IOException {
    HigherTrends restored = of(base, higher);
    int saved = in.integer(0, Timeframe.values().length);
    if (saved != higher.size()) {
      throw StateReader.malformed(saved + " larger timeframes instead of " + higher.size());
    }
    for (HigherTrend each : restored.trends) {
      each.restore(in);
    }
    restored.alignment = restored.computeAlignment();
    return restored;
  }
}
