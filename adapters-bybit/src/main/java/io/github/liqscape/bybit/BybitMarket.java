// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import java.util.Arrays;
import java.util.List;

/** The markets of Bybit that Liqscape speaks; Bybit calls them categories. */
enum BybitMarket {
  LINEAR("linear", ContractType.LINEAR, MarginTiers.Unit.QUOTE),
  INVERSE("inverse", ContractType.INVERSE, MarginTiers.Unit.COIN);

  private final String category;
  private final ContractType contractType;
  private final MarginTiers.Unit tierUnit;

  BybitMarket(String category, ContractType contractType, MarginTiers.Unit tierUnit) {
    this.category = category;
    this.contractType = contractType;
    this.tierUnit = tierUnit;
  }

  static BybitMarket of(String category) {
    for (BybitMarket market : values()) {
      if (market.category.equals(category)) {
        return market;
      }
    }
    throw new IllegalArgumentException(
        "market of bybit must be one of "
            + String.join(", ", categories())
            + ", was '"
            + category
            + "'");
  }

  static List<String> categories() {
    return Arrays.stream(values()).map(BybitMarket::category).toList();
  }

  String category() {
    return category;
  }

  /** What risk limits are counted in: USDT for linear, coin for inverse. */
  MarginTiers.Unit tierUnit() {
    return tierUnit;
  }

  /** Starts an instrument of this market. */
  Instrument.Builder instrument(String symbol, String base, String quote) {
    return this == LINEAR
        ? Instrument.linear(Venue.BYBIT, symbol, base, quote)
        : Instrument.inverse(Venue.BYBIT, symbol, base, quote);
  }

  /**
   * Refuses what is not of this market.
   *
   * @throws IllegalArgumentException if the instrument is of another venue or pays otherwise
   */
  Instrument checked(Instrument instrument) {
    if (!instrument.venue().equals(Venue.BYBIT) || instrument.contractType() != contractType) {
      throw new IllegalArgumentException(
          "instrument must be "
              + contractType
              + " of bybit, was "
              + instrument
              + " "
              + instrument.contractType());
    }
    return instrument;
  }
}
