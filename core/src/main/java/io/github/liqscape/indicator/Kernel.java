// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Candles;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What all indicators share: the check of a bar, peeking, saving. A kernel names its parts once and
 * uses them directly; only peeking and saving go through the list.
 */
abstract class Kernel implements Indicator {

  /** The most periods of any indicator. */
  static final int MAX_PERIODS = 10_000;

  /** Stands for the time of a bar that came without one. */
  static final long NO_TIME = Long.MIN_VALUE;

  private static final int LONGEST_NAME = 200;

  private final String name;
  private final Part[] parts;

  /** Number of bars before the one being applied: its index. */
  private long bars;

  /**
   * A kernel that has seen nothing.
   *
   * @param name what it is with all its parameters; a saved state must have the same
   * @param parts all of its state
   */
  Kernel(String name, Part... parts) {
    this.name = name;
    this.parts = parts;
  }

  /** Applies a valid bar. May throw before it changes anything, not after. */
  abstract void step(
      long openNanos, double open, double high, double low, double close, double volume);

  /** Index of the bar being applied, from 0; between bars, of the next one. */
  final long index() {
    return bars;
  }

  @Override
  public final void update(double open, double high, double low, double close, double volume) {
    bar(NO_TIME, open, high, low, close, volume);
  }

  @Override
  public final void update(Candle candle) {
    if (!candle.closed()) {
      throw new IllegalArgumentException("candle must be closed, was " + candle);
    }
    bar(
        candle.openNanos(), candle.open(), candle.high(), candle.low(), candle.close(),
        candle.volume());
  }

  @Override
  public final void update(Candles candles, int index) {
    bar(
        candles.openNanos(index), candles.open(index), candles.high(index), candles.low(index),
        candles.close(index), candles.volume(index));
  }

  final void bar(
      long openNanos, double open, double high, double low, double close, double volume) {
    requireBar(high, low, close);
    step(openNanos, open, high, low, close, volume);
    bars++;
  }

  @Override
  public final double peek(double open, double high, double low, double close, double volume) {
    forward(NO_TIME, open, high, low, close, volume);
    double value = value();
    back();
    return value;
  }

  @Override
  public final double peek(Candle candle) {
    forward(candle);
    double value = value();
    back();
    return value;
  }

  @Override
  public final void peek(Candle candle, double[] lines) {
    if (lines.length < lines()) {
      throw new IllegalArgumentException(
          "room for " + lines() + " lines is needed, was " + lines.length);
    }
    forward(candle);
    for (int i = 0; i < lines(); i++) {
      lines[i] = line(i);
    }
    back();
  }

  private void forward(Candle candle) {
    forward(
        candle.openNanos(), candle.open(), candle.high(), candle.low(), candle.close(),
        candle.volume());
  }

  private void forward(
      long openNanos, double open, double high, double low, double close, double volume) {
    for (Part part : parts) {
      part.mark();
    }
    bar(openNanos, open, high, low, close, volume);
  }

  private void back() {
    bars--;
    for (Part part : parts) {
      part.undo();
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    StateWriter writer = new StateWriter(out);
    writer.text(name).number(bars);
    for (Part part : parts) {
      part.save(writer);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    StateReader reader = new StateReader(in);
    String found = reader.text(LONGEST_NAME);
    if (!found.equals(name)) {
      throw StateReader.malformed("found " + found + ", readable is " + name);
    }
    bars = reader.number();
    for (Part part : parts) {
      part.restore(reader);
    }
  }

  /** Name and parameters. */
  @Override
  public final String toString() {
    return name;
  }

  final IllegalArgumentException noLine(int line) {
    return new IllegalArgumentException("line must be in [0, " + lines() + "), was " + line);
  }

  static int requirePeriods(String name, int periods) {
    if (periods < 1 || periods > MAX_PERIODS) {
      throw new IllegalArgumentException(
          name + " must be in [1, " + MAX_PERIODS + "], was " + periods);
    }
    return periods;
  }

  static double requireMultiple(String name, double multiple) {
    if (!(multiple > 0) || multiple > 1_000) {
      throw new IllegalArgumentException(name + " must be in (0, 1000], was " + multiple);
    }
    return multiple;
  }

  /** For indicators that use volume: anything but a known volume and NaN is a bug. */
  static void requireVolume(double volume) {
    if (volume < 0 || volume == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "volume must be finite and >= 0 or NaN, was " + volume);
    }
  }

  private static void requireBar(double high, double low, double close) {
    if (!(low <= close && close <= high) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException(
          "bar must satisfy low <= close <= high, was low " + low + " close " + close + " high "
              + high);
    }
  }
}
