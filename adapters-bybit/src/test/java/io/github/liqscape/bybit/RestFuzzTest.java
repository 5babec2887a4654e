// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.feed.RestRules.Verdict;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.testkit.Allocations;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Answers with random damage: every question ends, with a result or with a failure, nothing is
 * thrown, and no answer demands much memory. 1,000 of each kind, or 50,000 with {@code
 * -Dliqscape.thorough=true}.
 */
final class RestFuzzTest {

  private static final long SEED = 20_261_126;
  private static final int TIMES = Boolean.getBoolean("liqscape.thorough") ? 50_000 : 1_000;
  private static final long T = 1_790_006_400_000L;
  private static final TimeRange RANGE = new TimeRange(T * MILLI, (T + 86_400_000) * MILLI);

  private static String list(String rows) {
    return answer(
        T + 99_000_000,
        "{'category':'linear','list':[" + rows + "],'nextPageCursor':'','timeNano':'1'}");
  }

  private static void survives(Supplier<RestQuery<?>> kind, String good) {
    Damage damage = new Damage(SEED, List.of(good));
    BybitRestRules rules = new BybitRestRules();
    Allocations allocations = new Allocations();
    int whole = 0;
    int failed = 0;
    for (int i = 0; i < TIMES; i++) {
      RestQuery<?> query = kind.get();
      VenueFailure failure = null;
      int requests = 0;
      for (var next = query.next(); next != null && failure == null; next = query.next()) {
        assertThat(++requests).isLessThan(100);
        String body = damage.broken(good);
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        AtomicReference<@Nullable VenueFailure> refused = new AtomicReference<>();
        RestRequest request = next;
        allocations.during(
            body,
            () -> {
              verdict.set(rules.judge(request, 200, name -> null, body, T * MILLI));
              refused.set(query.accept(body, T * MILLI));
            },
            () -> {
              RestQuery<?> same = kind.get();
              rules.judge(Objects.requireNonNull(same.next()), 200, name -> null, body, T * MILLI);
              same.accept(body, T * MILLI);
            });
        failure = refused.get();
        if (failure == null) {
          assertThat(verdict.get()).as(body).isEqualTo(new Verdict.Good());
        } else {
          assertThat(failure.detail()).hasSizeLessThan(300).doesNotContain("\n");
        }
      }
      if (failure == null) {
        assertThat(query.result()).isNotNull();
        whole++;
      } else {
        failed++;
      }
    }
    assertThat(whole).isGreaterThan(TIMES / 10);
    assertThat(failed).isGreaterThan(TIMES / 10);
    assertThat(allocations.most()).isPositive();
  }

  @Test
  void damaged_candles() {
    survives(
        () -> new CandlesQuery(LINEAR_HOSTS, BTC, PriceKind.LAST, Timeframe.M1, RANGE),
        list("['" + T + "','10','12','9','11','3','33'],['x']"));
  }

  @Test
  void damaged_open_interest() {
    survives(
        () -> new OpenInterestQuery(LINEAR_HOSTS, BTC, Timeframe.M5, RANGE),
        list("{'openInterest':'10','singleOpenInterest':'6','timestamp':'" + T + "'}"));
  }

  @Test
  void damaged_funding() {
    survives(
        () -> new FundingQuery(LINEAR_HOSTS, BTC, RANGE, true),
        list("{'symbol':'BTCUSDT','fundingRate':'0.1','fundingRateTimestamp':'" + T + "'}"));
  }

  @Test
  void damaged_trades() {
    survives(
        () -> new RecentTradesQuery(LINEAR_HOSTS, BTC),
        list("{'execId':'a','price':'1','size':'1','side':'Buy','time':'1','isBlockTrade':false}"));
  }

  @Test
  void damaged_clock() {
    survives(() -> new ServerTimeQuery(LINEAR_HOSTS), list(""));
  }

  @Test
  void damaged_instruments() {
    survives(
        () -> new InstrumentsQuery(LINEAR_HOSTS, Optional.empty()),
        list(InstrumentsQueryTest.row("BTCUSDT", "LinearPerpetual", "")));
  }

  @Test
  void damaged_risk_limits() {
    survives(
        () -> new RiskLimitQuery(LINEAR_HOSTS, Optional.empty()),
        list(RiskLimitQueryTest.BTC_ROWS));
  }
}
