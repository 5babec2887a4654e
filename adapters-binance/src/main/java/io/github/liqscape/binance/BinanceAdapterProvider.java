// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.instrument.Venue;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import java.util.List;
import java.util.Set;

/**
 * Public market data of Binance futures: id {@code binance}, markets {@code usdm} (the default,
 * margined in USDT or USDC) and {@code coinm} (margined in the coin). No key is needed and none is
 * ever sent.
 *
 * <p>Quantities of {@code usdm} are base coins, those of {@code coinm} contracts.
 */
public final class BinanceAdapterProvider implements ExchangeAdapterProvider {

  /** For {@link java.util.ServiceLoader}. */
  public BinanceAdapterProvider() {}

  @Override
  public String id() {
    return Venue.BINANCE.id();
  }

  @Override
  public List<String> markets() {
    return Market.ids();
  }

  @Override
  public Set<Capability> capabilities(String market) {
    return Market.of(market).capabilities();
  }

  @Override
  public ExchangeAdapter open(AdapterConfig config, AdapterContext context) {
    return new BinanceAdapter(Market.of(config.market()), config, context);
  }
}
