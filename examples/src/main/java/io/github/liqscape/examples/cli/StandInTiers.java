// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;

/** Margin tiers for instruments of which no table is recorded: BTCUSDT's, and they say so. */
final class StandInTiers {

  private StandInTiers() {}

  /**
   * The table that the library knows of this contract, else Binance's BTCUSDT, named as a stand-in.
   *
   * @throws IllegalArgumentException if the contract is inverse: no table stands in for it
   */
  static MarginTiers of(Instrument instrument) {
    if (instrument.contractType() != ContractType.LINEAR) {
      throw new IllegalArgumentException(
          "no margin tiers are known for " + instrument + "; give a file with --tiers");
    }
    if (instrument.symbol().equals("BTCUSDT")) {
      if (instrument.venue().equals(Venue.BYBIT)) {
        return KnownMarginTiers.bybitBtcusdt2026();
      }
      if (instrument.venue().equals(Venue.BINANCE)) {
        return KnownMarginTiers.binanceBtcusdt2026();
      }
    }
    return standIn(instrument.toString());
  }

  /** Binance's BTCUSDT table, named as a stand-in. */
  static MarginTiers of(String symbol) {
    return symbol.equals("BTCUSDT") ? KnownMarginTiers.binanceBtcusdt2026() : standIn(symbol);
  }

  private static MarginTiers standIn(String name) {
    MarginTiers btc = KnownMarginTiers.binanceBtcusdt2026();
    MarginTiers.Builder b =
        MarginTiers.builder(
            btc.unit(), btc.asOf(), "stand-in for " + name + ": BTCUSDT, " + btc.source());
    for (MarginTiers.Tier tier : btc.tiers()) {
      String floor = tier.floor().toPlainString();
      String rate = tier.rate().toPlainString();
      if (tier.cap().isPresent()) {
        b.tier(floor, tier.cap().get().toPlainString(), rate);
      } else {
        b.unboundedTier(floor, rate);
      }
      tier.maxLeverage().ifPresent(max -> b.maxLeverage(max.toPlainString()));
    }
    return b.build();
  }
}
