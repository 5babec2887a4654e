// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.feed.BackfillNeed;
import io.github.liqscape.feed.Backfilled;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BackfillsTest {

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final long MINUTE = 60 * SECOND;
  private static final long T = 1_700_000_040L * SECOND;

  private final Backfills backfills =
      new Backfills(Bench.requests(Market.USDM), new FundingIntervals());

  private RestQuery<Backfilled> ask(StreamKind kind, long number, long from, long to) {
    return Objects.requireNonNull(
        backfills.of(
            new BackfillNeed(Bench.BTC, kind, number, number < 0 ? "" : "" + number, from, to)));
  }

  /** A page of trades, one a millisecond, from a number on. */
  private static String trades(long first, int rows) {
    return LongStream.range(first, first + rows)
        .mapToObj(
            n ->
                "{\"a\":%d,\"p\":\"10\",\"q\":\"1\",\"f\":1,\"l\":1,\"T\":%d,\"m\":true}"
                    .formatted(n, T / MILLI + n))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static int run(RestQuery<Backfilled> query, LongFunction<String> answer, long now) {
    int pages = 0;
    for (RestRequest r = query.next(); r != null; r = query.next()) {
      pages++;
      String uri = r.uri().toString();
      long from = Long.parseLong(uri.replaceAll(".*(fromId|startTime)=(\\d+).*", "$2"));
      assertThat(query.accept(answer.apply(from), now)).isNull();
    }
    return pages;
  }

  @Test
  void trades_go_on_after_the_last_number_until_the_time() {
    RestQuery<Backfilled> query = ask(StreamKind.TRADE, 99, T, T + 2_400 * MILLI);
    assertThat(run(query, from -> trades(from, 1_000), T)).isEqualTo(3);
    assertThat(query.result().complete()).isTrue();
    assertThat(query.result().events())
        .hasSize(3_000)
        .first()
        .extracting(e -> ((Trade) e).id())
        .isEqualTo("100");
  }

  @Test
  void trades_end_with_a_page_that_is_not_full() {
    RestQuery<Backfilled> query = ask(StreamKind.TRADE, 99, T, T + MINUTE);
    assertThat(run(query, from -> trades(from, 10), T)).isEqualTo(1);
    assertThat(query.result().complete()).isTrue();
  }

  @Test
  void trades_too_far_back_stay_a_hole_after_fifty_requests() {
    RestQuery<Backfilled> query = ask(StreamKind.TRADE, 0, T, T + 60 * MINUTE);
    assertThat(run(query, from -> trades(from, 1_000), T)).isEqualTo(50);
    assertThat(query.result().complete()).isFalse();
  }

  @Test
  void hole_in_the_answer_is_a_hole() {
    RestQuery<Backfilled> query = ask(StreamKind.TRADE, 99, T, T + MINUTE);
    run(query, from -> trades(from + 1, 10), T);
    assertThat(query.result().complete()).isFalse();
    RestQuery<Backfilled> broken = ask(StreamKind.TRADE, 99, T, T + MINUTE);
    run(broken, from -> trades(from, 10).replaceFirst("\"10\"", "\"x\""), T);
    assertThat(broken.result().complete()).isFalse();
    assertThat(broken.malformed()).isEqualTo(1);
  }

  @Test
  void nothing_fills_trades_without_a_number_forced_orders_or_books() {
    for (StreamKind kind :
        new StreamKind[] {
          StreamKind.TRADE, StreamKind.FORCED_ORDER, StreamKind.TOP_OF_BOOK, StreamKind.BOOK
        }) {
      assertThat(backfills.of(new BackfillNeed(Bench.BTC, kind, -1, "", T, T + 1))).isNull();
    }
  }

  private static String candles(long from, int rows) {
    return LongStream.range(0, rows)
        .map(n -> from + n * 60_000)
        .mapToObj(
            t ->
                "[%d,\"10\",\"13\",\"9\",\"12\",\"1\",%d,\"11\",7,\"1\",\"4\",\"0\"]"
                    .formatted(t, t + 59_999))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void candles_follow_the_last_closed_one_and_end_before_the_one_that_forms() {
    long to = T + 3 * MINUTE + 30 * SECOND;
    RestQuery<Backfilled> query = ask(StreamKind.CANDLE, -1, T, to);
    run(query, from -> candles(from, 2), to);
    assertThat(query.result().complete()).isTrue();
    assertThat(query.result().events())
        .extracting(e -> ((CandleEvent) e).candle().openNanos())
        .containsExactly(T + MINUTE, T + 2 * MINUTE);
  }

  @Test
  void candle_that_ended_a_moment_ago_leaves_the_hole_open() {
    long to = T + 2 * MINUTE + SECOND;
    RestQuery<Backfilled> query = ask(StreamKind.CANDLE, -1, T, to);
    run(query, from -> candles(from, 1), to);
    assertThat(query.result().complete()).isFalse();
    assertThat(query.result().events()).isEmpty();
  }

  @Test
  void before_the_first_candle_the_one_that_was_forming_is_fetched() {
    long to = T + MINUTE + 30 * SECOND;
    RestQuery<Backfilled> query = ask(StreamKind.CANDLE, -1, T + 5 * SECOND, to);
    run(query, from -> candles(from, 1), to);
    assertThat(query.result().complete()).isTrue();
    assertThat(query.result().events()).hasSize(1);
  }

  @Test
  void marks_are_filled_with_candles_of_the_mark_price_from_the_minute_of_the_loss_on() {
    long to = T + 2 * MINUTE + 30 * SECOND;
    RestQuery<Backfilled> query = ask(StreamKind.MARK_PRICE, -1, T + 20 * SECOND, to);
    assertThat(Objects.requireNonNull(query.next()).uri().getPath()).endsWith("/markPriceKlines");
    run(query, from -> candles(from, 2), to);
    assertThat(query.result().events())
        .extracting(e -> ((CandleEvent) e).price())
        .containsExactly(PriceKind.MARK, PriceKind.MARK);
    RestQuery<Backfilled> short_ = ask(StreamKind.MARK_PRICE, -1, T + 20 * SECOND, T + 40 * SECOND);
    assertThat(short_.next()).isNull();
    assertThat(short_.result().events()).isEmpty();
  }

  @Test
  void open_interest_and_funding_come_from_their_histories() {
    RestQuery<Backfilled> interest = ask(StreamKind.OPEN_INTEREST, -1, T, T + 11 * MINUTE);
    assertThat(Objects.requireNonNull(interest.next()).uri().toString())
        .contains("/futures/data/openInterestHist")
        .contains("period=5m");
    RestQuery<Backfilled> funding = ask(StreamKind.FUNDING_RATE, -1, T, T + 11 * MINUTE);
    assertThat(Objects.requireNonNull(funding.next()).uri().getPath()).endsWith("/fundingRate");
    assertThat(funding.accept("[]", T)).isNull();
    assertThat(funding.result().complete()).isTrue();
  }
}
