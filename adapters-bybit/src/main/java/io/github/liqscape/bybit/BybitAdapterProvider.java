// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.instrument.Venue;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import java.util.List;
import java.util.Set;

/**
 * Bybit v5 derivatives, markets {@code linear} (sized in coin, settled in USDT or USDC) and {@code
 * inverse} (sized in USD, settled in coin). Found by {@code ExchangeAdapters} under the id {@code
 * bybit}.
 *
 * <p>Endpoints point to {@code api.bybit.com} and {@code stream.bybit.com} unless the configuration
 * names a testnet or one of Bybit's regional hosts.
 */
public final class BybitAdapterProvider implements ExchangeAdapterProvider {

  /** For the service loader. */
  public BybitAdapterProvider() {}

  @Override
  public String id() {
    return Venue.BYBIT.id();
  }

  @Override
  public List<String> markets() {
    return BybitMarket.categories();
  }

  @Override
  public Set<Capability> capabilities(String market) {
    BybitMarket.of(market);
    return BybitAdapter.CAPABILITIES;
  }

  @Override
  public ExchangeAdapter open(AdapterConfig config, AdapterContext context) {
    return new BybitAdapter(config, context);
  }
}
