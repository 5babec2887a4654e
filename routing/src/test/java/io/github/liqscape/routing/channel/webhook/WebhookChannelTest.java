// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static io.github.liqscape.routing.channel.Messages.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.EgressPolicy;
import io.github.liqscape.routing.channel.HttpSender;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.ScriptedSender;
import io.github.liqscape.routing.channel.Secret;
import io.github.liqscape.setup.Decision;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookChannelTest {

  private static final String K1 = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private DeliveryChannel open(HttpSender sender) {
    return open(
        sender,
        ChannelConfig.of("webhook:bot-7")
            .with("url", "https://bot.example.com/hook?t=S3cret")
            .with("secret", K1));
  }

  private DeliveryChannel open(HttpSender sender, ChannelConfig config) {
    return DeliveryChannels.installed()
        .open("webhook", config, Messages.context(sender, directory));
  }

  private static String header(HttpSender.Request request, String name) {
    return String.valueOf(request.headers().get(name));
  }

  @Test
  void the_receiver_can_verify_what_was_sent() {
    ScriptedSender sender = ScriptedSender.answering(204);
    Delivery delivery = Messages.candidate();
    assertThat(open(sender).deliver(delivery)).isEqualTo(DeliveryOutcome.delivered(""));
    HttpSender.Request sent = sender.last();
    assertThat(
            WebhookVerifier.of(List.of(Secret.of(K1)))
                .verify(sent.headers(), sent.body(), NOW / SECOND))
        .isEqualTo(new WebhookVerifier.Verdict.Valid("dlv_TEST0001"));
  }

  @Test
  void a_retry_has_the_same_id_and_body_and_its_own_timestamp() {
    ScriptedSender sender = ScriptedSender.answering(503);
    DeliveryChannel channel = open(sender);
    Delivery first = Messages.candidate();
    channel.deliver(first);
    channel.deliver(Messages.again(first, 2, NOW + 5 * SECOND));
    HttpSender.Request a = sender.requests().getFirst();
    HttpSender.Request b = sender.last();
    assertThat(header(b, "webhook-id")).isEqualTo(header(a, "webhook-id"));
    assertThat(b.body()).isEqualTo(a.body());
    assertThat(header(a, "webhook-timestamp")).isEqualTo("1795406400");
    assertThat(header(b, "webhook-timestamp")).isEqualTo("1795406405");
    assertThat(header(b, "webhook-signature")).isNotEqualTo(header(a, "webhook-signature"));
  }

  @Test
  void the_body_has_type_timestamp_and_data_with_its_expiry() throws IOException {
    ScriptedSender sender = ScriptedSender.answering(200);
    open(sender).deliver(Messages.candidate());
    JsonNode body = JSON.readTree(sender.last().body());
    assertThat(body.path("type").asText()).isEqualTo("automation.candidate");
    assertThat(body.path("timestamp").asText()).isEqualTo("2026-11-23T04:00:00Z");
    JsonNode data = body.path("data");
    assertThat(data.path("expiresAt").asText()).isEqualTo("2026-11-23T04:05:00Z");
    assertThat(data.path("symbol").asText()).isEqualTo("BTCUSDT");
    assertThat(data.path("verdict").asText()).isEqualTo("BUY");
    assertThat(data.path("price").asText()).isEqualTo("67840");
    assertThat(data.path("score").asDouble()).isEqualTo(0.74);
    assertThat(data.path("calibration").asText()).isEqualTo("UNCALIBRATED");
    assertThat(data.has("pnlPct")).isFalse();
  }

  @Test
  void a_body_stays_under_20_kB_whatever_is_said() throws IOException {
    ScriptedSender sender = ScriptedSender.answering(200);
    Alert chatty =
        Messages.setup(AlertTier.AUTOMATION_CANDIDATE)
            .text("t", "\uD83D\uDE00".repeat(32_768))
            .createdAt(NOW);
    open(sender).deliver(Messages.of(chatty));
    assertThat(sender.last().body().length).isLessThan(20_000);
    assertThat(JSON.readTree(sender.last().body()).path("data").path("text").asText())
        .endsWith("\u2026");
    List<Alert> many =
        IntStream.range(0, 200)
            .mapToObj(i -> Messages.setup(AlertTier.WATCHLIST).id("a" + i).createdAt(NOW))
            .toList();
    open(sender).deliver(Messages.group(many, List.of()));
    assertThat(sender.last().body().length).isLessThan(20_000);
    JsonNode data = JSON.readTree(sender.last().body()).path("data");
    assertThat(data.path("alerts").size() + data.path("omitted").asInt()).isEqualTo(200);
  }

  @Test
  void a_wait_is_never_sent() {
    ScriptedSender sender = ScriptedSender.answering(200);
    Alert wait =
        Messages.setup(AlertTier.AUTOMATION_CANDIDATE).verdict(Decision.WAIT).createdAt(NOW);
    assertThat(open(sender).deliver(Messages.of(wait))).isInstanceOf(DeliveryOutcome.Dead.class);
    assertThat(sender.requests()).isEmpty();
  }

  @Test
  void nothing_is_sent_when_its_time_is_over() {
    ScriptedSender sender = ScriptedSender.answering(200);
    Delivery late = Messages.again(Messages.candidate(), 1, NOW + 300 * SECOND);
    assertThat(open(sender).deliver(late)).isEqualTo(new DeliveryOutcome.Expired());
    assertThat(sender.requests()).isEmpty();
  }

  @Test
  void an_address_that_may_not_be_reached_is_not_reached() {
    ScriptedSender sender = ScriptedSender.answering(200);
    EgressPolicy policy =
        EgressPolicy.resolving(host -> List.of(InetAddress.getByName("10.0.0.1")));
    DeliveryChannel channel =
        new WebhookProvider()
            .open(
                ChannelConfig.of("w").with("url", "https://bot.example.com/x").with("secret", K1),
                new ChannelContext(policy, sender, directory));
    assertThat(channel.deliver(Messages.candidate()))
        .isInstanceOfSatisfying(
            DeliveryOutcome.Dead.class,
            d -> assertThat(d.reason()).isEqualTo(DeadReason.EGRESS_DENIED));
    assertThat(sender.requests()).isEmpty();
  }

  @Test
  void a_resolver_that_hangs_does_not_hold_the_attempt() {
    CountDownLatch never = new CountDownLatch(1);
    EgressPolicy policy =
        (url, allowance) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new EgressPolicy.Verdict.Allowed();
        };
    DeliveryChannel channel =
        new WebhookProvider()
            .open(
                ChannelConfig.of("w").with("url", "https://bot.example.com/x").with("secret", K1),
                new ChannelContext(policy, ScriptedSender.answering(200), directory));
    Delivery d = Messages.candidate();
    Delivery brief =
        new Delivery(
            d.deliveryId(),
            d.threadKey(),
            d.reason(),
            d.tier(),
            d.firing(),
            d.ended(),
            0,
            0,
            1,
            d.attemptNanos(),
            d.expiresAtNanos(),
            Duration.ofMillis(50));
    assertThat(channel.deliver(brief))
        .isEqualTo(DeliveryOutcome.retry("the name was not resolved in time"));
    never.countDown();
  }

  @Test
  void no_connection_is_a_failure_and_silence_is_unknown() {
    assertThat(
            open(ScriptedSender.failing(new IOException("no connection")))
                .deliver(Messages.candidate()))
        .isInstanceOf(DeliveryOutcome.RetryLater.class);
    assertThat(
            open(ScriptedSender.failing(new HttpSender.NoAnswerException("none")))
                .deliver(Messages.candidate()))
        .isInstanceOf(DeliveryOutcome.Unknown.class);
  }

  @Test
  void what_is_missing_or_wrong_is_said_without_the_secret() {
    ScriptedSender sender = ScriptedSender.answering(200);
    ChannelConfig base = ChannelConfig.of("w").with("url", "https://h.example.com/S3cret");
    assertThatThrownBy(() -> open(sender, base)).hasMessage("w needs the option 'secret'");
    for (ChannelConfig wrong :
        List.of(
            base.with("secret", "whsec_S3cret"),
            base.with("secret", "whsec_S3cret!!!"),
            base.with("secret", K1).with("allow", "S3cret"),
            base.with("secret", K1).with("url", "https://S3cret host/"),
            base.with("secret", K1).with("ed25519", "whsk_S3cret="))) {
      assertThatThrownBy(() -> open(sender, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("S3cret")
          .hasNoCause();
    }
  }

  @Test
  void a_channel_prints_neither_path_nor_query() {
    assertThat(open(ScriptedSender.answering(200)).toString())
        .isEqualTo("webhook:bot-7 at https://bot.example.com (PUBLIC)");
  }
}
