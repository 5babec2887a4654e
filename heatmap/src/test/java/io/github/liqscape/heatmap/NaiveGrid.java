// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;

/** Prices to buckets and back, every time from scratch. */
record NaiveGrid(Instrument instrument, int n) {

  static NaiveGrid at(Instrument instrument, double firstPrice) {
    double tick = instrument.tickSize().doubleValue();
    int n = 1;
    while (n < 64 && tick > firstPrice * n * 2.5e-4) {
      n *= 2;
    }
    return new NaiveGrid(instrument, n);
  }

  double delta() {
    return n * 2.5e-4;
  }

  private double edge(int k) {
    return Math.ceil(StrictMath.exp(k * delta()) / instrument.tickSize().doubleValue());
  }

  int bucketOf(double price) {
    long ticks = Math.max(1, instrument.ticks(price));
    int k = (int) Math.floor(StrictMath.log(instrument.price(ticks)) / delta());
    while (edge(k) > ticks) {
      k--;
    }
    while (edge(k + 1) <= ticks) {
      k++;
    }
    return k;
  }

  double priceOf(int bucket) {
    return StrictMath.exp((bucket + 0.5) * delta());
  }

  boolean inWindow(PositionSide side, int centre, int bucket) {
    int first = side == PositionSide.LONG ? centre - 3600 / n : centre + 3600 / n - 4096 / n + 1;
    return bucket >= first && bucket < first + 4096 / n;
  }
}
