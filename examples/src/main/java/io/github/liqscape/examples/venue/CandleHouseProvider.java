// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import java.util.List;
import java.util.Set;

/**
 * The door to the Candle House. A file {@code
 * META-INF/services/io.github.liqscape.spi.ExchangeAdapterProvider} with the name of this class in it
 * makes it known to {@link io.github.liqscape.spi.ExchangeAdapters#installed}.
 */
public final class CandleHouseProvider implements ExchangeAdapterProvider {

  private static final String MARKET = "perpetual";

  /** For the service loader. */
  public CandleHouseProvider() {}

  @Override
  public String id() {
    return CandleHouse.VENUE.id();
  }

  @Override
  public List<String> markets() {
    return List.of(MARKET);
  }

  @Override
  public Set<Capability> capabilities(String market) {
    if (!market.equals(MARKET)) {
      throw new IllegalArgumentException("market must be one of " + markets() + ", was " + market);
    }
    return Set.of(Capability.CANDLE_HISTORY);
  }

  @Override
  public ExchangeAdapter open(AdapterConfig config, AdapterContext context) {
    return new CandleHouse(config, capabilities(config.market()), context);
  }
}
