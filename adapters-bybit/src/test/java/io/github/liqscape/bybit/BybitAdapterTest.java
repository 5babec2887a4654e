// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.INVERSE;
import static io.github.liqscape.bybit.Bybit.answer;
import static io.github.liqscape.bybit.Bybit.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.candle.Timeframe;
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
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter as a user meets it, against a server on this machine. */
final class BybitAdapterTest {

  private static final TimeRange RANGE = new TimeRange(0, 3_600_000_000_000L);

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Queue<HttpExchange> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private ExchangeAdapter adapter;

  BybitAdapterTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    adapter = open("linear");
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answerOne);
    server.start();
  }

  @AfterEach
  void stop() {
    adapter.close();
    server.stop(0);
  }

  private ExchangeAdapter open(String market) {
    URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/prefix");
    return ExchangeAdapters.installed()
        .open(
            "bybit",
            AdapterConfig.builder(market).endpoint(Endpoint.REST, base).build(),
            AdapterContext.standard());
  }

  private void answerOne(HttpExchange exchange) throws IOException {
    asked.add(exchange);
    String path = exchange.getRequestURI().getPath().replace("/prefix/v5/market/", "");
    byte[] body = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static VenueFailure.Reason reason(Answer<?> answer) {
    return switch (answer) {
      case Answer.Failed<?> f -> f.failure().reason();
      case Answer.Value<?> v -> throw new AssertionError("answered " + v);
    };
  }

  @Test
  void the_service_loader_finds_it_and_says_what_it_offers() {
    var provider = ExchangeAdapters.installed().provider("bybit");
    assertThat(provider).isInstanceOf(BybitAdapterProvider.class);
    assertThat(provider.markets()).containsExactly("linear", "inverse");
    assertThat(provider.capabilities("inverse"))
        .contains(
            Capability.LIVE_FORCED_ORDERS_COMPLETE, Capability.MARGIN_TIERS, Capability.ARCHIVE)
        .doesNotContain(Capability.LIVE_FORCED_ORDERS_SAMPLED);
    assertThatThrownBy(() -> provider.capabilities("spot"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("market of bybit must be one of linear, inverse, was 'spot'");
    assertThatThrownBy(() -> open("option")).isInstanceOf(IllegalArgumentException.class);
    assertThat(adapter.venue()).isEqualTo(Venue.BYBIT);
    assertThat(adapter.market()).isEqualTo("linear");
    assertThat(adapter.archive()).isPresent();
  }

  @Test
  void one_contract_is_asked_for_by_name() {
    answers.put(
        "instruments-info",
        answer(
            1,
            "{'category':'linear','list':[{'symbol':'BTCUSDT','contractType':'LinearPerpetual',"
                + "'status':'Trading','baseCoin':'BTC','quoteCoin':'USDT','priceFilter':{'tickSize':"
                + "'0.10'},'lotSizeFilter':{'qtyStep':'0.001'},'fundingInterval':480}]}"));
    InstrumentInfo info = adapter.instrument("btcusdt").orThrow();
    assertThat(info.instrument()).isEqualTo(BTC);
    assertThat(asked.element().getRequestURI())
        .hasToString("/prefix/v5/market/instruments-info?category=linear&symbol=BTCUSDT&limit=500");
    assertThat(reason(adapter.instrument("NOPE"))).isEqualTo(VenueFailure.Reason.UNKNOWN_SYMBOL);
    assertThat(adapter.instruments().orThrow()).hasSize(1);
  }

  @Test
  void requests_carry_no_key_and_no_signature() {
    assertThat(reason(adapter.funding(BTC, RANGE))).isEqualTo(VenueFailure.Reason.BAD_REQUEST);
    HttpExchange exchange = asked.element();
    assertThat(exchange.getRequestMethod()).isEqualTo("GET");
    assertThat(exchange.getRequestHeaders().keySet())
        .noneMatch(h -> h.toLowerCase(Locale.ROOT).matches("x-bapi.*|authorization|.*key.*"));
    assertThat(exchange.getRequestURI().getQuery()).doesNotContain("sign", "apiKey");
  }

  @Test
  void a_refusal_in_the_body_is_a_failure_and_not_an_empty_list() {
    answers.put(
        "kline",
        json("{'retCode':10001,'retMsg':'Request parameter error.','result':{},'time':1}"));
    assertThat(reason(adapter.candles(BTC, PriceKind.LAST, Timeframe.M1, RANGE)))
        .isEqualTo(VenueFailure.Reason.BAD_REQUEST);
    answers.put("open-interest", "<html>");
    assertThat(reason(adapter.openInterest(BTC, Timeframe.M5, RANGE)))
        .isEqualTo(VenueFailure.Reason.MALFORMED);
  }

  @Test
  void an_empty_list_of_a_good_answer_is_empty() {
    answers.put("kline", answer(1, "{'category':'linear','list':[]}"));
    assertThat(adapter.candles(BTC, PriceKind.LAST, Timeframe.M1, RANGE).orThrow()).isEmpty();
  }

  @Test
  void what_bybit_does_not_have_is_unsupported_and_asks_nothing() {
    assertThat(reason(adapter.candles(BTC, PriceKind.LAST, Timeframe.H8, RANGE)))
        .isEqualTo(VenueFailure.Reason.UNSUPPORTED);
    assertThat(reason(adapter.openInterest(BTC, Timeframe.M1, RANGE)))
        .isEqualTo(VenueFailure.Reason.UNSUPPORTED);
    assertThat(asked).isEmpty();
  }

  @Test
  void tiers_are_those_of_the_venue() {
    answers.put("risk-limit", RiskLimitQueryTest.page("", RiskLimitQueryTest.BTC_ROWS));
    assertThat(adapter.marginTiers(BTC).orThrow().orElseThrow().tiers()).hasSize(7);
  }

  @Test
  void a_blocked_address_sends_nothing_more() {
    answers.put(
        "kline", json("{'retCode':10006,'retMsg':'Too many visits!','result':{},'time':1}"));
    assertThat(reason(adapter.candles(BTC, PriceKind.LAST, Timeframe.M1, RANGE)))
        .isEqualTo(VenueFailure.Reason.RATE_LIMITED);
    assertThat(reason(adapter.funding(BTC, RANGE))).isEqualTo(VenueFailure.Reason.RATE_LIMITED);
    assertThat(asked).hasSize(1);
  }

  @Test
  void instruments_of_another_market_are_a_callers_bug() {
    for (Runnable bug :
        List.<Runnable>of(
            () -> adapter.candles(INVERSE, PriceKind.LAST, Timeframe.M1, RANGE),
            () -> adapter.openInterest(INVERSE, Timeframe.M5, RANGE),
            () -> adapter.funding(INVERSE, RANGE),
            () -> adapter.marginTiers(INVERSE))) {
      assertThatThrownBy(bug::run).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
