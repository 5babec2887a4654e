// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import io.github.liqscape.candle.Candle;
import java.time.Instant;
import org.ta4j.core.Bar;
import org.ta4j.core.BaseBar;
import org.ta4j.core.num.DoubleNumFactory;

/** Candles as bars of ta4j's own, which can be added to its own series. */
final class CopiedBars {

  private CopiedBars() {}

  static Bar of(Candle c) {
    DoubleNumFactory numbers = DoubleNumFactory.getInstance();
    Instant begin = Instant.ofEpochSecond(0, c.openNanos());
    return new BaseBar(
        c.timeframe().duration(), begin, begin.plus(c.timeframe().duration()),
        numbers.numOf(c.open()), numbers.numOf(c.high()), numbers.numOf(c.low()),
        numbers.numOf(c.close()), numbers.numOf(c.volume()), numbers.zero(), 0);
  }
}
