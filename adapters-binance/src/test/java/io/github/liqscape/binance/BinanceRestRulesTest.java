// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.feed.RestRules;
import io.github.liqscape.feed.RestRules.Verdict;
import io.github.liqscape.spi.RequestBudgets;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinanceRestRulesTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 1_700_000_012L * SECOND;
  private static final RestRules.Header NONE = name -> null;

  private final BinanceRestRules rules = new BinanceRestRules();
  private final RestRequest request = Bench.requests(Market.USDM).weighted("time", 1);

  private Verdict judge(int status, RestRules.Header header, String body) {
    return rules.judge(request, status, header, body, NOW);
  }

  @Test
  void good_answer_is_good_whatever_its_body() {
    assertThat(judge(200, NONE, "[]")).isInstanceOf(Verdict.Good.class);
    assertThat(judge(200, NONE, "{\"serverTime\":1}")).isInstanceOf(Verdict.Good.class);
    assertThat(judge(200, NONE, "{\"code\":200,\"msg\":\"ok\"}")).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void too_many_requests_wait_for_the_named_time_or_the_next_minute() {
    assertThat(blocked(judge(429, Map.of("Retry-After", "7")::get, "{}"), Reason.RATE_LIMITED))
        .isEqualTo(NOW + 7 * SECOND);
    long minute = 1_700_000_040L * SECOND;
    assertThat(blocked(judge(429, NONE, ""), Reason.RATE_LIMITED)).isEqualTo(minute);
    assertThat(blocked(judge(429, Map.of("Retry-After", "soon")::get, ""), Reason.RATE_LIMITED))
        .isEqualTo(minute);
    assertThat(
            blocked(
                judge(400, NONE, "{\"code\":-1003,\"msg\":\"Too many requests\"}"),
                Reason.RATE_LIMITED))
        .isEqualTo(minute);
  }

  @Test
  void ban_lasts_as_long_as_the_venue_says() {
    String body =
        "{\"code\":-1003,\"msg\":\"Way too many requests; IP(1.2.3.4) banned until 1700003600000."
            + " Please\"}";
    assertThat(blocked(judge(418, NONE, body), Reason.BANNED)).isEqualTo(1_700_003_600L * SECOND);
    assertThat(blocked(judge(429, NONE, body), Reason.BANNED)).isEqualTo(1_700_003_600L * SECOND);
    assertThat(blocked(judge(418, Map.of("Retry-After", "600")::get, ""), Reason.BANNED))
        .isEqualTo(NOW + 600 * SECOND);
    assertThat(blocked(judge(418, NONE, ""), Reason.BANNED)).isEqualTo(NOW + 120 * SECOND);
  }

  @Test
  void ban_is_never_believed_beyond_three_days() {
    String body = "{\"code\":-1003,\"msg\":\"banned until 9999999999999\"}";
    assertThat(blocked(judge(418, NONE, body), Reason.BANNED)).isEqualTo(NOW + 3 * 86_400 * SECOND);
  }

  private static long blocked(Verdict verdict, Reason reason) {
    assertThat(verdict).isInstanceOf(Verdict.Blocked.class);
    Verdict.Blocked blocked = (Verdict.Blocked) verdict;
    assertThat(blocked.failure().reason()).isEqualTo(reason);
    assertThat(blocked.failure().retryAt().orElseThrow().toEpochMilli())
        .isEqualTo(blocked.untilNanos() / 1_000_000);
    return blocked.untilNanos();
  }

  @ParameterizedTest
  @CsvSource({
    "403,0,FORBIDDEN,false",
    "451,0,FORBIDDEN,false",
    "408,0,OVERLOADED,true",
    "500,0,OVERLOADED,true",
    "503,0,OVERLOADED,true",
    "504,0,OVERLOADED,true",
    "400,-1001,OVERLOADED,true",
    "400,-1007,OVERLOADED,true",
    "400,-1008,OVERLOADED,true",
    "400,-1102,BAD_REQUEST,false",
    "400,-1120,BAD_REQUEST,false",
    "400,-1127,BAD_REQUEST,false",
    "400,-1121,UNKNOWN_SYMBOL,false",
    "200,-1121,UNKNOWN_SYMBOL,false",
    "404,0,BAD_REQUEST,false",
    "302,0,BAD_REQUEST,false",
    "400,-9999,BAD_REQUEST,false"
  })
  void refusals_mean_what_the_venue_documents(int status, int code, Reason reason, boolean retry) {
    String body = code == 0 ? "<html>\n</html>" : "{\"code\":" + code + ",\"msg\":\"no\"}";
    switch (judge(status, NONE, body)) {
      case Verdict.Retry r -> {
        assertThat(retry).isTrue();
        assertThat(r.failure().reason()).isEqualTo(reason);
      }
      case Verdict.Hopeless h -> {
        assertThat(retry).isFalse();
        assertThat(h.failure().reason()).isEqualTo(reason);
        assertThat(h.failure().detail())
            .startsWith("/fapi/v1/time: HTTP " + status)
            .doesNotContain("\n");
      }
      case Verdict.Good g -> throw new AssertionError("good");
      case Verdict.Blocked b -> throw new AssertionError("blocked");
    }
  }

  @Test
  void weight_that_the_venue_counts_narrows_the_budget_of_both_markets() {
    RequestBudgets budgets = new RequestBudgets();
    rules.observe(request, Map.of("X-MBX-USED-WEIGHT-1M", "1200")::get, budgets, NOW);
    RestRequest other = Bench.requests(Market.COINM).weighted("time", 1);
    assertThat(budgets.reserve(other.limit(), other.weight(), NOW)).isEqualTo(NOW + 60 * SECOND);
    RestRequest statistics = Bench.requests(Market.USDM).statistics("openInterestHist");
    assertThat(budgets.reserve(statistics.limit(), 1, NOW)).isEqualTo(NOW);
    RestRequest funding = Bench.requests(Market.USDM).funding("fundingRate");
    assertThat(budgets.reserve(funding.limit(), 1, NOW)).isEqualTo(NOW);
    assertThat(other.limit().family()).isEqualTo(funding.limit().family());
  }
}
