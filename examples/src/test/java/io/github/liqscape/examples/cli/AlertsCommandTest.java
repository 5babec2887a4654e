// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {

  private static final String SECRET =
      Base64.getEncoder().encodeToString("a secret that nobody may see ...".getBytes(
          StandardCharsets.UTF_8));

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private LoopbackServer server;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path config;

  @BeforeEach
  void a_receiver_that_refuses() throws IOException {
    server = new LoopbackServer();
    server.page("/hook", 400, new byte[0]);
    config =
        Files.writeString(
            folder.resolve("targets.json"),
            """
            {"targets": [{"kind": "webhook", "id": "webhook:bot", "options":
              {"url": "URL/hook", "allow": "loopback", "secret": "whsec_SECRET"}}]}
            """
                .replace("URL", server.uri())
                .replace("SECRET", SECRET));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String outbox() {
    return folder.resolve("outbox").toString();
  }

  /** Publishes a candidate whose only message is refused; returns the ids of both. */
  private String[] publish() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    String[] ids = new String[2];
    DeliveryChannel webhook =
        ChannelDoor.open(TargetsFile.read(config, System::getenv)).getFirst();
    try (AlertRouter router =
        AlertRouter.builder()
            .channel(webhook)
            .outbox(folder.resolve("outbox"))
            .listener(
                event -> {
                  if (event instanceof RoutingEvent.Ended e) {
                    ids[1] = e.deliveryId();
                    assertThat(e.end()).isEqualTo(DeliveryEnd.DEAD);
                    ended.countDown();
                  }
                })
            .build()) {
      ids[0] = router.publishDurably(candidate()).alertId();
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
    return ids;
  }

  private static Alert candidate() {
    return Alert.setup(
            AlertTier.AUTOMATION_CANDIDATE, Venue.BINANCE, "BTCUSDT",
            Optional.of(PositionSide.LONG), "z1")
        .timeframe(Timeframe.H1)
        .verdict(Decision.BUY)
        .intent(AlertIntent.OPEN)
        .conviction(new Conviction.Claimed(0.9))
        .price(60_000, 500)
        .text("BUY BTCUSDT 1h", "A test of the command line.")
        .createdAt(Scheduler.system().nanos());
  }

  @Test
  void tail_shows_decisions_and_ends_in_words_and_as_json() throws Exception {
    String[] ids = publish();
    CommandRun words = CommandRun.of("alerts", "tail", "--outbox", outbox());
    assertThat(words.exit()).isZero();
    assertThat(words.out())
        .containsSubsequence(
            "AUTOMATION_CANDIDATE", ids[0], "webhook:bot", "PLANNED", "FIRST",
            "CHANNEL_NOT_IN_TIER", "DEAD after 1 attempt");
    CommandRun last = CommandRun.of("alerts", "tail", "--outbox", outbox(), "--last", "1", "--json");
    assertThat(last.out().lines()).hasSize(1);
    JsonNode end = new JsonMapper().readTree(last.out());
    assertThat(end.get("fact").textValue()).isEqualTo("ENDED");
    assertThat(end.get("message").textValue()).isEqualTo(ids[1]);
    CommandRun followed =
        CommandRun.of("alerts", "tail", "--outbox", outbox(), "--follow", "--for", "100ms");
    assertThat(followed.out()).isEqualTo(words.out());
    assertThat(followed.exit()).isZero();
  }

  @Test
  void explain_tells_the_story_of_an_alert_or_of_a_message() throws Exception {
    String[] ids = publish();
    for (String id : ids) {
      CommandRun run = CommandRun.of("alerts", "explain", id, "--outbox", outbox());
      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .contains(ids[0], ids[1], "in-app", "CHANNEL_NOT_IN_TIER: the tier does not reach");
    }
    CommandRun json = CommandRun.of("alerts", "explain", ids[0], "--outbox", outbox(), "--json");
    JsonNode facts = new JsonMapper().readTree(json.out());
    assertThat(facts).hasSize(2);
    assertThat(facts.at("/0/targets")).hasSize(6);
    CommandRun none = CommandRun.of("alerts", "explain", "alr_none", "--outbox", outbox());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("knows no alert and no message 'alr_none'");
  }

  @Test
  void a_dead_letter_is_listed_and_can_be_sent_once_more() throws Exception {
    String[] ids = publish();
    CommandRun dead = CommandRun.of("alerts", "dead", "--outbox", outbox());
    assertThat(dead.out())
        .contains(ids[1], "webhook:bot", "DEAD after 1", "HTTP 400", "can be resent until");
    String[] resend = {
      "alerts", "dead", "--outbox", outbox(), "--resend", ids[1], "--config", config.toString()
    };
    CommandRun again = CommandRun.of(resend);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out()).contains("DEAD");
    server.page("/hook", 204, new byte[0]);
    CommandRun now = CommandRun.of(resend);
    assertThat(now.out()).contains(ids[1], "DELIVERED");
    assertThat(now.exit()).isZero();
    assertThat(server.asked()).hasSize(3);
    assertThat(CommandRun.of("alerts", "dead", "--outbox", outbox()).out())
        .contains("no dead letters");
    CommandRun gone = CommandRun.of(resend);
    assertThat(gone.exit()).isEqualTo(1);
    assertThat(gone.out()).contains("no such dead letter");
    assertThat(dead.out() + again.out() + now.out() + gone.out()).doesNotContain(SECRET);
  }

  @Test
  void wrong_usage_is_one_sentence() throws Exception {
    refused("no outbox", "alerts", "tail", "--outbox", folder.resolve("none").toString());
    publish();
    refused("--for goes with --follow", "alerts", "tail", "--outbox", outbox(), "--for", "1s");
    refused("--last must be in [0, 100000]", "alerts", "tail", "--outbox", outbox(), "--last", "-1");
    refused("--config", "alerts", "dead", "--outbox", outbox(), "--resend", "dlv_1");
    refused(
        "--config goes with --resend", "alerts", "dead", "--outbox", outbox(), "--config",
        config.toString());
    Path other =
        Files.writeString(
            folder.resolve("other.json"), "{\"targets\":[{\"kind\":\"log\",\"id\":\"log:x\"}]}");
    String dead =
        new JsonMapper()
            .readTree(CommandRun.of("alerts", "dead", "--outbox", outbox(), "--json").out())
            .at("/0/message")
            .textValue();
    refused(
        "messages wait for [webhook:bot], which --config does not have; it has [log:x]", "alerts",
        "dead", "--outbox", outbox(), "--resend", dead, "--config", other.toString());
  }

  private static void refused(String part, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("liqscape: ").contains(part);
  }
}
