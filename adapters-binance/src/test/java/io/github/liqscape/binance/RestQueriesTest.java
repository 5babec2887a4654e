// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RestQueriesTest {

  private static final long MILLI = 1_000_000L;
  private static final long MINUTE = 60_000 * MILLI;
  private static final long START = 1_700_000_040_000L * MILLI;
  private static final Requests USDM = Bench.requests(Market.USDM);
  private static final Requests COINM = Bench.requests(Market.COINM);

  static long parameter(RestRequest request, String name) {
    Matcher matcher = Pattern.compile("[?&]" + name + "=(\\d+)").matcher(request.uri().toString());
    assertThat(matcher.find()).as("%s in %s", name, request.uri()).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  /**
   * What a venue that has a candle for every minute answers, like the real one at most {@code
   * limit}.
   */
  private static String candles(RestRequest request) {
    long from = parameter(request, "startTime");
    long limit = parameter(request, "limit");
    long to = parameter(request, "endTime");
    return LongStream.iterate(from, t -> t <= to, t -> t + 60_000)
        .limit(limit)
        .mapToObj(
            t ->
                "[%d,\"10\",\"13\",\"9\",\"12\",\"1000\",%d,\"11\",7,\"400\",\"4\",\"0\"]"
                    .formatted(t, t + 59_999))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void candles_are_paged_without_a_request_longer_than_its_limit() {
    long bars = 2_100;
    var query =
        new CandleQuery(
            USDM,
            Bench.BTC,
            PriceKind.LAST,
            Timeframe.M1,
            new TimeRange(START, START + bars * MINUTE));
    List<RestRequest> asked = new ArrayList<>();
    for (RestRequest r = query.next(); r != null; r = query.next()) {
      assertThat(query.next()).isEqualTo(r);
      asked.add(r);
      long span = parameter(r, "endTime") - parameter(r, "startTime") + 1;
      assertThat(span).isEqualTo(parameter(r, "limit") * 60_000);
      assertThat(query.accept(candles(r), Long.MAX_VALUE)).isNull();
    }
    assertThat(asked).extracting(RestRequest::weight).containsExactly(5, 5, 2);
    assertThat(asked.getFirst().uri().toString())
        .startsWith(
            "https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1m"
                + "&startTime=1700000040000&");
    assertThat(query.result()).hasSize((int) bars);
    assertThat(query.result())
        .extracting(CandleEvent::eventNanos)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(START + MINUTE);
  }

  @Test
  void open_row_is_left_out_until_two_seconds_after_its_end() {
    TimeRange range = new TimeRange(START, START + 2 * MINUTE);
    for (long late : new long[] {0, 1_999, 2_000, 2_001}) {
      var query = new CandleQuery(USDM, Bench.BTC, PriceKind.LAST, Timeframe.M1, range);
      String rows = candles(Objects.requireNonNull(query.next()));
      assertThat(query.accept(rows, START + 2 * MINUTE - MILLI + late * MILLI)).isNull();
      assertThat(query.result()).as("%d ms late", late).hasSize(late > 2_000 ? 2 : 1);
    }
  }

  @Test
  void candles_of_the_future_are_not_asked_for() {
    var query =
        new CandleQuery(
            USDM,
            Bench.BTC,
            PriceKind.LAST,
            Timeframe.M1,
            new TimeRange(START, START + 100_000 * MINUTE));
    query.accept(candles(Objects.requireNonNull(query.next())), START + 10 * MINUTE);
    assertThat(query.next()).isNull();
    assertThat(query.result()).hasSize(9);
  }

  @Test
  void coin_margined_candles_count_contracts_and_span_at_most_200_days() {
    TimeRange range = new TimeRange(START, START + 400L * 86_400_000 * MILLI);
    var query = new CandleQuery(COINM, Bench.BTC_COIN, PriceKind.LAST, Timeframe.D1, range);
    RestRequest first = Objects.requireNonNull(query.next());
    assertThat(parameter(first, "limit")).isEqualTo(200);
    assertThat(first.uri().getPath()).isEqualTo("/dapi/v1/klines");

    var minutes =
        new CandleQuery(
            COINM,
            Bench.BTC_COIN,
            PriceKind.LAST,
            Timeframe.M1,
            new TimeRange(START, START + MINUTE));
    minutes.accept(candles(Objects.requireNonNull(minutes.next())), Long.MAX_VALUE);
    var candle = minutes.result().getFirst().candle();
    assertThat(candle.volume()).isEqualTo(1_000);
    assertThat(candle.quoteVolume()).isEqualTo(100_000);
    assertThat(candle.takerBuyVolume()).isEqualTo(400);
  }

  @Test
  void mark_and_index_candles_have_no_volume_and_the_index_is_asked_by_pair() {
    TimeRange range = new TimeRange(START, START + MINUTE);
    var mark = new CandleQuery(COINM, Bench.BTC_COIN, PriceKind.MARK, Timeframe.M1, range);
    assertThat(Objects.requireNonNull(mark.next()).uri().toString())
        .contains("/dapi/v1/markPriceKlines?symbol=BTCUSD_PERP&");
    var index = new CandleQuery(COINM, Bench.BTC_COIN, PriceKind.INDEX, Timeframe.M1, range);
    RestRequest request = Objects.requireNonNull(index.next());
    assertThat(request.uri().toString()).contains("/dapi/v1/indexPriceKlines?pair=BTCUSD&");
    index.accept(candles(request), Long.MAX_VALUE);
    assertThat(index.result().getFirst().candle().volume()).isNaN();
    assertThat(index.result().getFirst().candle().tradeCount()).isEqualTo(-1);
    assertThat(index.result().getFirst().price()).isEqualTo(PriceKind.INDEX);
  }

  @Test
  void rows_that_cannot_be_read_are_counted_and_answers_that_cannot_fail() {
    TimeRange range = new TimeRange(START, START + 2 * MINUTE);
    var query = new CandleQuery(USDM, Bench.BTC, PriceKind.LAST, Timeframe.M1, range);
    String rows = candles(Objects.requireNonNull(query.next())).replaceFirst("\"13\"", "\"8\"");
    query.accept(rows, Long.MAX_VALUE);
    assertThat(query.result()).hasSize(1);
    assertThat(query.malformed()).isEqualTo(1);
    var other = new CandleQuery(USDM, Bench.BTC, PriceKind.LAST, Timeframe.M1, range);
    assertThat(Objects.requireNonNull(other.accept("<html>", 0)).reason())
        .isEqualTo(Reason.MALFORMED);
    assertThat(Objects.requireNonNull(other.accept("{}", 0)).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void open_interest_history_takes_its_value_at_the_timestamp_in_either_spelling() {
    TimeRange range = new TimeRange(START + 1, START + 20 * MINUTE);
    var query = new InterestHistoryQuery(USDM, Bench.BTC, Timeframe.M5, range);
    RestRequest request = Objects.requireNonNull(query.next());
    long first = parameter(request, "startTime");
    assertThat(request.uri().toString())
        .startsWith(
            "https://fapi.binance.com/futures/data/openInterestHist?symbol=BTCUSDT&period=5m&");
    query.accept(
        """
        [{"symbol":"BTCUSDT","sumOpenInterest":"20403.12","sumOpenInterestValue":"150570784.07",
          "timestamp":"%d"},
         {"symbol":"BTCUSDT","sumOpenInterest":"20401.36","sumOpenInterestValue":"149940752.14",
           "timestamp":%d}]
        """
            .formatted(first, first + 300_000),
        Long.MAX_VALUE);
    assertThat(query.next()).isNull();
    assertThat(query.result())
        .extracting(OpenInterest::eventNanos)
        .containsExactly(first * MILLI, (first + 300_000) * MILLI);
    assertThat(query.result().getFirst().quantity()).isEqualTo(20403.12);
    assertThat(query.result().getFirst().notional()).isEqualTo(150570784.07);
  }

  @Test
  void coin_margined_open_interest_stays_in_contracts_of_100_dollars() {
    TimeRange range = new TimeRange(START, START + 10 * MINUTE);
    var query = new InterestHistoryQuery(COINM, Bench.BTC_COIN, Timeframe.M5, range);
    RestRequest request = Objects.requireNonNull(query.next());
    assertThat(request.uri().toString()).contains("?pair=BTCUSD&contractType=PERPETUAL&period=5m&");
    query.accept(
        """
        [{"pair":"BTCUSD","contractType":"PERPETUAL","sumOpenInterest":"20403",
          "sumOpenInterestValue":"176196512.2",
          "timestamp":%d}]
        """
            .formatted(parameter(request, "startTime")),
        Long.MAX_VALUE);
    assertThat(query.result().getFirst().quantity()).isEqualTo(20403);
    assertThat(query.result().getFirst().notional()).isEqualTo(2_040_300);
  }

  @Test
  void polled_open_interest_is_told_only_when_its_time_moved() {
    var poll = new InterestPoll(COINM, Bench.BTC_COIN).poll(InterestPoll.every(1));
    assertThat(poll.every()).isEqualTo(Duration.ofSeconds(15));
    assertThat(InterestPoll.every(240)).isEqualTo(Duration.ofMinutes(1));
    List<Integer> told = new ArrayList<>();
    for (long time : new long[] {5, 5, 6, 4, 7}) {
      var query = poll.query().get();
      assertThat(
              query.accept(
                  "{\"symbol\":\"BTCUSD_PERP\",\"pair\":\"BTCUSD\",\"openInterest\":\"15004\","
                      + "\"time\":"
                      + time
                      + "}",
                  9))
          .isNull();
      told.add(query.result().size());
      query.result().forEach(e -> assertThat(((OpenInterest) e).notional()).isEqualTo(1_500_400));
    }
    assertThat(told).containsExactly(1, 0, 1, 0, 1);
  }

  @Test
  void contracts_take_their_steps_from_the_filters() {
    var query = new InstrumentQuery(USDM);
    String symbol =
        """
        {"symbol":"%s","pair":"%s","contractType":"%s","status":"%s","onboardDate":1569398400000,
          "baseAsset":"BTC",
         "quoteAsset":"USDT","pricePrecision":2,"maintMarginPercent":"2.5","filters":[
          {"filterType":"PRICE_FILTER","tickSize":"0.10"},{"filterType":"LOT_SIZE",
            "stepSize":"0.001"},
          {"filterType":"MIN_NOTIONAL","notional":"100"}]}
        """;
    String rows =
        String.join(
            ",",
            symbol.formatted("BTCUSDT", "BTCUSDT", "PERPETUAL", "TRADING"),
            symbol.formatted("BTCUSDT_261225", "BTCUSDT", "CURRENT_QUARTER", "TRADING"),
            symbol.formatted("TSLAUSDT", "TSLAUSDT", "TRADIFI_PERPETUAL", "PENDING_TRADING"),
            symbol.formatted("OLDUSDT", "OLDUSDT", "PERPETUAL", "CLOSE"),
            "{\"symbol\":\"BROKEN\"}");
    assertThat(query.accept("{\"symbols\":[" + rows + "]}", 1)).isNull();
    assertThat(query.next()).isNull();
    assertThat(query.malformed()).isEqualTo(1);
    Map<String, InstrumentInfo> infos =
        query.result().stream().collect(Collectors.toMap(i -> i.instrument().symbol(), i -> i));
    InstrumentInfo btc = Objects.requireNonNull(infos.get("BTCUSDT"));
    assertThat(btc.instrument().tickSize()).isEqualByComparingTo("0.1");
    assertThat(btc.instrument().lotSize()).isEqualByComparingTo("0.001");
    assertThat(btc.minNotional()).isEqualTo(100);
    assertThat(btc.perpetual()).isTrue();
    assertThat(btc.listedNanos()).isEqualTo(1_569_398_400_000L * MILLI);
    assertThat(Objects.requireNonNull(infos.get("BTCUSDT_261225")).perpetual()).isFalse();
    assertThat(Objects.requireNonNull(infos.get("TSLAUSDT")).perpetual()).isTrue();
    assertThat(Objects.requireNonNull(infos.get("TSLAUSDT")).status())
        .isEqualTo(InstrumentInfo.Status.PAUSED);
    assertThat(Objects.requireNonNull(infos.get("OLDUSDT")).status())
        .isEqualTo(InstrumentInfo.Status.CLOSED);
  }

  @Test
  void coin_margined_contracts_know_their_size() {
    var query = new InstrumentQuery(COINM);
    query.accept(
        """
        {"symbols":[{"symbol":"ETHUSD_PERP","pair":"ETHUSD","contractType":"PERPETUAL",
          "contractStatus":"TRADING",
          "contractSize":10,"baseAsset":"ETH","quoteAsset":"USD","filters":[
          {"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE",
            "stepSize":"1"}]}]}
        """,
        1);
    Instrument eth = query.result().getFirst().instrument();
    assertThat(eth.contractType()).isEqualTo(ContractType.INVERSE);
    assertThat(eth.notional(5, Double.NaN)).isEqualTo(50);
    assertThat(query.result().getFirst().status()).isEqualTo(InstrumentInfo.Status.TRADING);
    assertThat(query.result().getFirst().minNotional()).isNaN();
  }

  @Test
  void book_is_a_snapshot_at_its_last_update() {
    RestQuery<BookChange> query = BookQuery.of(USDM, Bench.BTC);
    assertThat(Objects.requireNonNull(query.next()).weight()).isEqualTo(20);
    query.accept(
        "{\"lastUpdateId\":77,\"E\":5,\"T\":4,\"bids\":[[\"10\",\"1\"]],\"asks\":[[\"11\",\"2\"]]}",
        9);
    assertThat(query.next()).isNull();
    BookChange book = query.result();
    assertThat(book.snapshot()).isTrue();
    assertThat(book.lastUpdate()).isEqualTo(77);
    assertThat(book.previousUpdate()).isEqualTo(-1);
    assertThat(book.eventNanos()).isEqualTo(4 * MILLI);
    assertThat(
            Objects.requireNonNull(BookQuery.of(USDM, Bench.BTC).accept("{\"lastUpdateId\":77}", 9))
                .reason())
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void nothing_that_is_asked_holds_a_key_and_symbols_of_any_script_are_encoded() {
    Instrument coin = Bench.linear("币安人生USDT", "币安人生");
    BinanceProtocol protocol = ProtocolTest.protocol(Market.USDM);
    RestRequest book = Objects.requireNonNull(protocol.book(coin).next());
    assertThat(book.uri().toString())
        .isEqualTo(
            "https://fapi.binance.com/fapi/v1/depth?symbol="
                + "%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT&limit=1000");
    List<RestRequest> all =
        List.of(
            book,
            Objects.requireNonNull(protocol.serverTime().next()),
            Objects.requireNonNull(protocol.settledFunding(coin, START).next()),
            Objects.requireNonNull(new InstrumentQuery(USDM).next()));
    assertThat(all)
        .allSatisfy(
            r ->
                assertThat(r.uri().toString().toLowerCase(Locale.ROOT))
                    .doesNotContain("signature", "key", "recvwindow"));
  }

  @Test
  void path_prefix_of_a_proxy_survives() {
    Requests proxied = new Requests(Market.USDM, URI.create("http://127.0.0.1:8080/binance/"));
    assertThat(proxied.weighted("time", 1).uri().toString())
        .isEqualTo("http://127.0.0.1:8080/binance/fapi/v1/time");
  }
}
