// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.channel.DeliveryOutcome.Dead;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of section 8 of the routing reference. */
final class HttpOutcomeTest {

  private static DeliveryOutcome of(int status, String... header) {
    Map<String, String> headers = header.length == 0 ? Map.of() : Map.of(header[0], header[1]);
    return HttpOutcome.of(ScriptedSender.answer(status, headers, ""), NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void success_is_delivered(int status) {
    assertThat(of(status)).isEqualTo(DeliveryOutcome.delivered(""));
  }

  @ParameterizedTest
  @CsvSource({
    "301,REDIRECT,false", "302,REDIRECT,false", "307,REDIRECT,false", "308,REDIRECT,false",
    "401,AUTH,true", "403,AUTH,true", "404,GONE,true", "410,GONE,true",
    "400,REJECTED,false", "402,REJECTED,false", "405,REJECTED,false", "406,REJECTED,false",
    "413,REJECTED,false", "422,REJECTED,false", "451,REJECTED,false", "499,REJECTED,false"
  })
  void a_refusal_is_dead(int status, DeadReason reason, boolean disables) {
    assertThat(of(status)).isEqualTo(new Dead(reason, "HTTP " + status, disables, Feedback.NONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 500, 502, 503, 504, 529, 599})
  void a_fault_that_may_pass_is_tried_again(int status) {
    assertThat(of(status)).isEqualTo(new RetryLater("HTTP " + status, 0, true, Feedback.NONE));
  }

  @Test
  void being_told_to_slow_down_is_no_failure_and_never_final() {
    long hint = 120 * Messages.SECOND;
    assertThat(of(429)).isEqualTo(new RetryLater("HTTP 429", 0, false, Feedback.slowDown(0)));
    assertThat(of(429, "retry-after", "120"))
        .isEqualTo(new RetryLater("HTTP 429", hint, false, Feedback.slowDown(hint)));
  }

  @Test
  void a_busy_server_says_when_it_is_back() {
    long hint = 30 * Messages.SECOND;
    assertThat(of(503, "retry-after", "30"))
        .isEqualTo(new RetryLater("HTTP 503", hint, true, Feedback.pause(hint)));
    assertThat(of(500, "retry-after", "30"))
        .isEqualTo(new RetryLater("HTTP 500", hint, true, Feedback.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "abc"})
  void a_malformed_hint_is_none(String hint) {
    assertThat(of(429, "retry-after", hint))
        .isEqualTo(new RetryLater("HTTP 429", 0, false, Feedback.slowDown(0)));
  }
}
