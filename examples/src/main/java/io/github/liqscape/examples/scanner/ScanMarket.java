// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import java.util.List;
import java.util.Objects;

/**
 * What a lane is about.
 *
 * @param instrument what is traded
 * @param tiers its margin tiers, or those that stand in for them
 * @param candles length of the candles that come, or of those that are made of its trades
 * @param notes honest remarks: what is missing, assumed or of another market
 */
public record ScanMarket(
    Instrument instrument, MarginTiers tiers, Timeframe candles, List<String> notes) {

  public ScanMarket {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(tiers, "tiers");
    Objects.requireNonNull(candles, "candles");
    notes = List.copyOf(notes);
  }

  /** Name of the lane, such as {@code binance:BTCUSDT}. */
  public String name() {
    return instrument.toString();
  }
}
