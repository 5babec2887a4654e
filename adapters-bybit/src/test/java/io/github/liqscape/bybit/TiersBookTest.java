// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.VenueFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TiersBookTest {

  private static final Instrument DOGE =
      Instrument.linear(Venue.BYBIT, "DOGEUSDT", "DOGE", "USDT").build();

  private static final String FILE =
      json(
          "[{'venue':'bybit','symbol':'DOGEUSDT','unit':'QUOTE','asOf':'2026-08-02','source':'by"
              + " hand',"
              + "'tiers':[{'floor':'0','cap':'100','rate':'0.01','deduction':'0','maxLeverage':'50'},"
              + "{'floor':100.0,'rate':0.02000000000000000000001}]},"
              + "{'venue':'binance','symbol':'BTCUSDT','unit':'QUOTE','asOf':'x','source':'','tiers':[]},"
              + "{'venue':'bybit','symbol':'BTCUSD','unit':'COIN','asOf':'x','source':'y','tiers':[]}]");

  @TempDir private @Nullable Path folder;

  /** A venue that answers, or does not. */
  private static final class Venues implements TiersBook.Asker, Scheduler {
    private Instant now = Instant.parse("2026-11-26T00:00:00Z");
    private @Nullable String body = RiskLimitQueryTest.page("", RiskLimitQueryTest.BTC_ROWS);
    private int asked;

    @Override
    public <T> Answer<T> ask(RestQuery<T> query) {
      asked++;
      if (body == null) {
        return Answer.failed(new VenueFailure(VenueFailure.Reason.UNREACHABLE, "no route"));
      }
      String answered = body;
      Bybit.run(query, uri -> answered);
      return new Answer.Value<>(query.result(), query.malformed());
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public long nanos() {
      return now.getEpochSecond() * 1_000_000_000L;
    }

    @Override
    public Cancellation at(long atNanos, Runnable task) {
      throw new UnsupportedOperationException();
    }
  }

  private final Venues venue = new Venues();

  private TiersBook book(Optional<Path> file) {
    return new TiersBook(LINEAR_HOSTS, venue, venue, file);
  }

  private Path file(String text) throws IOException {
    Path path = (folder == null ? Path.of("") : folder).resolve("tiers.json");
    return Files.writeString(path, text);
  }

  @Test
  void the_venue_is_asked_once_a_day() {
    TiersBook book = book(Optional.empty());
    MarginTiers first = book.tiers(BTC).orThrow().orElseThrow();
    venue.now = venue.now.plus(Duration.ofHours(23));
    assertThat(book.tiers(BTC).orThrow()).containsSame(first);
    assertThat(venue.asked).isOne();
    venue.now = venue.now.plus(Duration.ofHours(1));
    book.tiers(BTC).orThrow();
    assertThat(venue.asked).isEqualTo(2);
  }

  @Test
  void a_symbol_without_tiers_is_empty_and_none_are_guessed() {
    TiersBook book = book(Optional.empty());
    assertThat(book.tiers(DOGE).orThrow()).isEmpty();
    assertThat(book.tiers(DOGE).orThrow()).isEmpty();
    assertThat(venue.asked).isOne();
  }

  @Test
  void yesterdays_table_stands_in_when_the_venue_is_gone() {
    TiersBook book = book(Optional.empty());
    MarginTiers first = book.tiers(BTC).orThrow().orElseThrow();
    venue.body = null;
    venue.now = venue.now.plus(Duration.ofDays(3));
    assertThat(book.tiers(BTC).orThrow()).containsSame(first);
  }

  @Test
  void a_table_that_the_venue_no_longer_shows_is_gone() {
    TiersBook book = book(Optional.empty());
    book.tiers(BTC).orThrow();
    venue.body = RiskLimitQueryTest.page("", "");
    venue.now = venue.now.plus(Duration.ofDays(1));
    assertThat(book.tiers(BTC).orThrow()).isEmpty();
  }

  @Test
  void without_an_answer_there_is_a_failure() {
    venue.body = null;
    assertThat(book(Optional.empty()).tiers(BTC)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void a_table_that_was_refused_says_why() {
    venue.body =
        RiskLimitQueryTest.page("", RiskLimitQueryTest.BTC_ROWS.replace("660000", "660001"));
    assertThat(book(Optional.empty()).tiers(BTC))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            f -> assertThat(f.failure().toString()).contains("MALFORMED", "BTCUSDT", "deduction"));
  }

  @Test
  void the_users_file_stands_in_where_the_venue_shows_nothing() throws IOException {
    TiersBook book = book(Optional.of(file(FILE)));
    MarginTiers doge = book.tiers(DOGE).orThrow().orElseThrow();
    assertThat(doge.asOf()).isEqualTo(LocalDate.of(2026, 8, 2));
    assertThat(doge.source()).isEqualTo("by hand");
    assertThat(doge.tiers()).hasSize(2);
    assertThat(doge.tiers().getLast().deduction()).isEqualByComparingTo("1.000000000000000000001");
    assertThat(book.tiers(BTC).orThrow().orElseThrow().source()).startsWith("https://");
  }

  @Test
  void a_file_of_one_market_says_so_once() throws IOException {
    String table =
        "{'symbol':'DOGEUSDT','asOf':'2026-08-02','source':'by hand','tiers':"
            + "[{'floor':'0','cap':'100','rate':'0.01'}]}";
    String file = "{'venue':'bybit','market':'linear','tables':[" + table + "]}";
    assertThat(book(Optional.of(file(json(file)))).tiers(DOGE).orThrow()).isPresent();
    String other = file.replace("linear", "inverse");
    assertThat(book(Optional.of(file(json(other)))).tiers(DOGE).orThrow()).isEmpty();
    String twice = file.replace(table, table + "," + table);
    assertThat(book(Optional.of(file(json(twice)))).tiers(DOGE)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void a_raw_answer_is_a_tiers_file_too() throws IOException {
    Path file = file(RiskLimitQueryTest.page("", RiskLimitQueryTest.BTC_ROWS));
    venue.body = null;
    MarginTiers btc = book(Optional.of(file)).tiers(BTC).orThrow().orElseThrow();
    assertThat(btc.asOf()).isEqualTo(LocalDate.of(2026, 2, 27));
    assertThat(btc.source()).isEqualTo("risk-limit in tiers.json");
  }

  @Test
  void a_broken_file_is_told_with_its_path_even_while_the_venue_answers() throws IOException {
    Map<String, String> broken =
        Map.of(
            "{",
            "no JSON at line 1",
            "{}",
            "result must be an object",
            FILE.replace("\"cap\":\"100\"", "\"cap\":\"90\""),
            "DOGEUSDT: tier 2: floor must be 90",
            FILE.replace("2026-08-02", "yesterday"),
            "DOGEUSDT: Text 'yesterday'",
            FILE.replace("0.02000000000000000000001", "1e-999999999"),
            "DOGEUSDT: rate must be a decimal number");
    for (Map.Entry<String, String> b : broken.entrySet()) {
      Path file = file(b.getKey());
      assertThat(book(Optional.of(file)).tiers(BTC))
          .as(b.getValue())
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              f -> assertThat(f.failure().detail()).contains("tiers.json: " + b.getValue()));
    }
    assertThat(venue.asked).isZero();
  }
}
