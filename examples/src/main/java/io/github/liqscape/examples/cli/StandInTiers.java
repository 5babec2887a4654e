package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;

/** Margin tiers for instruments of which no table is recorded: BTCUSDT's, and they say so. */
final class StandInTiers {

  private StandInTiers() {}

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
