// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import java.util.Objects;

/**
 * Where candles come from.
 *
 * @param base smallest timeframe; larger ones are built from it
 * @param fromTrades built from trades instead of taken from candle events
 * @param held closed candles kept of each timeframe
 */
record CandleSource(Timeframe base, boolean fromTrades, int held) {

  static final int USUAL = 500;

  CandleSource {
    Objects.requireNonNull(base, "base");
    if (held < 16 || held > 1_000_000) {
      throw new IllegalArgumentException(
          "candles held must be in [16, 1000000], was " + held);
    }
  }

  /** One-minute candles as the venue reports them. */
  static CandleSource usual() {
    return new CandleSource(Timeframe.M1, false, USUAL);
  }

  void require(Timeframe timeframe) {
    if (timeframe != base && !timeframe.isMultipleOf(base)) {
      throw new IllegalArgumentException(
          "timeframe must be " + base.code() + " or a multiple of it, was " + timeframe.code());
    }
  }
}
