// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import java.util.Random;

/**
 * Random bars for tests: prices on a grid of whole numbers, so that ties happen and mirroring is
 * exact; regimes of drift and of noise; stretches without movement; now and then a gap, a jump or an
 * extreme bar.
 */
final class RandomBars {

  private RandomBars() {}

  /** A series from a seed. */
  static Bars of(Timeframe timeframe, int size, long seed) {
    return of(timeframe, size, seed, 1, 0);
  }

  /** The same series with every price p as {@code factor * p}. */
  static Bars scaled(Timeframe timeframe, int size, long seed, double factor) {
    return of(timeframe, size, seed, factor, 0);
  }

  /** The same series, so many weeks later. */
  static Bars shifted(Timeframe timeframe, int size, long seed, int weeks) {
    return of(timeframe, size, seed, 1, weeks);
  }

  private static Bars of(Timeframe timeframe, int size, long seed, double factor, int weeks) {
    Random random = new Random(seed);
    Bars.Builder bars = Bars.of(timeframe).skip((int) (random.nextInt(200) + weeks * weekly(timeframe)));
    long price = 50_000;
    int drift = 0;
    int noise = 20;
    int left = 0;
    for (int i = 0; i < size; i++) {
      if (left-- == 0) {
        left = 10 + random.nextInt(60);
        drift = random.nextInt(25) - 12;
        noise = random.nextInt(8) == 0 ? 0 : 5 + random.nextInt(40);
      }
      if (random.nextInt(150) == 0) {
        bars.skip(1 + random.nextInt(5));
      }
      long open = random.nextInt(20) == 0 ? price + random.nextInt(61) - 30 : price;
      long close = open + (noise == 0 ? 0 : drift) + step(random, noise);
      long up = Math.abs(step(random, noise)) / 2;
      long down = Math.abs(step(random, noise)) / 2;
      if (random.nextInt(300) == 0) {
        up += random.nextInt(600);
        down += random.nextInt(600);
      }
      close = Math.max(close, 1_000);
      long high = Math.max(open, close) + up;
      long low = Math.max(500, Math.min(open, close) - down);
      double volume = random.nextInt(30) == 0 ? Double.NaN : random.nextInt(40) / 10.0;
      bars.bar(factor * open, factor * high, factor * low, factor * close, volume);
      price = close;
    }
    return bars.build();
  }

  private static long weekly(Timeframe timeframe) {
    return Timeframe.W1.nanos() / timeframe.nanos();
  }

  private static long step(Random random, int noise) {
    return Math.round(random.nextGaussian() * noise);
  }
}
