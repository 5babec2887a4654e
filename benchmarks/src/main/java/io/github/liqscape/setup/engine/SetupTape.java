// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;

/**
 * Candles without end for one engine, on a walk that repeats. A step makes one candle, its event
 * and a profile with a new time; all else was made before.
 *
 * <p>Threading: one thread.
 */
final class SetupTape {

  final Instrument instrument;
  private final SetupWalk walk;
  private final Timeframe timeframe;
  private long steps;
  private long now;

  SetupTape(SetupWalk walk, String symbol, Timeframe timeframe) {
    this.walk = walk;
    this.timeframe = timeframe;
    instrument =
        Instrument.linear(Venue.SYNTHETIC, symbol, symbol, "USDT").tickSize("0.1").build();
    now = timeframe.openOf(SetupWalk.START);
  }

  /** The next closed candle. */
  CandleEvent step() {
    CandleEvent event =
        CandleEvent.recorded(
            instrument, PriceKind.LAST, walk.candle(steps, timeframe, now));
    steps++;
    now += timeframe.nanos();
    return event;
  }

  /** The profile as of the close of the newest candle. */
  LiquidationProfile profile() {
    return new LaterProfile(walk.profile(steps - 1), instrument, now);
  }
}
