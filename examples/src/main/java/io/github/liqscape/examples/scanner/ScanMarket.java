// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.StreamKind;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a lane is about.
 *
 * @param instrument what is traded
 * @param tiers its margin tiers, or those that stand in for them
 * @param candles length of the candles that come, or of those that are made of its trades
 * @param streams that keep coming: one of them that falls silent makes the lane stale
 * @param notes honest remarks: what is missing, assumed or of another market
 */
public record ScanMarket(
    Instrument instrument, MarginTiers tiers, Timeframe candles, Set<StreamKind> streams,
    List<String> notes) {

  public ScanMarket {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(tiers, "tiers");
    Objects.requireNonNull(candles, "candles");
    streams = Set.copyOf(streams);
    notes = List.copyOf(notes);
  }

  /**
   * Refuses what cannot be scanned together.
   *
   * @throws IllegalArgumentException if two are of one instrument, there is none, or a timeframe
   *     cannot be built of the candles of one
   */
  static void require(List<ScanMarket> markets, List<Timeframe> timeframes) {
    if (markets.isEmpty()) {
      throw new IllegalArgumentException("a scan needs at least one market");
    }
    Set<Instrument> seen = new HashSet<>();
    for (ScanMarket market : markets) {
      if (!seen.add(market.instrument())) {
        throw new IllegalArgumentException("two markets are of " + market.name());
      }
      market.require(timeframes);
    }
  }

  private void require(List<Timeframe> timeframes) {
    for (Timeframe timeframe : timeframes) {
      if (timeframe != candles && !timeframe.isMultipleOf(candles)) {
        throw new IllegalArgumentException(
            "timeframes must be multiples of the candles' " + candles.code() + " of " + name()
                + ", was " + timeframe.code());
      }
    }
  }

  /** Name of the lane, such as {@code binance:BTCUSDT}. */
  public String name() {
    return instrument.toString();
  }
}
