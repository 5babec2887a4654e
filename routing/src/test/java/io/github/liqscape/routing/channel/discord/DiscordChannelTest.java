// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.discord;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static io.github.liqscape.routing.channel.Messages.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.Delivered;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.channel.HttpSender;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.RateLimit;
import io.github.liqscape.routing.channel.ScriptedSender;
import io.github.liqscape.setup.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscordChannelTest {

  private static final String URL = "https://discord.com/api/webhooks/123/abcDEF?wait=true";

  @TempDir Path directory;

  private DeliveryChannel open(HttpSender sender, String url) {
    return DeliveryChannels.installed()
        .open(
            "discord",
            ChannelConfig.of("discord:desk").with("url", url),
            Messages.context(sender, directory));
  }

  private static Delivery buy() {
    return Messages.of(Messages.setup(AlertTier.ACTIONABLE_SETUP).createdAt(NOW));
  }

  private DeliveryOutcome answer(int status, Map<String, String> headers, String body) {
    return open(new ScriptedSender().then(status, headers, body), URL).deliver(buy());
  }

  private static Feedback pause(double seconds, Feedback.Scope scope, boolean refusal) {
    return new Feedback(Math.round(seconds * 1e9), scope, refusal, false);
  }

  private static Feedback slowDown(double seconds, Feedback.Scope scope, boolean refusal) {
    return new Feedback(Math.round(seconds * 1e9), scope, refusal, true);
  }

  @Test
  void a_message_is_posted_and_waited_for() {
    ScriptedSender sender =
        new ScriptedSender().then(200, Map.of(), "{\"type\":0,\"a\":{\"id\":\"7\"},\"id\":\"42\"}");
    assertThat(open(sender, "https://discord.com/api/webhooks/123/abcDEF").deliver(buy()))
        .isEqualTo(DeliveryOutcome.delivered("42"));
    assertThat(sender.last().url().toString()).isEqualTo(URL);
  }

  @Test
  void a_thread_is_kept_and_other_parameters_are_not() {
    ScriptedSender sender = ScriptedSender.answering(200);
    open(sender, "https://discord.com/api/v10/webhooks/123/abcDEF?wait=false&thread_id=9&x=1")
        .deliver(buy());
    assertThat(sender.last().url().toString())
        .isEqualTo("https://discord.com/api/v10/webhooks/123/abcDEF?wait=true&thread_id=9");
  }

  @Test
  void i12_the_official_examples_of_429() {
    String body = "{\"message\":\"You are being rate limited.\",\"retry_after\":64.57,\"global\":";
    assertThat(
            answer(429, Map.of("retry-after", "65", "x-ratelimit-scope", "user"), body + "false}"))
        .isEqualTo(
            new RetryLater(
                "HTTP 429", 64_570_000_000L, false, slowDown(64.57, Feedback.Scope.BUCKET, true)));
    Feedback all = slowDown(64.57, Feedback.Scope.KIND, true);
    assertThat(
            answer(429, Map.of("retry-after", "65", "x-ratelimit-global", "true"), body + "false}")
                .feedback())
        .isEqualTo(all);
    assertThat(answer(429, Map.of("retry-after", "65"), body + "true}").feedback()).isEqualTo(all);
  }

  @Test
  void j4_the_body_counts_before_the_header() {
    assertThat(answer(429, Map.of("retry-after", "1"), "{\"retry_after\":0.376}"))
        .isInstanceOfSatisfying(
            RetryLater.class, r -> assertThat(r.hintNanos()).isEqualTo(376_000_000L));
  }

  @Test
  void i11_an_empty_bucket_pauses_it_whatever_became_of_the_message() {
    Map<String, String> headers =
        Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset-after", "1.25");
    assertThat(answer(200, headers, "{}"))
        .isEqualTo(new Delivered("", pause(1.25, Feedback.Scope.BUCKET, false)));
    assertThat(
            answer(
                    200,
                    Map.of("x-ratelimit-remaining", "1", "x-ratelimit-reset-after", "1.25"),
                    "{}")
                .feedback())
        .isEqualTo(Feedback.NONE);
    assertThat(answer(200, Map.of("x-ratelimit-remaining", "0"), "{}").feedback())
        .isEqualTo(Feedback.NONE);
  }

  @Test
  void a_shared_limit_is_no_offence() {
    assertThat(
            answer(
                    429,
                    Map.of("x-ratelimit-scope", "shared", "x-ratelimit-remaining", "0"),
                    "{\"retry_after\":2}")
                .feedback())
        .isEqualTo(slowDown(2, Feedback.Scope.BUCKET, false));
  }

  @Test
  void a_block_of_the_whole_address_stops_all_webhooks() {
    assertThat(answer(429, Map.of("retry-after", "600"), "<html>error 1015").feedback())
        .isEqualTo(slowDown(600, Feedback.Scope.KIND, true));
    assertThat(answer(429, Map.of(), "").feedback())
        .isEqualTo(slowDown(0, Feedback.Scope.BUCKET, true));
  }

  @Test
  void refusals_are_counted_and_a_missing_webhook_is_gone() {
    assertThat(answer(401, Map.of(), "").feedback().refusal()).isTrue();
    assertThat(answer(403, Map.of(), "").feedback().refusal()).isTrue();
    assertThat(answer(404, Map.of(), "{\"code\":10015}"))
        .isEqualTo(DeliveryOutcome.gone(DeliveryOutcome.DeadReason.GONE, "HTTP 404"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[", "[]", "{\"retry_after\":\"x\"}", "{\"retry_after\":", "null", "7"})
  void a_body_that_makes_no_sense_does_no_harm(String body) {
    assertThat(answer(429, Map.of("retry-after", "3", "x-ratelimit-scope", "user"), body))
        .isInstanceOfSatisfying(
            RetryLater.class, r -> assertThat(r.hintNanos()).isEqualTo(3 * SECOND));
  }

  @Test
  void a_wait_is_never_sent() {
    ScriptedSender sender = ScriptedSender.answering(200);
    assertThat(
            open(sender, URL)
                .deliver(
                    Messages.of(
                        Messages.setup(AlertTier.ACTIONABLE_SETUP)
                            .verdict(Decision.WAIT)
                            .createdAt(NOW))))
        .isInstanceOf(DeliveryOutcome.Dead.class);
    assertThat(sender.requests()).isEmpty();
  }

  @Test
  void it_may_double_so_it_does_not_claim_to_dedupe() {
    DeliveryChannel channel = open(ScriptedSender.answering(200), URL);
    assertThat(channel.traits().dedupes()).isFalse();
    assertThat(channel.traits().material()).isTrue();
    assertThat(channel.traits().bucketLimits())
        .containsExactly(
            RateLimit.of(5, Duration.ofSeconds(2)), RateLimit.of(30, Duration.ofSeconds(60)));
    assertThat(channel.traits().refusalsAllowed()).isEqualTo(500);
    assertThat(channel.rateBucket()).isEqualTo("discord:123");
  }

  @Test
  void only_a_webhook_of_discord_is_taken_and_none_is_shown() {
    for (String url :
        new String[] {
          "https://evil.example.com/api/webhooks/123/abcDEF",
          "https://discord.com/api/webhooks/123",
          "https://discord.com/abcDEF",
          "https://discord.com.evil.example/api/webhooks/123/abcDEF"
        }) {
      assertThatThrownBy(() -> open(ScriptedSender.answering(200), url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("abcDEF");
    }
  }

  @Test
  void no_outcome_and_no_print_holds_the_token() {
    DeliveryChannel channel =
        open(ScriptedSender.failing(new IOException("POST " + URL + " failed")), URL);
    assertThat(channel.deliver(buy()).toString()).doesNotContain("abcDEF");
    assertThat(channel.toString()).doesNotContain("abcDEF");
    assertThat(ChannelConfig.of("d").with("url", URL).toString()).doesNotContain("abcDEF");
  }
}
