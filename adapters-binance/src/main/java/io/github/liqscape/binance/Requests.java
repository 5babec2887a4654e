// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.spi.RequestBudgets.Limit;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The public requests of one market, none of which carries a key. Both markets count against one
 * weight by address, and their statistics and funding rates against limits of their own. Source:
 * developers.binance.com/docs/derivatives.
 */
final class Requests {

  /** Hosts that are counted and banned together. */
  static final String FAMILY = "binance-futures";

  static final Limit WEIGHT = new Limit(FAMILY, "weight", 2_400, Duration.ofMinutes(1));
  static final Limit STATISTICS = new Limit(FAMILY, "futures-data", 1_000, Duration.ofMinutes(5));
  static final Limit FUNDING = new Limit(FAMILY, "funding", 500, Duration.ofMinutes(5));

  private final Market market;
  private final String base;

  /**
   * @param base scheme, host and an optional path prefix, which is kept
   */
  Requests(Market market, URI base) {
    this.market = market;
    String text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  Market market() {
    return market;
  }

  /** A request that counts against the weight. */
  RestRequest weighted(String name, int weight, Object... parameters) {
    return new RestRequest(uri(market.restPath + name, parameters), WEIGHT, weight);
  }

  /** A request of the statistics, which have a limit of their own. */
  RestRequest statistics(String name, Object... parameters) {
    return new RestRequest(uri("/futures/data/" + name, parameters), STATISTICS, 1);
  }

  /** A request of funding rates, which have a limit of their own. */
  RestRequest funding(String name, Object... parameters) {
    return new RestRequest(uri(market.restPath + name, parameters), FUNDING, 1);
  }

  private URI uri(String path, Object... parameters) {
    StringBuilder text = new StringBuilder(base).append(path);
    for (int i = 0; i < parameters.length; i += 2) {
      text.append(i == 0 ? '?' : '&')
          .append(parameters[i])
          .append('=')
          .append(encoded(parameters[i + 1].toString()));
    }
    return URI.create(text.toString());
  }

  /** Symbols may be of any script. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** What the venue calls the pair of a contract: its symbol up to {@code _PERP} or an expiry. */
  static String pair(Instrument instrument) {
    String symbol = instrument.symbol();
    int end = symbol.indexOf('_');
    return end < 0 ? symbol : symbol.substring(0, end);
  }
}
