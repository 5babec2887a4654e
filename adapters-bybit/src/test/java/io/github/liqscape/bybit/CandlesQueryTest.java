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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.TimeRange;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CandlesQueryTest {

  private static final long MINUTE = 60_000;

  /** A minute in 2026, and bars of every minute from there on. */
  private static final long LAUNCH = 1_790_000_040_000L - 1_790_000_040_000L % MINUTE;

  /** Answers as Bybit does: newest first, at most the limit, nothing before the launch. */
  private record Server(long nowMillis, int columns, int cap) {

    String answer(URI uri) {
      long start = Math.max(LAUNCH, Long.parseLong(parameter(uri, "start")));
      long end = Math.min(nowMillis, Long.parseLong(parameter(uri, "end")));
      int limit = Math.min(cap, Integer.parseInt(parameter(uri, "limit")));
      StringBuilder rows = new StringBuilder();
      int count = 0;
      for (long t = end - Math.floorMod(end, MINUTE); t >= start && count < limit; t -= MINUTE) {
        rows.append(count++ == 0 ? "" : ",").append("['").append(t).append("','10','12','9','11'");
        rows.append(columns == 7 ? ",'3','33']" : "]");
      }
      return Bybit.answer(
          nowMillis,
          "{'symbol':'X','category':'" + parameter(uri, "category") + "','list':[" + rows + "]}");
    }
  }

  private static CandlesQuery query(PriceKind price, long fromMillis, long toMillis) {
    return new CandlesQuery(
        LINEAR_HOSTS,
        BTC,
        price,
        Timeframe.M1,
        new TimeRange(fromMillis * MILLI, toMillis * MILLI));
  }

  private static List<Long> opens(CandlesQuery query) {
    return query.result().stream().map(c -> c.candle().openNanos() / MILLI).toList();
  }

  private static void assertMinutes(CandlesQuery query, long first, int count) {
    List<Long> opens = opens(query);
    assertThat(opens).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(opens.get(i)).isEqualTo(first + i * MINUTE);
    }
  }

  @Test
  void three_pages_end_ascending_without_a_duplicate_and_never_ask_more_than_a_page() {
    CandlesQuery query = query(PriceKind.LAST, LAUNCH, LAUNCH + 2_500 * MINUTE);
    Server server = new Server(LAUNCH + 10_000 * MINUTE, 7, 1_000);
    List<URI> asked = Bybit.run(query, server::answer);
    assertThat(asked).hasSize(3);
    assertMinutes(query, LAUNCH, 2_500);
    for (URI uri : asked) {
      long bars =
          (Long.parseLong(parameter(uri, "end")) - Long.parseLong(parameter(uri, "start"))) / MINUTE
              + 1;
      assertThat(bars).isLessThanOrEqualTo(1_000);
      assertThat(uri.toString())
          .startsWith(
              "https://api.bybit.com/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1&");
    }
  }

  @Test
  void a_venue_that_gives_less_than_a_page_is_asked_on() {
    CandlesQuery query = query(PriceKind.LAST, LAUNCH, LAUNCH + 500 * MINUTE);
    Bybit.run(query, new Server(LAUNCH + 10_000 * MINUTE, 7, 200)::answer);
    assertMinutes(query, LAUNCH, 500);
  }

  @Test
  void the_open_bar_is_left_out_and_the_one_that_just_closed_waits_two_seconds() {
    long now = LAUNCH + 10 * MINUTE;
    CandlesQuery within = query(PriceKind.LAST, LAUNCH, now + MINUTE);
    Bybit.run(within, new Server(now + 2_000, 7, 1_000)::answer);
    assertMinutes(within, LAUNCH, 9);
    CandlesQuery after = query(PriceKind.LAST, LAUNCH, now + MINUTE);
    Bybit.run(after, new Server(now + 2_001, 7, 1_000)::answer);
    assertMinutes(after, LAUNCH, 10);
  }

  @Test
  void a_range_before_the_launch_or_in_the_future_does_not_page_for_ever() {
    CandlesQuery query =
        query(PriceKind.LAST, LAUNCH - 100_000 * MINUTE, LAUNCH + 900_000 * MINUTE);
    List<URI> asked =
        Bybit.run(query, new Server(LAUNCH + 1_500 * MINUTE + 10_000, 7, 1_000)::answer);
    assertMinutes(query, LAUNCH, 1_500);
    assertThat(asked).hasSize(4);
  }

  @Test
  void only_bars_that_open_in_the_range_are_asked_for() {
    CandlesQuery query = query(PriceKind.LAST, LAUNCH + 1, LAUNCH + 3 * MINUTE);
    Bybit.run(query, new Server(LAUNCH + 10_000 * MINUTE, 7, 1_000)::answer);
    assertMinutes(query, LAUNCH + MINUTE, 2);
    assertThat(query(PriceKind.LAST, LAUNCH + 1, LAUNCH + 2).next()).isNull();
  }

  @Test
  void mark_and_index_candles_have_no_volume() {
    for (PriceKind price : List.of(PriceKind.MARK, PriceKind.INDEX)) {
      CandlesQuery query = query(price, LAUNCH, LAUNCH + 2 * MINUTE);
      List<URI> asked = Bybit.run(query, new Server(LAUNCH + 10 * MINUTE, 5, 1_000)::answer);
      assertThat(asked.getFirst().getPath())
          .isEqualTo("/v5/market/" + (price == PriceKind.MARK ? "mark" : "index") + "-price-kline");
      CandleEvent event = query.result().getFirst();
      assertThat(event.price()).isEqualTo(price);
      assertThat(event.candle().volume()).isNaN();
      assertThat(event.candle().quoteVolume()).isNaN();
      assertThat(event.eventNanos()).isEqualTo((LAUNCH + MINUTE) * MILLI);
    }
  }

  @Test
  void linear_turnover_is_quote_volume_and_inverse_volume_is() {
    assertThat(first(LINEAR_HOSTS, BTC).candle().quoteVolume()).isEqualTo(33);
    assertThat(first(INVERSE_HOSTS, INVERSE).candle().quoteVolume()).isEqualTo(3);
  }

  private static CandleEvent first(BybitHosts hosts, Instrument instrument) {
    CandlesQuery query =
        new CandlesQuery(
            hosts,
            instrument,
            PriceKind.LAST,
            Timeframe.M1,
            new TimeRange(LAUNCH * MILLI, (LAUNCH + MINUTE) * MILLI));
    Bybit.run(query, new Server(LAUNCH + 10 * MINUTE, 7, 1_000)::answer);
    return query.result().getFirst();
  }

  @Test
  void rows_that_cannot_be_read_are_counted_and_left_out() {
    CandlesQuery query = query(PriceKind.LAST, LAUNCH, LAUNCH + 3 * MINUTE);
    String rows =
        "['"
            + (LAUNCH + 2 * MINUTE)
            + "','10','8','9','11','3','33'],['x'],7,"
            + "['"
            + (LAUNCH + MINUTE)
            + "','10','12','9','11','','33'],"
            + "['"
            + LAUNCH
            + "','10','12','9','11','3','33']";
    assertThat(query.accept(answer(LAUNCH + 10 * MINUTE, "{'list':[" + rows + "]}"), 0)).isNull();
    assertThat(query.next()).isNull();
    assertThat(opens(query)).containsExactly(LAUNCH);
    assertThat(query.malformed()).isEqualTo(4);
  }

  @Test
  void every_interval_has_the_venues_name_and_eight_hours_have_none() {
    assertThat(List.of(Timeframe.values()))
        .extracting(t -> CandlesQuery.interval(t).orElse("-"))
        .containsExactly(
            "1", "3", "5", "15", "30", "60", "120", "240", "360", "-", "720", "D", "W");
    assertThatThrownBy(
            () ->
                new CandlesQuery(
                    LINEAR_HOSTS, BTC, PriceKind.LAST, Timeframe.H8, new TimeRange(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8h");
  }

  @Test
  void an_answer_of_another_market_or_without_a_list_is_malformed() {
    String[] bad = {
      answer(1, "{'category':'inverse','list':[]}"),
      answer(1, "{'category':'linear'}"),
      answer(1, "[]"),
      "<html>",
      answer(1, "{'category':'linear','list':[1E90105400000]}"),
      "[]",
      Bybit.json("{'retCode':10001,'result':{'list':[]}}")
    };
    for (String body : bad) {
      assertThat(query(PriceKind.LAST, LAUNCH, LAUNCH + MINUTE).accept(body, 0))
          .as(body)
          .isNotNull();
    }
  }
}
