// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.RequestBudgets;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.spi.VenueFailure.Reason;
import io.github.liqscape.testkit.ManualScheduler;
import io.github.liqscape.testkit.ScriptedHttp;
import io.github.liqscape.testkit.ScriptedHttp.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions over real HTTP on this machine: two hosts of one family, such as fapi and dapi. */
@Timeout(60)
class VenueRestLoopbackTest {

  private static final RequestBudgets.Limit LIMIT =
      new RequestBudgets.Limit("loopback", "requests", 20, Duration.ofMinutes(1));

  private final ManualScheduler clock = new ManualScheduler(Instant.EPOCH);
  private final AdapterContext context = AdapterContext.of(clock, 1);
  private final ScriptedHttp one = ScriptedHttp.start();
  private final ScriptedHttp other = ScriptedHttp.start();
  private final VenueRest oneRest = new VenueRest(context, new LoopbackRules());
  private final VenueRest otherRest = new VenueRest(context, new LoopbackRules());

  VenueRestLoopbackTest() {
    one.answer(request -> Reply.ok("one"));
    other.answer(request -> Reply.ok("other"));
  }

  @AfterEach
  void stop() {
    oneRest.close();
    otherRest.close();
    one.close();
    other.close();
  }

  private static RestRequest to(ScriptedHttp host, String path) {
    return new RestRequest(URI.create(host.uri() + path), LIMIT, 1);
  }

  private Answer<String> askOne(String path) {
    return clock.turningFor(() -> oneRest.fetch(to(one, path)));
  }

  private Answer<String> askOther(String path) {
    return clock.turningFor(() -> otherRest.fetch(to(other, path)));
  }

  private static VenueFailure failure(Answer<?> answer) {
    return switch (answer) {
      case Answer.Failed<?> f -> f.failure();
      case Answer.Value<?> v -> throw new AssertionError("answered " + v);
    };
  }

  @Test
  void after_429_nothing_is_sent_before_the_window() {
    one.answer("/x", Reply.of(429, "").header("Retry-After", "7"), Reply.ok("at last"));
    assertThat(failure(askOne("/x")).reason()).isEqualTo(Reason.RATE_LIMITED);
    clock.advance(Duration.ofSeconds(7).minusNanos(1));
    assertThat(failure(askOne("/x")).reason()).isEqualTo(Reason.RATE_LIMITED);
    assertThat(one.requests()).hasSize(1);
    clock.advance(Duration.ofNanos(1));
    assertThat(askOne("/x")).isEqualTo(Answer.of("at last"));
    assertThat(one.requests()).hasSize(2);
  }

  @Test
  void after_418_both_hosts_of_the_family_are_left_alone() {
    one.answer("/x", Reply.of(418, "").header("Retry-After", "120"), Reply.ok("at last"));
    assertThat(failure(askOne("/x")).reason()).isEqualTo(Reason.BANNED);
    VenueFailure held = failure(askOther("/y"));
    assertThat(held.reason()).isEqualTo(Reason.BANNED);
    assertThat(held.retryAt()).contains(Instant.ofEpochSecond(120));
    clock.advance(Duration.ofSeconds(119));
    assertThat(failure(askOne("/x")).retryAt()).contains(Instant.ofEpochSecond(120));
    assertThat(other.requests()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(askOther("/y")).isEqualTo(Answer.of("other"));
    assertThat(askOne("/x")).isEqualTo(Answer.of("at last"));
  }

  @Test
  void a_ban_also_stops_who_waited_for_budget() {
    for (int i = 0; i < 10; i++) {
      assertThat(askOther("/y")).isEqualTo(Answer.of("other"));
    }
    // Half of the limit is spent: the next one waits a minute, and the ban comes meanwhile.
    long asked = clock.nanos();
    Answer<String> late =
        clock.turningFor(
            () -> {
              clock.at(
                  asked + 1, () -> context.budgets().block("loopback", asked + 100_000_000_000L));
              return otherRest.fetch(to(other, "/y"));
            });
    assertThat(failure(late).reason()).isIn(Reason.RATE_LIMITED, Reason.BANNED);
    assertThat(other.requests()).hasSize(10);
  }

  @Test
  void no_more_than_half_of_a_limit_is_used_in_its_window() {
    long begin = clock.nanos();
    for (int i = 0; i < 25; i++) {
      assertThat(askOne("/x")).isEqualTo(Answer.of("one"));
      long minutes = (clock.nanos() - begin) / 60_000_000_000L;
      assertThat(one.requests().size()).isLessThanOrEqualTo((int) (10 * (minutes + 1)));
    }
    assertThat(clock.nanos() - begin).isEqualTo(120_000_000_000L);
  }

  @Test
  void overload_is_retried_after_200_400_and_800_ms() {
    one.answer("/x", Reply.of(503, ""), Reply.of(500, ""), Reply.of(502, ""), Reply.ok("yes"));
    long asked = clock.nanos();
    assertThat(askOne("/x")).isEqualTo(Answer.of("yes"));
    assertThat(clock.nanos() - asked).isEqualTo(1_400_000_000L);
    one.answer("/x", Reply.of(503, ""));
    assertThat(failure(askOne("/x")).reason()).isEqualTo(Reason.OVERLOADED);
    assertThat(one.requests()).hasSize(8);
  }

  @Test
  void a_host_that_is_gone_is_unreachable_and_redirects_are_not_followed() {
    one.answer("/x", Reply.of(302, "").header("Location", other.uri() + "/y"));
    assertThat(failure(askOne("/x")).reason()).isEqualTo(Reason.FORBIDDEN);
    assertThat(other.requests()).isEmpty();
    one.close();
    VenueFailure failure = failure(askOne("/x"));
    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(failure.detail()).startsWith("/x");
  }

  @Test
  void closing_frees_nobody_into_a_request() {
    oneRest.close();
    assertThat(failure(askOne("/x")).reason()).isEqualTo(Reason.CLOSED);
    assertThat(one.requests()).isEmpty();
  }
}
