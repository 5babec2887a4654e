// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.feed.RestRules.Verdict;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BybitRestRulesTest {

  private static final long NOW = 1_790_000_000_000_000_000L;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final RestRequest REQUEST =
      LINEAR_HOSTS.request("kline", Map.of("symbol", "BTCUSDT"));

  private final BybitRestRules rules = new BybitRestRules();

  private Verdict judge(int status, String body, long now) {
    return rules.judge(REQUEST, status, name -> null, json(body), now);
  }

  private Verdict code(int code, String message) {
    return judge(
        200, "{'retCode':" + code + ",'retMsg':'" + message + "','result':{},'time':1}", NOW);
  }

  private static Reason reason(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Good g -> throw new AssertionError("good");
      case Verdict.Retry r -> r.failure().reason();
      case Verdict.Blocked b -> b.failure().reason();
      case Verdict.Hopeless h -> h.failure().reason();
    };
  }

  @Test
  void status_200_is_no_success_without_code_zero() {
    assertThat(code(0, "OK")).isEqualTo(new Verdict.Good());
    assertThat(code(10001, "params error")).isInstanceOf(Verdict.Hopeless.class);
    assertThat(reason(judge(200, "<html>", NOW))).isEqualTo(Reason.MALFORMED);
    assertThat(reason(judge(200, "", NOW))).isEqualTo(Reason.MALFORMED);
    assertThat(reason(judge(200, "{'result':{}}", NOW))).isEqualTo(Reason.MALFORMED);
    assertThat(reason(judge(200, "{'retCode':'0'}", NOW))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void rates_back_off_for_the_window_of_the_limit() {
    for (Verdict verdict :
        new Verdict[] {
          code(10006, "Too many visits!"), code(10429, "System level frequency protection"),
          code(429, "x"), judge(429, "", NOW)
        }) {
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Blocked.class,
              b -> {
                assertThat(b.untilNanos()).isEqualTo(NOW + Duration.ofSeconds(5).toNanos());
                assertThat(b.failure().reason()).isEqualTo(Reason.RATE_LIMITED);
                assertThat(b.failure().retryAt()).isPresent();
              });
    }
  }

  @Test
  void a_tired_server_is_asked_again() {
    assertThat(code(10000, "Server Timeout")).isInstanceOf(Verdict.Retry.class);
    assertThat(code(10016, "Service is restarting")).isInstanceOf(Verdict.Retry.class);
    assertThat(judge(503, "", NOW)).isInstanceOf(Verdict.Retry.class);
    assertThat(judge(408, "", NOW)).isInstanceOf(Verdict.Retry.class);
  }

  @Test
  void our_own_faults_are_not_repeated_and_wrong_symbols_are_named() {
    assertThat(reason(code(10001, "Request parameter error."))).isEqualTo(Reason.BAD_REQUEST);
    assertThat(reason(code(10001, "params error: Symbol Invalid")))
        .isEqualTo(Reason.UNKNOWN_SYMBOL);
    assertThat(reason(code(10001, "Not supported symbols"))).isEqualTo(Reason.UNKNOWN_SYMBOL);
    assertThat(reason(code(10017, "Route not found."))).isEqualTo(Reason.BAD_REQUEST);
    assertThat(reason(code(10029, "symbol not whitelisted"))).isEqualTo(Reason.UNKNOWN_SYMBOL);
    assertThat(reason(code(170001, "what is this"))).isEqualTo(Reason.BAD_REQUEST);
    assertThat(reason(judge(404, "", NOW))).isEqualTo(Reason.BAD_REQUEST);
    assertThat(code(10017, "x")).isInstanceOf(Verdict.Hopeless.class);
  }

  @Test
  void a_region_that_is_not_served_is_the_end() {
    assertThat(code(10009, "x")).isInstanceOf(Verdict.Hopeless.class);
    assertThat(reason(code(10009, "x"))).isEqualTo(Reason.FORBIDDEN);
    assertThat(reason(code(10024, "Compliance rules triggered"))).isEqualTo(Reason.FORBIDDEN);
  }

  @Test
  void a_403_stops_for_ten_minutes_and_the_second_is_the_end() {
    Verdict first = judge(403, "access too frequent", NOW);
    assertThat(first)
        .isInstanceOfSatisfying(
            Verdict.Blocked.class, b -> assertThat(b.untilNanos()).isEqualTo(NOW + 10 * MINUTE));
    assertThat(reason(first)).isEqualTo(Reason.BANNED);
    assertThat(judge(403, "", NOW + MINUTE))
        .as("one that was under way does not count again")
        .isInstanceOfSatisfying(
            Verdict.Blocked.class, b -> assertThat(b.untilNanos()).isEqualTo(NOW + 10 * MINUTE));
    Verdict second = judge(403, "", NOW + 10 * MINUTE);
    assertThat(second).isInstanceOf(Verdict.Hopeless.class);
    assertThat(reason(second)).isEqualTo(Reason.FORBIDDEN);
    assertThat(judge(403, "", NOW + 30 * MINUTE)).isInstanceOf(Verdict.Hopeless.class);
  }

  @Test
  void a_good_answer_between_two_403_makes_the_second_a_first() {
    judge(403, "", NOW);
    code(0, "OK");
    assertThat(judge(403, "", NOW + 20 * MINUTE)).isInstanceOf(Verdict.Blocked.class);
  }
}
