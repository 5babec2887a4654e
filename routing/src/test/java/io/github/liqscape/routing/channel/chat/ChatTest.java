// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.chat;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static io.github.liqscape.routing.channel.Messages.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.ScriptedSender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChatTest {

  private static final String SLACK = "https://hooks.slack.com/services/T0/B0/S3cret";
  private static final String TOKEN = "12345:AAS3cretS3cret";

  private static DeliveryChannel slack(ScriptedSender sender) {
    return open("slack", sender, ChannelConfig.of("slack:desk").with("url", SLACK));
  }

  private static DeliveryChannel telegram(ScriptedSender sender, String chat) {
    return open(
        "telegram",
        sender,
        ChannelConfig.of("telegram:me").with("token", TOKEN).with("chat", chat));
  }

  private static DeliveryChannel open(String kind, ScriptedSender sender, ChannelConfig config) {
    return DeliveryChannels.installed()
        .open(kind, config, Messages.context(sender, Path.of("unused")));
  }

  private static Delivery delivery(String title, String text) {
    return Messages.of(Messages.zone(AlertTier.ACTIVE_RISK).text(title, text).createdAt(NOW));
  }

  private static JsonNode sent(ScriptedSender sender) throws IOException {
    return new ObjectMapper().readTree(sender.last().body());
  }

  @Test
  void slack_gets_plain_blocks_within_its_limits_and_no_mention() throws IOException {
    ScriptedSender sender = ScriptedSender.answering(200);
    assertThat(slack(sender).deliver(delivery("<!channel> " + "x".repeat(900), "y".repeat(9_000))))
        .isEqualTo(DeliveryOutcome.delivered(""));
    JsonNode body = sent(sender);
    assertThat(body.path("text").asText()).contains("&lt;!channel&gt;").doesNotContain("<");
    assertThat(body.path("blocks").get(0).path("text").path("text").asText()).hasSize(150);
    for (JsonNode block : body.path("blocks")) {
      assertThat(block.path("text").path("type").asText()).isEqualTo("plain_text");
      assertThat(block.path("text").path("text").asText()).hasSizeBetween(1, 3_000);
    }
    assertThat(body.toString()).contains("Context, not advice. dlv_TEST0001");
  }

  @Test
  void slack_takes_at_most_fifty_blocks() throws IOException {
    ScriptedSender sender = ScriptedSender.answering(200);
    List<Alert> many =
        IntStream.range(0, 80)
            .mapToObj(i -> Messages.zone(AlertTier.ACTIVE_RISK).id("a" + i).createdAt(NOW))
            .toList();
    slack(sender).deliver(Messages.group(many, List.of()));
    assertThat(sent(sender).path("blocks")).hasSize(50);
    assertThat(sent(sender).toString()).contains("And 32 more.");
  }

  @Test
  void slack_says_when_to_come_back() {
    ScriptedSender sender = new ScriptedSender().then(429, Map.of("retry-after", "30"), "");
    long hint = 30 * SECOND;
    assertThat(slack(sender).deliver(delivery("t", "x")))
        .isEqualTo(new RetryLater("HTTP 429", hint, false, Feedback.slowDown(hint)));
  }

  @Test
  void telegram_gets_plain_text_of_4096_units() throws IOException {
    ScriptedSender sender =
        new ScriptedSender().then(200, Map.of(), "{\"ok\":true,\"result\":{\"message_id\":77}}");
    assertThat(telegram(sender, "-100123").deliver(delivery("t", "\uD83D\uDE00".repeat(4_000))))
        .isEqualTo(DeliveryOutcome.delivered("77"));
    JsonNode body = sent(sender);
    assertThat(body.path("text").asText().length()).isBetween(4_090, 4_096);
    assertThat(body.path("text").asText()).endsWith("\nContext, not advice. dlv_TEST0001");
    assertThat(body.path("chat_id").asText()).isEqualTo("-100123");
    assertThat(body.has("parse_mode")).isFalse();
    assertThat(sender.last().url().toString())
        .isEqualTo("https://api.telegram.org/bot" + TOKEN + "/sendMessage");
  }

  @Test
  void j5_telegram_says_when_to_come_back_in_the_body() {
    ScriptedSender sender =
        new ScriptedSender()
            .then(
                429,
                Map.of(),
                "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":7}}");
    long hint = 7 * SECOND;
    assertThat(telegram(sender, "1").deliver(delivery("t", "x")))
        .isEqualTo(new RetryLater("HTTP 429", hint, false, Feedback.slowDown(hint)));
  }

  @Test
  void an_answer_that_makes_no_sense_does_no_harm() {
    for (String body : List.of("", "<html>", "[]", "{\"result\":", "7", "null")) {
      assertThat(
              telegram(new ScriptedSender().then(200, Map.of(), body), "1")
                  .deliver(delivery("t", "x")))
          .isInstanceOf(DeliveryOutcome.Delivered.class);
    }
  }

  @Test
  void groups_are_slower_than_people() {
    assertThat(telegram(ScriptedSender.answering(200), "1").traits().bucketLimits())
        .hasSize(1)
        .allSatisfy(l -> assertThat(l.windowNanos()).isEqualTo(Duration.ofSeconds(1).toNanos()));
    assertThat(telegram(ScriptedSender.answering(200), "@desk").traits().bucketLimits()).hasSize(2);
  }

  @Test
  void what_is_wrong_is_said_without_the_token() {
    ScriptedSender sender = ScriptedSender.answering(200);
    ChannelConfig base = ChannelConfig.of("t").with("chat", "1");
    for (ChannelConfig wrong :
        List.of(
            base.with("token", "S3cret"),
            base.with("token", TOKEN).with("chat", "S3cret chat"),
            base.with("token", TOKEN).with("url", "nowhere/S3cret"))) {
      assertThatThrownBy(() -> open("telegram", sender, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("S3cret");
    }
  }

  @Test
  void no_print_and_no_outcome_holds_a_token() {
    IOException fault = new IOException("POST " + SLACK + " and /bot" + TOKEN + "/sendMessage");
    for (DeliveryChannel channel :
        List.of(
            slack(ScriptedSender.failing(fault)), telegram(ScriptedSender.failing(fault), "1"))) {
      assertThat(channel + " " + channel.deliver(delivery("t", "x"))).doesNotContain("S3cret");
    }
  }
}
