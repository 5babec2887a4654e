// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a provider is, and what an adapter answers to questions. */
abstract class HistoryContract extends ContractFixture {

  private static final String NO_SUCH = "NOSUCHCOIN";

  /** A little more than two full pages of any venue we know. */
  private static final int CANDLES = 3_200;

  // ---- the provider ---------------------------------------------------------------------------

  @Test
  void the_provider_says_who_it_is_and_what_it_offers() {
    ExchangeAdapterProvider provider = venue().provider();
    assertThat(ExchangeAdapters.of(List.of(provider)).ids()).containsExactly(provider.id());
    assertThat(provider.markets()).doesNotHaveDuplicates().contains(venue().market());
    assertThat(adapter().venue()).isEqualTo(Venue.of(provider.id()));
    assertThat(adapter().market()).isEqualTo(venue().market());
    assertThat(instrument().venue()).isEqualTo(adapter().venue());
    for (String market : provider.markets()) {
      assertThat(provider.capabilities(market)).as(market).isNotEmpty();
      try (ExchangeAdapter one = open(market)) {
        assertThat(one.market()).isEqualTo(market);
        assertThat(one.capabilities()).isEqualTo(provider.capabilities(market));
        assertThat(one.archive().isPresent())
            .isEqualTo(one.capabilities().contains(Capability.ARCHIVE));
      }
    }
    assertThat(
            capabilities()
                .containsAll(
                    List.of(
                        Capability.LIVE_FORCED_ORDERS_COMPLETE,
                        Capability.LIVE_FORCED_ORDERS_SAMPLED)))
        .as("forced orders are complete or sampled, not both")
        .isFalse();
  }

  @Test
  void an_unknown_market_is_refused_with_the_list_of_those_there_are() {
    ExchangeAdapterProvider provider = venue().provider();
    String[] all = provider.markets().toArray(String[]::new);
    assertThatThrownBy(() -> provider.capabilities("no-such-market"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-such-market")
        .hasMessageContainingAll(all);
    assertThatThrownBy(() -> open("no-such-market"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(all);
  }

  @Test
  void opening_and_closing_does_no_io() {
    open(venue().market()).close();
    assertThat(http().requests()).isEmpty();
    assertThat(sockets().handshakes()).isEmpty();
    assertThat(clock().waiting()).isZero();
  }

  // ---- instruments ----------------------------------------------------------------------------

  @Test
  void instruments_have_the_terms_that_the_venue_gives_them() {
    List<InstrumentInfo> all = ask(adapter()::instruments).orThrow();
    assertThat(all).extracting(InstrumentInfo::instrument).doesNotHaveDuplicates();
    InstrumentInfo listed =
        all.stream().filter(i -> i.instrument().equals(instrument())).findFirst().orElseThrow();
    InstrumentInfo one = ask(() -> adapter().instrument(instrument().symbol())).orThrow();
    for (InstrumentInfo info : List.of(listed, one)) {
      Instrument found = info.instrument();
      assertThat(found).isEqualTo(instrument());
      assertThat(found.contractType()).isEqualTo(instrument().contractType());
      assertThat(found.baseAsset()).isEqualTo(instrument().baseAsset());
      assertThat(found.quoteAsset()).isEqualTo(instrument().quoteAsset());
      assertThat(found.tickSize()).isEqualByComparingTo(instrument().tickSize());
      assertThat(found.lotSize()).isEqualByComparingTo(instrument().lotSize());
      assertThat(found.contractSize()).isEqualByComparingTo(instrument().contractSize());
      assertThat(info.status()).isEqualTo(InstrumentInfo.Status.TRADING);
      assertThat(info.perpetual()).isTrue();
    }
  }

  @Test
  void an_unknown_symbol_is_a_failure_that_says_so() {
    assertThat(failure(() -> adapter().instrument(NO_SUCH)).reason())
        .isEqualTo(Reason.UNKNOWN_SYMBOL);
  }

  @Test
  void tiers_are_known_or_empty_and_never_guessed() {
    Instrument unlisted = unlisted();
    switch (ask(() -> adapter().marginTiers(unlisted))) {
      case Answer.Value<Optional<MarginTiers>> v -> assertThat(v.value()).isEmpty();
      case Answer.Failed<Optional<MarginTiers>> f -> assertThat(f.failure().detail()).isNotBlank();
    }
    if (ask(() -> adapter().marginTiers(instrument()))
        instanceof Answer.Value<Optional<MarginTiers>> v) {
      v.value()
          .ifPresent(
              tiers -> {
                assertThat(tiers.source()).isNotBlank();
                assertThat(tiers.tiers()).isNotEmpty();
              });
    }
  }

  private Instrument unlisted() {
    Instrument like = instrument();
    return switch (like.contractType()) {
      case LINEAR -> Instrument.linear(like.venue(), NO_SUCH, "NOSUCH", like.quoteAsset()).build();
      case INVERSE -> Instrument.inverse(like.venue(), NO_SUCH, "NOSUCH", "USD").build();
    };
  }

  // ---- history --------------------------------------------------------------------------------

  @Test
  void candles_of_several_pages_are_closed_ascending_and_complete() {
    assumeTrue(capabilities().contains(Capability.CANDLE_HISTORY));
    candles(PriceKind.LAST);
  }

  @Test
  void mark_candles_are_closed_ascending_and_complete() {
    assumeTrue(capabilities().contains(Capability.MARK_CANDLE_HISTORY));
    candles(PriceKind.MARK);
  }

  @Test
  void index_candles_are_closed_ascending_and_complete() {
    assumeTrue(capabilities().contains(Capability.INDEX_CANDLE_HISTORY));
    candles(PriceKind.INDEX);
  }

  private void candles(PriceKind price) {
    // Neither end lies on the grid, and the last minute is still forming.
    long to = market().nowNanos() + 1;
    long from = Timeframe.M1.openOf(to) - CANDLES * Timeframe.M1.nanos() + 1_000_000;
    List<MarketEvent> expected = new ArrayList<>();
    for (Candle candle : market().candles(price, Timeframe.M1, from, to)) {
      if (candle.closed()) {
        expected.add(venue().delivered(CandleEvent.recorded(instrument(), price, candle)));
      }
    }
    assertThat(expected).hasSize(CANDLES - 1);
    List<CandleEvent> found =
        ask(() -> adapter().candles(instrument(), price, Timeframe.M1, new TimeRange(from, to)))
            .orThrow();
    assertThat(List.<MarketEvent>copyOf(found)).isEqualTo(expected);
    assertThat(requestsByPath().values()).as("pages").anyMatch(n -> n > 1);
  }

  @Test
  void a_range_without_a_closed_candle_is_an_empty_answer() {
    assumeTrue(capabilities().contains(Capability.CANDLE_HISTORY));
    long open = Timeframe.M1.openOf(market().nowNanos());
    TimeRange forming = new TimeRange(open, open + Timeframe.M1.nanos());
    assertThat(
            ask(() -> adapter().candles(instrument(), PriceKind.LAST, Timeframe.M1, forming))
                .orThrow())
        .isEmpty();
  }

  @Test
  void settled_funding_of_several_pages_is_ascending_and_complete() {
    assumeTrue(capabilities().contains(Capability.FUNDING_HISTORY));
    long to = market().nowNanos();
    long from = to - 390L * Timeframe.D1.nanos();
    List<MarketEvent> expected = new ArrayList<>();
    for (FundingRate rate : market().funding(from, to - 1)) {
      expected.add(venue().delivered(rate));
    }
    List<FundingRate> found =
        ask(() -> adapter().funding(instrument(), new TimeRange(from, to))).orThrow();
    assertThat(List.<MarketEvent>copyOf(found)).isEqualTo(expected);
    assertThat(requestsByPath().values()).as("pages").anyMatch(n -> n > 1);
  }

  @Test
  void open_interest_of_several_pages_is_one_sided_ascending_and_complete() {
    assumeTrue(capabilities().contains(Capability.OPEN_INTEREST_HISTORY));
    long to = market().nowNanos();
    long from = to - 1_100 * Timeframe.M5.nanos();
    List<MarketEvent> expected = new ArrayList<>();
    for (OpenInterest value : market().openInterest(Timeframe.M5, from, to - 1)) {
      expected.add(venue().delivered(value));
    }
    List<OpenInterest> found =
        ask(() -> adapter().openInterest(instrument(), Timeframe.M5, new TimeRange(from, to)))
            .orThrow();
    assertThat(List.<MarketEvent>copyOf(found)).isEqualTo(expected);
    assertThat(requestsByPath().values()).as("pages").anyMatch(n -> n > 1);
  }

  // ---- failures -------------------------------------------------------------------------------

  private Callable<Answer<List<CandleEvent>>> anHourOfCandles() {
    long to = Timeframe.H1.openOf(market().nowNanos());
    TimeRange hour = new TimeRange(to - Timeframe.H1.nanos(), to);
    return () -> adapter().candles(instrument(), PriceKind.LAST, Timeframe.M1, hour);
  }

  @Test
  void a_page_instead_of_an_answer_is_malformed() {
    for (String body : List.of("<html><body>busy</body></html>", "", "{", "null")) {
      answerAll(ScriptedHttp.Reply.ok(body));
      assertThat(failure(anHourOfCandles()).reason()).as(body).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void a_place_that_is_not_served_is_forbidden() {
    answerAll(ScriptedHttp.Reply.of(451, "restricted"));
    assertThat(failure(anHourOfCandles()).reason()).isEqualTo(Reason.FORBIDDEN);
  }

  @Test
  void a_firewall_is_not_asked_again_at_once() {
    answerAll(ScriptedHttp.Reply.of(403, "<html>Forbidden</html>"));
    VenueFailure failure = failure(anHourOfCandles());
    assertThat(failure.reason()).isIn(Reason.FORBIDDEN, Reason.BANNED);
    assertThat(!failure.temporary() || failure.retryAt().isPresent()).isTrue();
    assertThat(http().requests()).hasSize(1);
  }

  @Test
  void after_too_many_requests_none_is_sent_before_the_window() {
    answerAll(venue().tooManyRequests());
    VenueFailure failure = failure(anHourOfCandles());
    assertThat(failure.reason()).isIn(Reason.RATE_LIMITED, Reason.BANNED);
    long until = nanos(failure.retryAt().orElseThrow());
    assertThat(until).isGreaterThan(clock().nanos());
    answerAsUsual();
    clock().turnTo(until - 1);
    assertThat(failure(anHourOfCandles()).temporary()).isTrue();
    assertThat(failure(() -> adapter().instrument(instrument().symbol())).temporary()).isTrue();
    assertThat(http().requests()).hasSize(1);
    clock().turnTo(until);
    assertThat(ask(anHourOfCandles()).orThrow()).hasSize(60);
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * 1_000_000_000L + at.getNano();
  }

  @Test
  void an_overloaded_venue_is_asked_again_a_little_later() {
    int[] left = {2};
    http()
        .answer(
            request ->
                left[0]-- > 0
                    ? ScriptedHttp.Reply.of(503, "overloaded")
                    : venue().answer(request, market()));
    long asked = clock().nanos();
    assertThat(ask(anHourOfCandles()).orThrow()).hasSize(60);
    assertThat(http().requests()).hasSize(3);
    assertThat(clock().nanos() - asked).isBetween(400_000_000L, 5_000_000_000L);
  }

  @Test
  void a_venue_that_stays_overloaded_is_a_failure() {
    answerAll(ScriptedHttp.Reply.of(503, "overloaded"));
    assertThat(failure(anHourOfCandles()).reason()).isEqualTo(Reason.OVERLOADED);
    assertThat(http().requests()).hasSizeBetween(2, 8);
  }

  @Test
  void a_refused_connection_is_a_failure() {
    http().close();
    assertThat(failure(anHourOfCandles()).reason()).isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void instruments_of_another_venue_are_a_callers_bug() {
    Instrument foreign =
        Instrument.linear(Venue.of("elsewhere"), instrument().symbol(), "BTC", "USDT").build();
    TimeRange range = new TimeRange(0, Timeframe.H1.nanos());
    for (Runnable bug :
        List.<Runnable>of(
            () -> adapter().candles(foreign, PriceKind.LAST, Timeframe.M1, range),
            () -> adapter().openInterest(foreign, Timeframe.M5, range),
            () -> adapter().funding(foreign, range),
            () -> adapter().marginTiers(foreign))) {
      assertThatThrownBy(bug::run).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(http().requests()).isEmpty();
  }

  @Test
  void a_closed_adapter_says_so() {
    adapter().close();
    assertThat(failure(anHourOfCandles()).reason()).isEqualTo(Reason.CLOSED);
    assertThat(http().requests()).isEmpty();
  }
}
