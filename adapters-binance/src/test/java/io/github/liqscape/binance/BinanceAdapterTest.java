// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BinanceAdapterTest {

  private static final String EXCHANGE_INFO =
      """
      {"symbols":[{"symbol":"BTCUSDT","contractType":"PERPETUAL","status":"TRADING",
        "baseAsset":"BTC","quoteAsset":"USDT",
        "filters":[{"filterType":"PRICE_FILTER","tickSize":"0.10"},{"filterType":"LOT_SIZE",
          "stepSize":"0.001"}]}]}
      """;

  private record Reply(int status, String body) {}

  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();
  private final AdapterContext context = AdapterContext.standard();
  private final HttpServer server;

  BinanceAdapterTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    headers.addAll(exchange.getRequestHeaders().keySet());
    Reply reply =
        replies.getOrDefault(exchange.getRequestURI().getPath(), new Reply(404, "not here"));
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ExchangeAdapter open(String market) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prefix");
    return ExchangeAdapters.installed()
        .open(
            "binance",
            AdapterConfig.builder(market).endpoint(Endpoint.REST, base).build(),
            context);
  }

  private static Reason reason(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    VenueFailure failure = ((Answer.Failed<?>) answer).failure();
    return failure.reason();
  }

  @Test
  void provider_is_found_and_names_its_markets_and_what_they_offer() {
    var provider = ExchangeAdapters.installed().provider("binance");
    assertThat(provider.markets()).containsExactly("usdm", "coinm");
    assertThat(provider.capabilities("usdm"))
        .contains(Capability.LIVE_FORCED_ORDERS_SAMPLED, Capability.OPEN_INTEREST_HISTORY)
        .doesNotContain(Capability.LIVE_FORCED_ORDERS_COMPLETE);
    assertThatThrownBy(() -> provider.capabilities("spot"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("market of binance must be one of usdm, coinm, was 'spot'");
  }

  @Test
  void contracts_come_with_their_funding_intervals_and_without_any_key() {
    replies.put("/prefix/fapi/v1/exchangeInfo", new Reply(200, EXCHANGE_INFO));
    replies.put(
        "/prefix/fapi/v1/fundingInfo",
        new Reply(200, "[{\"symbol\":\"BTCUSDT\",\"fundingIntervalHours\":4}]"));
    try (ExchangeAdapter adapter = open("usdm")) {
      InstrumentInfo btc = adapter.instrument("BTCUSDT").orThrow();
      assertThat(btc.fundingInterval()).contains(Duration.ofHours(4));
      assertThat(reason(adapter.instrument("NOPE"))).isEqualTo(Reason.UNKNOWN_SYMBOL);
    }
    assertThat(headers).noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("mbx"));
  }

  @Test
  void contracts_are_known_also_when_the_intervals_are_not() {
    replies.put("/prefix/fapi/v1/exchangeInfo", new Reply(200, EXCHANGE_INFO));
    try (ExchangeAdapter adapter = open("usdm")) {
      assertThat(adapter.instruments().orThrow().getFirst().fundingInterval()).isEmpty();
    }
  }

  @Test
  void candles_come_from_the_venue() {
    replies.put(
        "/prefix/fapi/v1/klines",
        new Reply(
            200,
            "[[1700000040000,\"10\",\"13\",\"9\",\"12\",\"1\",1700000099999,\"11\",7,\"1\","
                + "\"4\",\"0\"]]"));
    long open = 1_700_000_040_000L * Bench.MILLI;
    try (ExchangeAdapter adapter = open("usdm")) {
      var candles =
          adapter
              .candles(Bench.BTC, PriceKind.LAST, Timeframe.M1, new TimeRange(open, open + 1))
              .orThrow();
      assertThat(candles).singleElement().extracting(c -> c.candle().close()).isEqualTo(12.0);
    }
  }

  @Test
  void ban_of_one_market_holds_for_the_other() {
    replies.put(
        "/prefix/fapi/v1/exchangeInfo", new Reply(418, "{\"code\":-1003,\"msg\":\"banned\"}"));
    try (ExchangeAdapter usdm = open("usdm");
        ExchangeAdapter coinm = open("coinm")) {
      assertThat(reason(usdm.instruments())).isEqualTo(Reason.BANNED);
      assertThat(reason(coinm.instruments())).isEqualTo(Reason.BANNED);
    }
    assertThat(asked).containsExactly("/prefix/fapi/v1/exchangeInfo");
  }

  @Test
  void what_the_market_does_not_keep_is_unsupported() {
    long now = context.scheduler().nanos();
    long day = Duration.ofDays(1).toNanos();
    try (ExchangeAdapter adapter = open("usdm")) {
      assertThat(
              reason(adapter.openInterest(Bench.BTC, Timeframe.M1, new TimeRange(now - day, now))))
          .isEqualTo(Reason.UNSUPPORTED);
      assertThat(
              reason(
                  adapter.openInterest(
                      Bench.BTC, Timeframe.M5, new TimeRange(now - 31 * day, now))))
          .isEqualTo(Reason.UNSUPPORTED);
      assertThat(adapter.marginTiers(Bench.BTC).orThrow()).isPresent();
      assertThat(adapter.marginTiers(Bench.ETH).orThrow()).isEqualTo(Optional.empty());
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void instruments_of_another_market_or_venue_are_the_callers_fault() {
    Instrument bybit = Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").build();
    try (ExchangeAdapter adapter = open("usdm")) {
      assertThatThrownBy(() -> adapter.subscribe(Subscription.map(Bench.BTC_COIN)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("instrument must be LINEAR of binance, was INVERSE binance:BTCUSD_PERP");
      assertThatThrownBy(() -> adapter.marginTiers(bybit))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
