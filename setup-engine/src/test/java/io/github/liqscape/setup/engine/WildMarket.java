// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random market spliced with scripted scenes, and crowds around it: enough of both that decisions
 * other than WAIT come up. The same seed gives the same market.
 */
final class WildMarket {

  final List<Candle> candles = new ArrayList<>();
  private final List<Object[]> crowds = new ArrayList<>();

  WildMarket(long seed) {
    Random random = new Random(seed);
    int scenes = 1 + random.nextInt(2);
    for (int i = 0; i < scenes; i++) {
      walk(random, 40 + random.nextInt(120));
      splice(random);
    }
    walk(random, 60 + random.nextInt(80));
  }

  /** The crowds as they were before any sweep. */
  ZoneBook zones() {
    return zones(Script.INSTRUMENT, 1);
  }

  /** The same crowds at prices so many times as large. */
  ZoneBook zones(Instrument instrument, double factor) {
    return zones(instrument, factor, 0);
  }

  /** The same crowds at another scale and so much later. */
  ZoneBook zones(Instrument instrument, double factor, long laterNanos) {
    ZoneBook book = new ZoneBook(instrument);
    for (Object[] c : crowds) {
      book.add(
          (String) c[0], (PositionSide) c[1], factor * (double) c[2], factor * (double) c[3],
          (double) c[4], factor * (double) c[5], (long) c[6] + laterNanos);
    }
    return book;
  }

  private long now() {
    return Script.START + candles.size() * Script.TIMEFRAME.nanos();
  }

  private void splice(Random random) {
    boolean mirrored = random.nextBoolean();
    Scene scene =
        switch (random.nextInt(4)) {
          case 0 -> Scene.squeeze(mirrored, 505.5 + random.nextDouble());
          case 1 -> Scene.reclaim(mirrored);
          case 2 -> Scene.flush(mirrored);
          default -> Scene.level(mirrored);
        };
    long shift = now() - Script.START;
    String prefix = crowds.size() + "-";
    for (Candle c : scene.candles()) {
      double noise = random.nextDouble() < 0.3 ? Math.rint(random.nextDouble() * 20) / 100 : 0;
      add(c.open(), c.high() + noise, c.low(), c.close(), c.volume());
    }
    for (Object[] c : scene.crowds()) {
      Object[] shifted = c.clone();
      shifted[0] = prefix + c[0];
      shifted[6] = Math.max((long) c[6] - Script.START, 0) + Script.START + shift;
      crowds.add(shifted);
    }
  }

  private void walk(Random random, int bars) {
    double price = candles.isEmpty() ? 480 + 40 * random.nextDouble() : last();
    double step = 0.3 + random.nextDouble();
    for (int i = 0; i < bars; i++) {
      double open = tick(price);
      double close = tick(price + step * random.nextGaussian() + (500 - price) / 400);
      double high = tick(Math.max(open, close) + step * random.nextDouble());
      double low = tick(Math.min(open, close) - step * random.nextDouble());
      add(open, high, low, close, 50 + random.nextInt(100));
      price = close;
      if (random.nextInt(12) == 0) {
        crowd(random, price);
      }
    }
  }

  private void crowd(Random random, double price) {
    boolean above = random.nextBoolean();
    double near = tick(price + (above ? 1 : -1) * (1 + 8 * random.nextDouble()));
    double width = tick(0.3 + random.nextDouble());
    double low = above ? near : near - width;
    crowds.add(
        new Object[] {
          "w" + crowds.size(), above ? PositionSide.SHORT : PositionSide.LONG, low, low + width,
          80 + 20 * random.nextDouble(), 1e6 * (1 + random.nextInt(5)), now()
        });
  }

  private double last() {
    return candles.get(candles.size() - 1).close();
  }

  private void add(double open, double high, double low, double close, double volume) {
    candles.add(Candle.closed(Timeframe.M5, now(), open, high, low, close, volume));
  }

  private static double tick(double value) {
    return Math.rint(value * 100) / 100;
  }
}
