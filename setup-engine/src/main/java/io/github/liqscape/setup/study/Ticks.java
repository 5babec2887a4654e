// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;

/** Prices of one instrument as whole ticks times a side, quantities as whole lots. */
record Ticks(Instrument instrument, int s) {

  private static final int POINTS = 4;

  long of(double price) {
    return s * instrument.ticks(price);
  }

  double price(double ticks) {
    return s * ticks * instrument.tickSize().doubleValue();
  }

  long lots(double quantity) {
    return Math.round(quantity / instrument.lotSize().doubleValue());
  }

  /** Prices off the grid go to the nearest tick. */
  TickBar bar(Candle c) {
    long open = of(c.open());
    long high = of(s > 0 ? c.high() : c.low());
    long low = of(s > 0 ? c.low() : c.high());
    // Of equally near extremes the market's low comes first: the high of a mirrored bar.
    long up = high - open;
    long down = open - low;
    boolean highFirst = up < down || (up == down && s < 0);
    double share = c.volume() / POINTS / instrument.lotSize().doubleValue();
    long lots = Double.isNaN(share) ? Long.MAX_VALUE : (long) Math.floor(share * (1 + 1e-12));
    return new TickBar(open, high, low, of(c.close()), highFirst, lots);
  }
}
