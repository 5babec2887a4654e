// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.spi.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The two futures markets of the venue, and what differs between them. */
enum Market {
  /** Margined and settled in the quote currency; quantities in base coins. */
  USDM(
      1,
      "/fapi/v1/",
      "https://fapi.binance.com",
      "wss://fstream.binance.com",
      ContractType.LINEAR,
      MarginTiers.Unit.QUOTE),
  /** Margined and settled in the base coin; quantities in contracts. */
  COINM(
      2,
      "/dapi/v1/",
      "https://dapi.binance.com",
      "wss://dstream.binance.com",
      ContractType.INVERSE,
      MarginTiers.Unit.COIN);

  private static final Set<Capability> CAPABILITIES =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Capability.LIVE_FORCED_ORDERS_COMPLETE)));

  /** What the venue's field {@code st} says for this market. */
  final int number;

  final String restPath;
  final String restHost;
  final String streamHost;
  final ContractType contractType;
  final MarginTiers.Unit tierUnit;

  Market(
      int number,
      String restPath,
      String restHost,
      String streamHost,
      ContractType contractType,
      MarginTiers.Unit tierUnit) {
    this.number = number;
    this.restPath = restPath;
    this.restHost = restHost;
    this.streamHost = streamHost;
    this.contractType = contractType;
    this.tierUnit = tierUnit;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  /** Ids of all markets, the default first. */
  static List<String> ids() {
    return List.of(USDM.id(), COINM.id());
  }

  /**
   * The market with this id.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static Market of(String id) {
    for (Market market : values()) {
      if (market.id().equals(id)) {
        return market;
      }
    }
    throw new IllegalArgumentException(
        "market of binance must be one of " + String.join(", ", ids()) + ", was '" + id + "'");
  }
}
