// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.util.List;
import java.util.Set;

/**
 * A venue that can be reached, found by {@link java.util.ServiceLoader}. A provider does no I/O: it
 * only says who it is and opens adapters.
 */
public interface ExchangeAdapterProvider {

  /** Stable lower-case id of the venue, such as {@code binance}; it matches {@code Venue.id()}. */
  String id();

  /** Names of the markets it knows, such as {@code usdm}; the first is the default. */
  List<String> markets();

  /**
   * What a market offers.
   *
   * @throws IllegalArgumentException if the market is none of {@link #markets()}; the message lists them
   */
  Set<Capability> capabilities(String market);

  /**
   * Opens a market. No I/O happens before the first question is asked.
   *
   * @throws IllegalArgumentException if the configuration names a market or an endpoint that does not exist
   */
  ExchangeAdapter open(AdapterConfig config, AdapterContext context);
}
