// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Candles for tests, from a seed. */
final class RandomCandles {

  static final long START = 1_750_701_600_000_000_000L;

  private RandomCandles() {}

  /** A candle whose values follow from its place on the grid. */
  static Candle at(Timeframe timeframe, int step) {
    Random random = new Random(step);
    double base = 100 + random.nextDouble();
    double low = base - random.nextDouble();
    double high = base + random.nextDouble();
    double volume = random.nextInt(1_000);
    double open = low + (high - low) * random.nextDouble();
    double close = low + (high - low) * random.nextDouble();
    return new Candle(
        timeframe, timeframe.openOf(START) + step * timeframe.nanos(), open, high, low, close,
        volume, volume * 100, Math.rint(volume * random.nextDouble()), random.nextInt(50), true);
  }

  static Candle forming(Candle candle) {
    return new Candle(
        candle.timeframe(), candle.openNanos(), candle.open(), candle.high(), candle.low(),
        candle.close(), candle.volume(), candle.quoteVolume(), candle.takerBuyVolume(),
        candle.tradeCount(), false);
  }

  /** A run of closed candles in which each one is missing with this probability. */
  static List<Candle> withHoles(Timeframe timeframe, int steps, double missing, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      if (random.nextDouble() >= missing) {
        candles.add(at(timeframe, step));
      }
    }
    return candles;
  }

  interface Saving {
    void to(DataOutput out) throws IOException;
  }

  interface Restoring<T> {
    T from(DataInput in) throws IOException;
  }

  static <T> T throughBytes(Saving saving, Restoring<T> restoring) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      saving.to(new DataOutputStream(bytes));
      return restoring.from(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
