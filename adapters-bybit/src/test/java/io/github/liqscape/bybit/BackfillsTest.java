// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.answer;
import static io.github.liqscape.bybit.Bybit.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.feed.BackfillNeed;
import io.github.liqscape.feed.Backfilled;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class BackfillsTest {

  private static final long MINUTE = 60_000;
  private static final long T = 1_790_006_400_000L;

  private final Backfills backfills = new Backfills(LINEAR_HOSTS);

  private static BackfillNeed need(StreamKind kind, String lastId, long from, long to) {
    return new BackfillNeed(BTC, kind, -1, lastId, from * MILLI, to * MILLI);
  }

  private Backfilled filled(BackfillNeed need, Function<URI, String> server) {
    RestQuery<Backfilled> query = Objects.requireNonNull(backfills.query(need));
    Bybit.run(query, server);
    return query.result();
  }

  private static String trades(int first, int last) {
    StringBuilder rows = new StringBuilder();
    for (int i = last; i >= first; i--) {
      rows.append(i == last ? "" : ",")
          .append(
              "{'execId':'"
                  + i
                  + "','price':'1','size':'1','side':'Buy','time':'"
                  + (T + i)
                  + "'}");
    }
    return answer(T + 1_000, "{'category':'linear','list':[" + rows + "]}");
  }

  private static List<String> ids(Backfilled filled) {
    return filled.events().stream().map(e -> ((Trade) e).id()).toList();
  }

  @Test
  void trades_are_whole_if_the_last_one_delivered_is_still_listed() {
    Backfilled filled = filled(need(StreamKind.TRADE, "12", T + 12, T + 20), uri -> trades(10, 15));
    assertThat(filled.complete()).isTrue();
    assertThat(ids(filled)).containsExactly("13", "14", "15");
  }

  @Test
  void trades_are_whole_if_the_list_reaches_back_before_the_hole() {
    Backfilled filled = filled(need(StreamKind.TRADE, "", T + 12, T + 20), uri -> trades(10, 15));
    assertThat(filled.complete()).isTrue();
    assertThat(ids(filled)).containsExactly("12", "13", "14", "15");
  }

  @Test
  void trades_that_begin_inside_the_hole_do_not_close_it() {
    Backfilled filled = filled(need(StreamKind.TRADE, "9", T + 9, T + 20), uri -> trades(10, 15));
    assertThat(filled.complete()).isFalse();
    assertThat(filled.events()).hasSize(6);
    assertThat(
            filled(need(StreamKind.TRADE, "9", T, T), uri -> answer(T, "{'list':[]}")).complete())
        .isFalse();
  }

  /** Minutes from the given open time on, up to the second before now. */
  private static Function<URI, String> candles(long firstOpen, long now) {
    return uri -> {
      long start = Math.max(firstOpen, Long.parseLong(parameter(uri, "start")));
      long end = Math.min(now, Long.parseLong(parameter(uri, "end")));
      StringBuilder rows = new StringBuilder();
      for (long t = end - Math.floorMod(end, MINUTE); t >= start; t -= MINUTE) {
        rows.append(rows.isEmpty() ? "" : ",").append("['" + t + "','1','1','1','1','1','1']");
      }
      return answer(now, "{'list':[" + rows + "]}");
    };
  }

  private static List<Long> opens(Backfilled filled) {
    return filled.events().stream()
        .map(e -> (((CandleEvent) e).candle().openNanos() / MILLI - T) / MINUTE)
        .toList();
  }

  @Test
  void candles_go_from_the_minute_after_the_last_closed_one_to_the_last_that_ended() {
    long now = T + 4 * MINUTE + 30_000;
    Backfilled filled = filled(need(StreamKind.CANDLE, "", T, now), candles(T, now));
    assertThat(opens(filled)).containsExactly(1L, 2L, 3L);
    assertThat(filled.complete()).isTrue();
    Backfilled short_ = filled(need(StreamKind.CANDLE, "", T, now), candles(T + 2 * MINUTE, now));
    assertThat(short_.complete()).isFalse();
  }

  @Test
  void a_minute_that_just_ended_may_still_change_and_leaves_the_hole_open() {
    long now = T + 4 * MINUTE + 1_000;
    Backfilled filled = filled(need(StreamKind.CANDLE, "", T, now), candles(T, now));
    assertThat(opens(filled)).containsExactly(1L, 2L);
    assertThat(filled.complete()).isFalse();
  }

  @Test
  void marks_are_filled_with_mark_candles_from_the_minute_of_the_last_one() {
    long now = T + 2 * MINUTE + 30_000;
    Backfilled filled = filled(need(StreamKind.MARK_PRICE, "", T + 20_000, now), candles(T, now));
    assertThat(opens(filled)).containsExactly(0L, 1L);
    assertThat(filled.events())
        .allSatisfy(e -> assertThat(((CandleEvent) e).price()).isEqualTo(PriceKind.MARK));
    assertThat(filled.complete()).isTrue();
  }

  @Test
  void open_interest_is_whole_if_its_first_step_is_there() {
    String row = "{'openInterest':'2','timestamp':'" + (T + 5 * MINUTE) + "'}";
    Function<URI, String> server = uri -> answer(T, "{'list':[" + row + "]}");
    Backfilled filled = filled(need(StreamKind.OPEN_INTEREST, "", T, T + 6 * MINUTE), server);
    assertThat(filled.events()).singleElement().isInstanceOf(OpenInterest.class);
    assertThat(filled.complete()).isTrue();
    assertThat(filled(need(StreamKind.OPEN_INTEREST, "", T - 1, T + 6 * MINUTE), server).complete())
        .as("the step at T is missing")
        .isFalse();
    assertThat(
            filled(
                    need(StreamKind.OPEN_INTEREST, "", T, T + MINUTE),
                    uri -> answer(T, "{'list':[]}"))
                .complete())
        .as("no step fell into the hole")
        .isTrue();
  }

  @Test
  void funding_is_filled_with_what_was_settled_in_the_hole() {
    Backfilled filled =
        filled(
            need(StreamKind.FUNDING_RATE, "", T - MINUTE, T + MINUTE),
            uri ->
                answer(
                    T + MINUTE,
                    "{'list':[{'fundingRate':'0.0001','fundingRateTimestamp':'" + T + "'}]}"));
    assertThat(filled.complete()).isTrue();
    MarketEvent event = filled.events().getFirst();
    assertThat(((FundingRate) event).settlementNanos()).isEqualTo(T * MILLI);
  }

  @Test
  void there_is_no_history_of_forced_orders_and_books() {
    for (StreamKind kind :
        List.of(StreamKind.FORCED_ORDER, StreamKind.BOOK, StreamKind.TOP_OF_BOOK)) {
      assertThat(backfills.query(need(kind, "", T, T + 1))).isNull();
    }
  }
}
