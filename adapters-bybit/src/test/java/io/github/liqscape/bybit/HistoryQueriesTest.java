// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.INVERSE;
import static io.github.liqscape.bybit.Bybit.INVERSE_HOSTS;
import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.answer;
import static io.github.liqscape.bybit.Bybit.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.TimeRange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Open interest, funding, trades and the clock. */
final class HistoryQueriesTest {

  private static final long HOUR = 3_600_000;
  private static final long START = 1_790_006_400_000L / (8 * HOUR) * (8 * HOUR);

  private static TimeRange range(long fromMillis, long toMillis) {
    return new TimeRange(fromMillis * MILLI, toMillis * MILLI);
  }

  @Test
  void open_interest_follows_the_cursor_and_ends_ascending() {
    OpenInterestQuery query =
        new OpenInterestQuery(LINEAR_HOSTS, BTC, Timeframe.M5, range(START, START + HOUR));
    List<URI> asked =
        Bybit.run(
            query,
            uri ->
                switch (parameter(uri, "cursor")) {
                  case "" -> page("p%3D1&x", START + 900_000, START + 600_000);
                  case "p%3D1&x" -> page("", START + 600_000, START + 300_000, START - 300_000);
                  default -> throw new AssertionError(uri);
                });
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast().getRawQuery()).endsWith("&cursor=p%253D1%26x");
    assertThat(asked.getFirst().getQuery())
        .isEqualTo(
            "category=linear&symbol=BTCUSDT&intervalTime=5min&startTime="
                + START
                + "&endTime="
                + (START + HOUR - 1)
                + "&limit=200");
    assertThat(query.result())
        .extracting(OpenInterest::eventNanos)
        .containsExactly(
            (START + 300_000) * MILLI, (START + 600_000) * MILLI, (START + 900_000) * MILLI);
  }

  private static String page(String cursor, long... times) {
    StringBuilder rows = new StringBuilder();
    for (long t : times) {
      rows.append(rows.isEmpty() ? "" : ",")
          .append("{'openInterest':'10','singleOpenInterest':'6','timestamp':'" + t + "'}");
    }
    return answer(
        START + 2 * HOUR,
        "{'symbol':'BTCUSDT','category':'linear','list':["
            + rows
            + "],'nextPageCursor':'"
            + cursor
            + "'}");
  }

  @Test
  void a_cursor_that_leads_nowhere_ends_the_question() {
    OpenInterestQuery query =
        new OpenInterestQuery(LINEAR_HOSTS, BTC, Timeframe.M5, range(START, START + HOUR));
    assertThat(Bybit.run(query, uri -> page("again", START))).hasSize(2);
    assertThat(query.result()).hasSize(1);
  }

  @Test
  void old_open_interest_is_halved_and_inverse_open_interest_is_worth_itself() {
    OpenInterestQuery linear =
        new OpenInterestQuery(LINEAR_HOSTS, BTC, Timeframe.H1, range(START, START + HOUR));
    String row =
        "{'openInterest':'63910691','timestamp':'" + START + "'},{'timestamp':'" + START + "'}";
    Bybit.run(linear, uri -> answer(START, "{'list':[" + row + "],'nextPageCursor':''}"));
    assertThat(linear.result().getFirst().quantity()).isEqualTo(31955345.5);
    assertThat(linear.result().getFirst().notional()).isNaN();
    assertThat(linear.malformed()).isOne();
    OpenInterestQuery inverse =
        new OpenInterestQuery(INVERSE_HOSTS, INVERSE, Timeframe.H1, range(START, START + HOUR));
    Bybit.run(inverse, uri -> answer(START, "{'list':[" + row + "],'nextPageCursor':''}"));
    assertThat(inverse.result().getFirst().notional()).isEqualTo(31955345.5);
  }

  /** Settles every eight hours up to START + 4000 h, newest first, 200 a page. */
  private static String settlements(URI uri) {
    long from = Long.parseLong(parameter(uri, "startTime"));
    long to = Math.min(START + 4_000 * HOUR, Long.parseLong(parameter(uri, "endTime")));
    StringBuilder rows = new StringBuilder();
    int count = 0;
    for (long t = to - Math.floorMod(to, 8 * HOUR); t >= from && count < 200; t -= 8 * HOUR) {
      rows.append(count++ == 0 ? "" : ",")
          .append("{'symbol':'BTCUSDT','fundingRate':'0.0001','fundingRateTimestamp':'" + t + "'}");
    }
    return answer(to + 5_000, "{'category':'linear','list':[" + rows + "]}");
  }

  @Test
  void funding_pages_backwards_and_ends_ascending_without_a_duplicate() {
    FundingQuery query =
        new FundingQuery(LINEAR_HOSTS, BTC, range(START, START + 500 * 8 * HOUR), false);
    List<URI> asked = Bybit.run(query, HistoryQueriesTest::settlements);
    assertThat(asked).hasSize(3);
    assertThat(asked).allSatisfy(uri -> assertThat(parameter(uri, "startTime")).isNotEmpty());
    List<FundingRate> rates = query.result();
    assertThat(rates).hasSize(500);
    for (int i = 0; i < 500; i++) {
      FundingRate rate = rates.get(i);
      assertThat(rate.settlementNanos()).isEqualTo((START + i * 8L * HOUR) * MILLI);
      assertThat(rate.eventNanos()).isEqualTo(rate.settlementNanos());
      assertThat(rate.interval()).isEqualTo(Duration.ofHours(8));
      assertThat(rate.status()).isEqualTo(FundingRate.Status.SETTLED);
    }
  }

  @Test
  void a_change_of_the_funding_interval_shows() {
    FundingQuery query = new FundingQuery(LINEAR_HOSTS, BTC, range(START, START + 9 * HOUR), false);
    long[] times = {START - 8 * HOUR, START, START + 4 * HOUR, START + 8 * HOUR};
    StringBuilder rows = new StringBuilder();
    for (long t : times) {
      rows.append(rows.isEmpty() ? "" : ",")
          .append("{'fundingRate':'-0.01','fundingRateTimestamp':'" + t + "'}");
    }
    rows.append(",{'fundingRate':'0.3','fundingRateTimestamp':'" + (START + 6 * HOUR) + "'}");
    Bybit.run(query, uri -> answer(START + 9 * HOUR, "{'list':[" + rows + "]}"));
    assertThat(query.result())
        .extracting(r -> r.interval().toHours())
        .as("the settlement before the range tells the first interval")
        .containsExactly(8L, 4L, 4L);
    assertThat(query.malformed()).isOne();
  }

  @Test
  void a_lone_rate_has_the_usual_interval_and_a_polled_one_the_answers_time() {
    FundingQuery query = new FundingQuery(LINEAR_HOSTS, BTC, range(START, START + HOUR), true);
    Bybit.run(
        query,
        uri ->
            answer(
                START + 7_000,
                "{'list':[{'fundingRate':'0.0001','fundingRateTimestamp':'" + START + "'}]}"));
    FundingRate rate = query.result().getFirst();
    assertThat(rate.eventNanos()).isEqualTo((START + 7_000) * MILLI);
    assertThat(rate.settlementNanos()).isEqualTo(START * MILLI);
    assertThat(rate.interval()).isEqualTo(Duration.ofHours(8));
  }

  @Test
  void recent_trades_end_ascending_without_block_trades() {
    RecentTradesQuery query = new RecentTradesQuery(LINEAR_HOSTS, BTC);
    List<URI> asked =
        Bybit.run(
            query,
            uri ->
                answer(
                    9,
                    "{'category':'linear','list':["
                        + "{'execId':'c','price':'3','size':'1','side':'Sell','time':'3','isBlockTrade':false},"
                        + "{'execId':'b','price':'2','size':'1','side':'Buy','time':'2','isBlockTrade':true},"
                        + "{'execId':'','price':'2','size':'1','side':'Buy','time':'2'},"
                        + "{'execId':'a','price':'1','size':'1','side':'Buy','time':'1','isRPITrade':true}]}"));
    assertThat(asked.getFirst().getQuery()).isEqualTo("category=linear&symbol=BTCUSDT&limit=1000");
    assertThat(query.result()).extracting(Trade::id).containsExactly("a", "c");
    assertThat(query.malformed()).isOne();
  }

  @Test
  void the_clock_is_read_to_the_nanosecond() {
    ServerTimeQuery query = new ServerTimeQuery(LINEAR_HOSTS);
    List<URI> asked =
        Bybit.run(
            query,
            uri ->
                answer(
                    1688639403423L,
                    "{'timeSecond':'1688639403','timeNano':'1688639403423213947'}"));
    assertThat(asked.getFirst()).hasToString("https://api.bybit.com/v5/market/time");
    assertThat(query.result()).isEqualTo(1688639403423213947L);
    assertThat(new ServerTimeQuery(LINEAR_HOSTS).accept(answer(1, "{}"), 0)).isNotNull();
  }
}
