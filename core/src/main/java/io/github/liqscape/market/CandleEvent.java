// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import java.util.Objects;

/**
 * A candle as a venue reports it, closed or forming.
 *
 * @param instrument what it is a candle of
 * @param eventNanos venue time; for a recorded closed candle its close time
 * @param receivedNanos time of receipt
 * @param price last, mark or index price
 * @param candle the values
 */
public record CandleEvent(
    Instrument instrument, long eventNanos, long receivedNanos, PriceKind price, Candle candle)
    implements MarketEvent {

  public CandleEvent {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(candle, "candle");
    if (eventNanos < candle.openNanos()) {
      throw new IllegalArgumentException(
          "event time must not lie before the candle's open " + candle.openNanos() + " ns, was "
              + eventNanos);
    }
  }

  /** A closed candle of recorded data: its event time is its close time. */
  public static CandleEvent recorded(Instrument instrument, PriceKind price, Candle candle) {
    return new CandleEvent(instrument, candle.closeNanos(), candle.closeNanos(), price, candle);
  }

  @Override
  public StreamKind kind() {
    return StreamKind.CANDLE;
  }
}
