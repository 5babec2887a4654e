// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Candles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A streaming indicator: one update per closed candle, in order, and without allocation. Time per
 * candle does not grow with the number of periods unless the indicator says so.
 *
 * <p>An indicator with several lines has an accessor for each; {@link #value()} is the main one.
 * Lines are also numbered from 0, the main one first, in the order that the class names.
 *
 * <p>Updating shows only closed candles. What a forming one would do is what {@code peek} answers;
 * it takes the step and takes it back, so it leaves every bit as it was.
 *
 * <p>Threading: single writer; {@code peek} counts as writing.
 */
public interface Indicator {

  /**
   * Applies the next closed bar; the volume may be NaN where it is not known.
   *
   * @throws IllegalArgumentException unless low &le; close &le; high, all finite; nothing changed
   */
  void update(double open, double high, double low, double close, double volume);

  /**
   * Applies the next closed candle.
   *
   * @throws IllegalArgumentException if it is still forming
   */
  default void update(Candle candle) {
    if (!candle.closed()) {
      throw new IllegalArgumentException("candle must be closed, was " + candle);
    }
    update(candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
  }

  /** Applies the closed candle at an index. */
  default void update(Candles candles, int index) {
    update(
        candles.open(index), candles.high(index), candles.low(index), candles.close(index),
        candles.volume(index));
  }

  /** What {@link #value()} would be if this bar closed now; changes nothing. */
  double peek(double open, double high, double low, double close, double volume);

  /** What {@link #value()} would be if this candle, forming or closed, closed now. */
  default double peek(Candle candle) {
    return peek(candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
  }

  /**
   * What all lines would be if this candle, forming or closed, closed now; changes nothing.
   *
   * @param lines takes them, main line first; at least {@link #lines()} long
   */
  void peek(Candle candle, double[] lines);

  /** The value as of the newest bar, NaN until there are enough of them. */
  double value();

  /** Number of lines. */
  default int lines() {
    return 1;
  }

  /**
   * A line by its number; 0 is {@link #value()}.
   *
   * @param line in [0, {@link #lines()})
   */
  default double line(int line) {
    if (line != 0) {
      throw new IllegalArgumentException("line must be in [0, 1), was " + line);
    }
    return value();
  }

  /** Whether there were enough bars. */
  default boolean ready() {
    return !Double.isNaN(value());
  }

  /** Writes the state as a part of a larger one: bare fields, no envelope. */
  void save(DataOutput out) throws IOException;

  /**
   * Continues from what {@link #save} of an indicator with the same parameters wrote.
   *
   * @throws io.github.liqscape.state.StateException if it was another indicator's or had other
   *     parameters
   */
  void restore(DataInput in) throws IOException;
}
