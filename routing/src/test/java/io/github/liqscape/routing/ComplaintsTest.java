// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.routing.rule.LabelMatcher;
import io.github.liqscape.routing.rule.Silence;
import io.github.liqscape.routing.rule.TierChannels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users of other notifiers complain of: the page of tests is kept, and some stand here. */
class ComplaintsTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

  @Test
  void every_complaint_has_tests_and_each_of_them_exists() throws IOException {
    Path module = Path.of(System.getProperty("liqscape.root", "..")).resolve("routing");
    List<String> complaints = new ArrayList<>();
    Matcher row = ROW.matcher(Files.readString(module.resolve("COMPLAINTS.md")));
    while (row.find()) {
      complaints.add(row.group(1));
      int tests = 0;
      for (Matcher named = NAMED.matcher(row.group()); named.find(); tests++) {
        assertThat(source(module, named.group(1)))
            .as(named.group())
            .contains(" void " + named.group(2) + "(");
      }
      assertThat(tests).as(row.group()).isPositive();
    }
    assertThat(complaints)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 13).mapToObj(Integer::toString).toList());
  }

  private static String source(Path module, String type) throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve("src/test"))) {
      List<Path> found = files.filter(f -> f.endsWith(type + ".java")).toList();
      assertThat(found).as(type).hasSize(1);
      return Files.readString(found.getFirst());
    }
  }

  @Test
  void two_routers_of_the_same_alerts_send_the_same_ids() {
    List<List<String>> ids = new ArrayList<>();
    for (int replica = 0; replica < 2; replica++) {
      Desk desk = new Desk().all();
      desk.at(0, Desk.zone(AlertTier.ACTIVE_RISK, "a"));
      desk.at(700, Desk.zone(AlertTier.ACTIVE_RISK, "a"));
      ids.add(desk.push.delivered.stream().map(Delivery::deliveryId).toList());
      desk.close();
    }
    assertThat(ids.get(0)).hasSize(2).isEqualTo(ids.get(1));
  }

  @Test
  void two_routers_cannot_share_an_outbox() {
    FakeDisk disk = new FakeDisk();
    Desk first = new Desk().all();
    first.builder.outbox(Path.of("/outbox")).disk(disk);
    first.router();
    Desk second = new Desk().all();
    second.builder.outbox(Path.of("/outbox")).disk(disk);
    assertThatThrownBy(second::router)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("already open");
    first.close();
  }

  @Test
  void flapping_news_is_capped_by_the_hour() {
    Desk desk = new Desk().all();
    List<ReasonCode> reasons = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double price = i % 2 == 0 ? 60_000 : 61_000;
      reasons.add(
          desk.at(i * 10, Desk.zone(AlertTier.ACTIVE_RISK, "a").price(price, 500))
              .target("push")
              .reason());
    }
    assertThat(reasons.subList(1, 6)).containsOnly(ReasonCode.MATERIAL_CHANGE);
    assertThat(reasons.subList(6, 10))
        .containsOnly(ReasonCode.KEY_RATE_CAP, ReasonCode.COOLDOWN_COUNTED);
    assertThat(desk.push.delivered).hasSize(6);
    assertThat(
            desk.at(3_700, Desk.zone(AlertTier.ACTIVE_RISK, "a").price(65_000, 500))
                .target("push")
                .reason())
        .isEqualTo(ReasonCode.MATERIAL_CHANGE);
    desk.close();
  }

  @Test
  void alert_that_began_in_a_silence_is_told_when_the_silence_ends() {
    Desk desk = new Desk();
    GroupPolicy policy =
        GroupPolicy.DEFAULT.groupWait(Duration.ofSeconds(1)).groupInterval(Duration.ofSeconds(10));
    desk.builder.channel(desk.inApp).grouped("inbox", policy);
    desk.router()
        .silence(
            new Silence(
                "s", List.of(LabelMatcher.parse("symbol=BTCUSDT")), 0, Desk.nanos(50), "me", ""));
    desk.at(5, Desk.zone(AlertTier.WATCHLIST, "a"));
    desk.turnTo(49);
    assertThat(desk.inApp.delivered).isEmpty();
    desk.turnTo(60);
    assertThat(desk.inApp.delivered).hasSize(1);
    desk.close();
  }

  @Test
  void batch_that_fails_is_told_whole_and_once() {
    Desk desk = new Desk();
    desk.builder.channel(desk.email).tiers(
        TierChannels.DEFAULT.watchlistByEmail());
    desk.email.answer =
        d ->
            d.attemptNanos() < Desk.nanos(100)
                ? DeliveryOutcome.retry("HTTP 503")
                : DeliveryOutcome.delivered("");
    desk.at(0, Desk.zone(AlertTier.WATCHLIST, "a"));
    desk.at(1, Desk.zone(AlertTier.WATCHLIST, "b"));
    desk.turnTo(299);
    assertThat(desk.email.delivered).hasSize(1);
    assertThat(desk.email.delivered.getFirst().firing()).hasSize(2);
    desk.close();
  }

  @Test
  void thousand_alerts_return_while_every_channel_hangs() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    List<String> onCaller = new ArrayList<>();
    AlertRouterBuilder builder = AlertRouter.builder();
    for (String kind : List.of(ChannelKinds.PUSH, ChannelKinds.IN_APP)) {
      builder.channel(
          new ScriptedChannel(kind, kind) {
            @Override
            public DeliveryOutcome deliver(Delivery delivery) {
              if (Thread.currentThread().equals(caller)) {
                onCaller.add(delivery.deliveryId());
              }
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new DeliveryOutcome.Unknown("interrupted");
            }
          });
    }
    long now = System.currentTimeMillis() * 1_000_000L;
    try (AlertRouter router =
        builder
            .confirmFor(AlertTier.ACTIVE_RISK, Duration.ZERO)
            .closeWait(Duration.ZERO)
            .build()) {
      for (int i = 0; i < 1_000; i++) {
        RoutingDecision d =
            router.publish(Desk.zone(AlertTier.ACTIVE_RISK, "z" + i).createdAt(now));
        assertThat(d.target(ChannelKinds.PUSH).reason()).isEqualTo(ReasonCode.FIRST);
      }
      assertThat(onCaller).isEmpty();
    }
  }

  @Test
  void repeats_of_a_bar_close_are_spread() {
    Desk desk = new Desk().all();
    desk.builder.spreadRepeats(true);
    for (int i = 0; i < 20; i++) {
      desk.at(0, Desk.zone(AlertTier.ACTIVE_RISK, "z" + i));
    }
    for (int i = 0; i < 20; i++) {
      desk.at(600, Desk.zone(AlertTier.ACTIVE_RISK, "z" + i));
    }
    desk.turnTo(700);
    List<Long> digests =
        desk.push.delivered.stream()
            .filter(d -> d.reason() == ReasonCode.DIGEST)
            .map(d -> (d.attemptNanos() - Desk.nanos(600)) / Desk.SECOND)
            .toList();
    assertThat(digests).hasSize(20).allMatch(s -> s >= 0 && s < 30);
    assertThat(digests.stream().distinct().count()).isGreaterThan(8);
    desk.close();
  }
}
