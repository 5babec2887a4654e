package io.github.liqscape.indicator;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Candles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A streaming indicator: one update per closed candle, in order, in constant time and without
 * allocation. An indicator with several lines has an accessor for each; {@link #value()} is the
 * main one.
 *
 * <p>Threading: single writer.
 */
public interface Indicator {

  /** Applies the next closed bar; the volume may be NaN where the indicator does not use it. */
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

  /** The value as of the newest bar, NaN until there are enough of them. */
  double value();

  /** Whether there were enough bars. */
  default boolean ready() {
    return !Double.isNaN(value());
  }

  /** Writes the state as a part of a larger one: bare fields, no envelope. */
  void save(DataOutput out) throws IOException;

  /** Continues from what {@link #save} of an indicator with the same parameters wrote. */
  void restore(DataInput in) throws IOException;
}
