// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.RequestBudgets;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a market of Bybit is.
 *
 * @param market which one
 * @param rest base of questions; a path prefix survives
 * @param stream base of streams; a path prefix survives
 */
record BybitHosts(BybitMarket market, URI rest, URI stream) {

  /** 600 requests in 5 seconds for one address, whatever is asked. */
  static final RequestBudgets.Limit LIMIT =
      new RequestBudgets.Limit("bybit", "requests", 600, Duration.ofSeconds(5));

  static BybitHosts of(AdapterConfig config) {
    return new BybitHosts(
        BybitMarket.of(config.market()),
        config.endpoint(Endpoint.REST, "https://api.bybit.com"),
        config.endpoint(Endpoint.STREAM, "wss://stream.bybit.com"));
  }

  /** A question to {@code /v5/market}. */
  RestRequest request(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + encoded(p.getValue()))
            .collect(Collectors.joining("&"));
    String address = trimmed(rest) + "/v5/market/" + path + (query.isEmpty() ? "" : "?" + query);
    return new RestRequest(URI.create(address), LIMIT, 1);
  }

  /** Where the public streams of the market are. */
  URI socket() {
    return URI.create(trimmed(stream) + "/v5/public/" + market.category());
  }

  private static String trimmed(URI base) {
    String text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
