// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.INVERSE;
import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.answer;
import static io.github.liqscape.bybit.Bybit.everything;
import static io.github.liqscape.bybit.Bybit.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.SocketPlan;
import io.github.liqscape.feed.SocketRules;
import io.github.liqscape.feed.Topic;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.Subscription;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BybitProtocolTest {

  private final BybitProtocol protocol = new BybitProtocol(LINEAR_HOSTS);

  @Test
  void a_map_needs_four_topics_on_one_socket_and_the_ticker_is_the_probe() {
    List<SocketPlan> plans = protocol.sockets(Subscription.map(BTC));
    assertThat(plans).hasSize(1);
    SocketPlan plan = plans.getFirst();
    assertThat(plan.name()).isEqualTo("/linear#1");
    assertThat(plan.uri()).hasToString("wss://stream.bybit.com/v5/public/linear");
    assertThat(plan.inUri()).isEmpty();
    assertThat(plan.topics().map(Topic::name))
        .containsExactlyInAnyOrder(
            "tickers.BTCUSDT", "publicTrade.BTCUSDT", "kline.1.BTCUSDT", "allLiquidation.BTCUSDT");
    assertThat(plan.topics().filter(Topic::probe).toList())
        .singleElement()
        .satisfies(
            t ->
                assertThat(t.kinds())
                    .isEqualTo(
                        Set.of(
                            StreamKind.MARK_PRICE,
                            StreamKind.FUNDING_RATE,
                            StreamKind.OPEN_INTEREST)));
  }

  @Test
  void the_ticker_is_subscribed_even_when_nobody_asked_for_what_it_brings() {
    List<Topic> topics = protocol.sockets(only(StreamKind.TRADE, BTC)).getFirst().topics().toList();
    assertThat(topics)
        .extracting(Topic::name)
        .containsExactly("tickers.BTCUSDT", "publicTrade.BTCUSDT");
    assertThat(topics.getFirst().kinds()).isEmpty();
  }

  @Test
  void books_come_from_200_levels_and_the_top_from_one() {
    assertThat(protocol.sockets(everything(BTC)).getFirst().topics().map(Topic::name))
        .contains("orderbook.200.BTCUSDT", "orderbook.1.BTCUSDT")
        .hasSize(6);
  }

  @Test
  void a_connection_never_carries_more_than_21000_characters() {
    List<Instrument> many = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      String symbol = "SYMBOL" + i + "USDT";
      many.add(Instrument.linear(Venue.BYBIT, symbol, "S", "USDT").build());
    }
    Subscription subscription =
        Subscription.builder().instruments(many).kinds(Subscription.MAP_KINDS).build();
    List<SocketPlan> plans = protocol.sockets(subscription);
    assertThat(plans).hasSizeGreaterThan(2);
    assertThat(plans).extracting(SocketPlan::name).doesNotHaveDuplicates();
    for (SocketPlan plan : plans) {
      String args = protocol.subscribe(1, plan.topics().toList()).replaceFirst(".*\"args\":", "");
      assertThat(args.length()).isLessThanOrEqualTo(21_000);
    }
    assertThat(plans.stream().flatMap(SocketPlan::topics)).hasSize(4 * 700).doesNotHaveDuplicates();
  }

  @Test
  void messages_are_what_the_venue_reads() throws JsonProcessingException {
    List<Topic> topics =
        List.of(
            new Topic("publicTrade.BTCUSDT", List.of(BTC), Set.of(StreamKind.TRADE), false),
            new Topic("tickers.币安人生USDT", List.of(BTC), Set.of(), true));
    assertThat(protocol.subscribe(7, topics))
        .isEqualTo(
            Bybit.json(
                "{'req_id':'7','op':'subscribe','args':['publicTrade.BTCUSDT','tickers.币安人生USDT']}"));
    JsonNode end = Json.MAPPER.readTree(protocol.unsubscribe(8, topics));
    assertThat(end.path("op").asText()).isEqualTo("unsubscribe");
  }

  @Test
  void the_client_pings_every_20_seconds_and_waits_30_for_the_pong() {
    SocketRules rules = protocol.rules();
    assertThat(rules.topicsPerRequest()).isEqualTo(100);
    assertThat(rules.lifetime()).isEmpty();
    assertThat(rules.heartbeat())
        .contains(
            new SocketRules.Heartbeat(
                "{\"op\":\"ping\"}", Duration.ofSeconds(20), Duration.ofSeconds(30)));
  }

  @Test
  void a_prefix_of_a_proxy_survives() {
    AdapterConfig config =
        AdapterConfig.builder("inverse")
            .endpoint(Endpoint.STREAM, URI.create("ws://localhost:9/proxy/"))
            .endpoint(Endpoint.REST, URI.create("http://localhost:9/rest"))
            .build();
    BybitProtocol inverse = new BybitProtocol(BybitHosts.of(config));
    assertThat(inverse.sockets(everything(INVERSE)).getFirst().uri())
        .hasToString("ws://localhost:9/proxy/v5/public/inverse");
    assertThat(Objects.requireNonNull(inverse.serverTime().next()).uri())
        .hasToString("http://localhost:9/rest/v5/market/time");
  }

  @Test
  void names_are_upper_case_whatever_the_language_of_the_machine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      Instrument link = Instrument.linear(Venue.BYBIT, "linkusdt", "LINK", "USDT").build();
      assertThat(
              protocol.sockets(only(StreamKind.TRADE, link)).getFirst().topics().map(Topic::name))
          .containsExactly("tickers.LINKUSDT", "publicTrade.LINKUSDT");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void instruments_of_another_market_are_a_callers_bug() {
    assertThatThrownBy(() -> protocol.sockets(Subscription.map(INVERSE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("instrument must be LINEAR of bybit, was bybit:BTCUSD INVERSE");
  }

  @Test
  void nothing_is_polled_and_the_stream_sends_whole_books() {
    assertThat(protocol.polls(everything(BTC))).isEmpty();
    assertThat(protocol.book(BTC)).isNull();
  }

  @Test
  void a_settlement_is_asked_for_with_the_one_before_it() {
    long settled = 1_790_006_400_000L;
    RestQuery<List<MarketEvent>> query = protocol.settledFunding(BTC, settled * MILLI);
    Bybit.run(
        query,
        uri ->
            answer(
                settled + 4_000,
                "{'category':'linear','list':[{'fundingRate':'0.0002','fundingRateTimestamp':'"
                    + settled
                    + "'},{'fundingRate':'0.0001','fundingRateTimestamp':'"
                    + (settled - 4 * 3_600_000)
                    + "'}]}"));
    assertThat(query.result())
        .containsExactly(
            new FundingRate(
                BTC,
                (settled + 4_000) * MILLI,
                (settled + 4_000) * MILLI,
                0.0002,
                settled * MILLI,
                Duration.ofHours(4),
                FundingRate.Status.SETTLED));
  }
}
