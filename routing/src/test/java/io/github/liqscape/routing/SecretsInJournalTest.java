// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.EgressPolicy;
import io.github.liqscape.routing.channel.HttpSender;
import io.github.liqscape.setup.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section N of the vectors: whatever fails, and however it says so, no secret is written down. */
class SecretsInJournalTest {

  private static final String TOKEN = "abcDEF";
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static HttpSender failing(int how) {
    return request -> {
      String all = request.url() + " " + request.headers();
      return switch (how) {
        case 0 -> throw new IOException("connection reset at " + all);
        case 1 -> throw new HttpSender.NoAnswerException("no answer from " + all);
        case 2 -> throw new IllegalStateException("a fault that quotes " + all);
        default ->
            new HttpSender.Response(
                how,
                Map.of("x-note", all),
                ("refused: " + all).getBytes(StandardCharsets.UTF_8));
      };
    };
  }

  private static DeliveryChannel open(String kind, ChannelConfig config, HttpSender sender) {
    ChannelContext context =
        new ChannelContext(
            (url, allowance) -> new EgressPolicy.Verdict.Allowed(), sender, Path.of("unused"));
    return DeliveryChannels.installed().open(kind, config, context);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 302, 400, 401, 404, 429, 500})
  void neither_journal_nor_history_nor_dead_letter_holds_a_secret(int how) {
    FakeDisk disk = new FakeDisk();
    Desk desk = new Desk();
    HttpSender sender = failing(how);
    desk.builder.outbox(Path.of("/outbox")).disk(disk);
    desk.builder.channel(
        open(
            "discord",
            ChannelConfig.of("discord:1")
                .with("url", "https://discord.com/api/webhooks/123/" + TOKEN),
            sender));
    desk.builder.channel(
        open(
            "webhook",
            ChannelConfig.of("webhook:1")
                .with("url", "https://hooks.example.com/x?token=" + TOKEN)
                .with("secret", KEY),
            sender));
    desk.at(0, Desk.setup(AlertTier.ACTIONABLE_SETUP, Decision.BUY, 0.9));
    desk.at(1, Desk.setup(AlertTier.AUTOMATION_CANDIDATE, Decision.BUY, 0.9));
    desk.turnTo(2_000);
    StringBuilder written = new StringBuilder();
    disk.files()
        .forEach(f -> written.append(new String(disk.bytes(f), StandardCharsets.ISO_8859_1)));
    desk.events.forEach(e -> written.append(RoutingHistory.words(e)).append(e));
    written.append(desk.router().deadLetters()).append(desk.router().disabledTargets());
    assertThat(desk.events).hasSizeGreaterThan(3);
    for (String secret : List.of(TOKEN, KEY, KEY.substring(6))) {
      assertThat(written.toString()).doesNotContain(secret);
    }
    desk.close();
  }

  @Test
  void deliveries_went_through_both_channels() {
    Desk desk = new Desk();
    desk.builder.channel(
        open(
            "webhook",
            ChannelConfig.of("webhook:1")
                .with("url", "https://hooks.example.com/x")
                .with("secret", KEY),
            request -> new HttpSender.Response(204, Map.of(), new byte[0])));
    desk.at(1, Desk.setup(AlertTier.AUTOMATION_CANDIDATE, Decision.BUY, 0.9));
    assertThat(desk.router().stats().deliveries().values()).containsExactly(1L);
    desk.close();
  }
}
