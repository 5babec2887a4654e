// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.feed.Poll;
import io.github.liqscape.feed.SocketPlan;
import io.github.liqscape.feed.Topic;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProtocolTest {

  static BinanceProtocol protocol(Market market) {
    return new BinanceProtocol(
        Bench.requests(market),
        URI.create(market.streamHost),
        Bench.tiers(market),
        new FundingIntervals());
  }

  private static List<String> names(SocketPlan plan) {
    return plan.topics().map(Topic::name).toList();
  }

  @Test
  void every_stream_goes_to_its_path() {
    List<SocketPlan> plans = protocol(Market.USDM).sockets(Bench.everything(Bench.BTC));
    assertThat(plans).extracting(SocketPlan::name).containsExactly("/market#1", "/public#1");
    assertThat(names(plans.get(0)))
        .containsExactly(
            "!contractInfo",
            "btcusdt@markPrice@1s",
            "btcusdt@aggTrade",
            "btcusdt@kline_1m",
            "btcusdt@forceOrder");
    assertThat(names(plans.get(1))).containsExactly("btcusdt@bookTicker", "btcusdt@depth@100ms");
    assertThat(plans.get(0).uri().toString())
        .startsWith(
            "wss://fstream.binance.com/market/stream?streams=!contractInfo/btcusdt@markPrice@1s/");
    assertThat(plans.get(1).uri().toString())
        .isEqualTo(
            "wss://fstream.binance.com/public/stream?streams="
                + "btcusdt@bookTicker/btcusdt@depth@100ms");
  }

  @Test
  void coin_margined_streams_share_one_path() {
    List<SocketPlan> plans = protocol(Market.COINM).sockets(Bench.everything(Bench.BTC_COIN));
    assertThat(plans).hasSize(1);
    assertThat(plans.getFirst().uri().toString())
        .startsWith(
            "wss://dstream.binance.com/stream?streams=!contractInfo/btcusd_perp@markPrice@1s/");
    assertThat(names(plans.getFirst()))
        .contains("btcusd_perp@depth@100ms", "btcusd_perp@forceOrder");
  }

  @Test
  void names_are_lower_case_also_where_people_write_a_dotless_i() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      Instrument iota = Bench.linear("IOTAUSDT", "IOTA");
      assertThat(names(protocol(Market.USDM).sockets(Subscription.map(iota)).getFirst()))
          .contains("iotausdt@aggTrade");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void mark_price_is_the_probe_also_when_nobody_asked_for_it() {
    Subscription books = Subscription.builder().instrument(Bench.BTC).kind(StreamKind.BOOK).build();
    List<SocketPlan> plans = protocol(Market.USDM).sockets(books);
    assertThat(plans.getFirst().topics().filter(Topic::probe))
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.name()).isEqualTo("btcusdt@markPrice@1s");
              assertThat(t.kinds()).isEmpty();
            });
  }

  @Test
  void sockets_carry_at_most_200_streams_and_each_its_own_probes() {
    Subscription many = Subscription.map(instruments(200));
    List<SocketPlan> plans = protocol(Market.USDM).sockets(many);
    assertThat(plans).hasSize(5);
    assertThat(plans)
        .allSatisfy(
            plan -> {
              assertThat(plan.topics().count()).isLessThanOrEqualTo(200);
              assertThat(plan.topics().filter(Topic::probe).count()).isGreaterThan(0);
              assertThat(plan.uri().toString()).hasSizeLessThan(2_100);
            });
    assertThat(plans.getFirst().toSubscribe()).isNotEmpty();
    assertThat(plans.stream().flatMap(p -> names(p).stream()))
        .hasSize(1 + 4 * 200)
        .doesNotHaveDuplicates()
        .contains("s199usdt@forceOrder")
        .doesNotContain("!forceOrder@arr");
  }

  @Test
  void beyond_200_instruments_forced_orders_come_in_one_stream() {
    List<SocketPlan> plans = protocol(Market.USDM).sockets(Subscription.map(instruments(201)));
    assertThat(plans.stream().flatMap(p -> names(p).stream()))
        .contains("!forceOrder@arr")
        .noneMatch(name -> name.endsWith("usdt@forceOrder"));
    Topic all =
        plans.stream()
            .flatMap(SocketPlan::topics)
            .filter(t -> t.name().equals("!forceOrder@arr"))
            .findFirst()
            .orElseThrow();
    assertThat(all.instruments()).hasSize(201);
    assertThat(all.kinds()).containsExactly(StreamKind.FORCED_ORDER);
  }

  private static Instrument[] instruments(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> Bench.linear("S" + i + "USDT", "S" + i))
        .toArray(Instrument[]::new);
  }

  @Test
  void requests_on_the_socket_are_what_the_venue_documents() {
    Topic topic =
        new Topic("btcusdt@aggTrade", List.of(Bench.BTC), Set.of(StreamKind.TRADE), false);
    BinanceProtocol protocol = protocol(Market.USDM);
    assertThat(protocol.subscribe(1, List.of(topic)))
        .isEqualTo("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\"],\"id\":1}");
    assertThat(protocol.unsubscribe(2, List.of(topic)))
        .isEqualTo("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\"],\"id\":2}");
    assertThat(protocol.rules().sendSpacing()).isEqualTo(Duration.ofMillis(200));
    assertThat(protocol.rules().lifetime()).contains(Duration.ofHours(23));
    assertThat(protocol.rules().heartbeat()).isEmpty();
  }

  @Test
  void symbols_of_any_script_are_encoded_in_the_address_only() {
    Instrument coin = Bench.linear("币安人生USDT", "币安人生");
    SocketPlan plan = protocol(Market.USDM).sockets(Subscription.map(coin)).getFirst();
    assertThat(plan.uri().toString()).contains("%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9Fusdt@aggTrade");
    assertThat(names(plan)).contains("币安人生usdt@aggTrade");
  }

  @Test
  void open_interest_is_polled_for_each_instrument_and_intervals_once() {
    List<Poll> polls = protocol(Market.USDM).polls(Subscription.map(Bench.BTC, Bench.ETH));
    assertThat(polls)
        .extracting(Poll::every)
        .containsExactly(Duration.ofHours(1), Duration.ofSeconds(15), Duration.ofSeconds(15));
    Subscription trades =
        Subscription.builder().instrument(Bench.BTC).kind(StreamKind.TRADE).build();
    assertThat(protocol(Market.USDM).polls(trades)).isEmpty();
  }
}
