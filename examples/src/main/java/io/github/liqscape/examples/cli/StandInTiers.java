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
   * The table that the library knows, else Binance's BTCUSDT, named as a stand-in.
   *
   * @throws IllegalArgumentException if the contract is inverse: no table stands in for it
   */
  static MarginTiers of(Instrument instrument) {
    if (instrument.contractType() != ContractType.LINEAR) {
      throw new IllegalArgumentException(
          "no margin tiers are known for " + instrument + "; give a file with --tiers");
    }
    boolean bybit =
        instrument.venue().equals(Venue.BYBIT) && instrument.symbol().equals("BTCUSDT");
    return bybit ? KnownMarginTiers.bybitBtcusdt2026() : of(instrument.symbol());
  }

  /** Binance's BTCUSDT table, named as a stand-in. */
  static MarginTiers of(String symbol) {
    MarginTiers btc = KnownMarginTiers.binanceBtcusdt2026();
    if (symbol.equals("BTCUSDT")) {
      return btc;
    }
    MarginTiers.Builder b =
        MarginTiers.builder(
            btc.unit(), btc.asOf(), "stand-in for " + symbol + ": BTCUSDT, " + btc.source());
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
