// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static io.github.liqscape.routing.alert.AlertTier.ACTIONABLE_SETUP;
import static io.github.liqscape.routing.alert.AlertTier.ACTIVE_RISK;
import static io.github.liqscape.routing.alert.AlertTier.AUTOMATION_CANDIDATE;
import static io.github.liqscape.routing.alert.AlertTier.WATCHLIST;
import static io.github.liqscape.setup.Decision.BUY;
import static io.github.liqscape.setup.Decision.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.alert.RoutingNote;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.rule.LabelMatcher;
import io.github.liqscape.routing.rule.QuietHours;
import io.github.liqscape.routing.rule.Silence;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section I of the routing vectors: ladders, outages, quiet hours and silences, to the instant. */
class LadderScenariosTest {

  private static final String Z = "z-60500-61000";

  private final Desk desk = new Desk().all();

  private String at(double seconds, AlertBuilder alert, String target) {
    return desk.at(seconds, alert).target(target).reason().name();
  }

  private void expect(double seconds, AlertBuilder alert, List<String> targets, String reason) {
    RoutingDecision d = desk.at(seconds, alert);
    for (String target : targets) {
      assertThat(d.target(target).reason().name()).as("%s at %s", target, seconds).isEqualTo(reason);
    }
  }

  private static AlertBuilder setup(AlertTier tier, double score, Timeframe timeframe) {
    return Desk.setup(tier, BUY, score).timeframe(timeframe);
  }

  private static DeliveryOutcome failure() {
    return DeliveryOutcome.retry("HTTP 503");
  }

  private static DeliveryOutcome slowDown(double seconds, Feedback.Scope scope) {
    long nanos = Desk.nanos(seconds);
    return new RetryLater("HTTP 429", nanos, false, new Feedback(nanos, scope, false, true));
  }

  private static List<Double> times(List<Delivery> attempts) {
    return attempts.stream().map(a -> a.attemptNanos() / 1e9).toList();
  }

  @Test
  void i1_ladder() {
    List<String> both = List.of("inbox", "push");
    AlertBuilder risk = Desk.zone(ACTIVE_RISK, Z);
    desk.mark(0, 60_750);
    expect(0, risk, both, "FIRST");
    expect(60, risk, both, "COOLDOWN_COUNTED");
    expect(300, risk, both, "COOLDOWN_COUNTED");
    expect(599.999, risk, both, "COOLDOWN_COUNTED");
    expect(600, risk, both, "DIGEST");
    assertThat(desk.push.delivered.getLast().repeats()).isEqualTo(4);
    assertThat(desk.push.delivered.getLast().repeatSpanNanos()).isEqualTo(600 * Desk.SECOND);
    expect(1_200, risk, both, "COOLDOWN_COUNTED");
    expect(1_799.999, risk, both, "COOLDOWN_COUNTED");
    expect(1_800, risk, both, "PAUSED_UNTIL_EXIT");
    expect(5_000, risk, both, "PAUSED_UNTIL_EXIT");
    desk.mark(5_100, 62_000);
    desk.mark(5_160, 62_000);
    assertThat(desk.events).hasAtLeastOneElementOfType(RoutingEvent.ZoneLeft.class);
    expect(5_200, risk, both, "ZONE_REENTRY");
  }

  @Test
  void zone_that_price_has_not_come_to_is_not_left() {
    AlertBuilder far = Desk.zone(WATCHLIST, Z).price(65_000, 500);
    desk.mark(0, 65_000);
    expect(0, far, List.of("inbox"), "FIRST");
    desk.mark(100, 65_000);
    desk.mark(200, 65_000);
    expect(300, far, List.of("inbox"), "COOLDOWN_COUNTED");
    desk.mark(400, 60_700);
    desk.mark(500, 65_000);
    desk.mark(560, 65_000);
    expect(600, far, List.of("inbox"), "ZONE_REENTRY");
  }

  @Test
  void condition_comes_confirmed() {
    desk.builder.confirmFor(WATCHLIST, Duration.ofSeconds(60));
    AlertBuilder crossed = Alert.condition(WATCHLIST, Venue.BINANCE, "BTCUSDT", "cross");
    assertThat(at(0, crossed, "inbox")).isEqualTo("FIRST");
  }

  @Test
  void i2_upgrade() {
    expect(0, Desk.zone(WATCHLIST, Z), List.of("inbox"), "FIRST");
    expect(30, Desk.zone(ACTIVE_RISK, Z), List.of("inbox"), "TIER_UPGRADE");
    assertThat(desk.push.delivered).hasSize(1);
    assertThat(desk.push.delivered.getFirst().reason()).isEqualTo(ReasonCode.FIRST);
    expect(60, Desk.zone(WATCHLIST, Z), List.of("inbox"), "TIER_DOWNGRADE");
    AlertBuilder four = setup(ACTIONABLE_SETUP, 0.72, Timeframe.H4);
    RoutingDecision d = desk.at(90, four);
    assertThat(Desk.reasons(d, "inbox", "discord", "push"))
        .containsExactly("FIRST", "FIRST", "CHANNEL_NOT_IN_TIER");
    expect(100, Desk.zone(ACTIVE_RISK, Z), List.of("inbox", "push"), "COOLDOWN_COUNTED");
    expect(
        110, setup(ACTIONABLE_SETUP, 0.72, Timeframe.H1), List.of("inbox", "discord"), "FIRST");
    AlertBuilder candidate = setup(AUTOMATION_CANDIDATE, 0.72, Timeframe.H4);
    expect(120, candidate, List.of("webhook", "paper"), "FIRST");
    expect(130, candidate, List.of("webhook", "paper"), "COOLDOWN_COUNTED");
  }

  @Test
  void i3_creeping_score() {
    double[] at = {0, 10, 20, 30, 40};
    double[] score = {0.5999, 0.60, 0.69, 0.70, 0.79};
    List<List<String>> expected =
        List.of(
            List.of("FIRST", "LOW_CONFIDENCE"),
            List.of("COOLDOWN_COUNTED", "FIRST"),
            List.of("COOLDOWN_COUNTED", "COOLDOWN_COUNTED"),
            List.of("MATERIAL_CHANGE", "MATERIAL_CHANGE"),
            List.of("COOLDOWN_COUNTED", "COOLDOWN_COUNTED"));
    for (int i = 0; i < at.length; i++) {
      RoutingDecision d = desk.at(at[i], setup(ACTIONABLE_SETUP, score[i], Timeframe.H4));
      assertThat(Desk.reasons(d, "inbox", "discord")).as("at %s", at[i]).isEqualTo(expected.get(i));
    }
  }

  @Test
  void i4_outage_to_expiry() {
    desk.webhook.answer = d -> failure();
    desk.at(0, setup(AUTOMATION_CANDIDATE, 0.74, Timeframe.H4));
    desk.turnTo(1_000);
    assertThat(times(desk.webhook.attempts))
        .containsExactly(0.0, 0.5, 1.5, 3.5, 7.5, 37.5, 97.5, 217.5);
    assertThat(desk.webhook.attempts.stream().map(Delivery::deliveryId).distinct()).hasSize(1);
    assertThat(desk.paper.delivered).hasSize(1);
    RoutingEvent.Ended end = ended("webhook");
    assertThat(end.end()).isEqualTo(DeliveryEnd.EXPIRED);
    assertThat(end.clockNanos()).isEqualTo(Desk.nanos(217.5));
  }

  private RoutingEvent.Ended ended(String target) {
    return desk.events.stream()
        .filter(e -> e instanceof RoutingEvent.Ended x && x.target().equals(target))
        .map(RoutingEvent.Ended.class::cast)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  @Test
  void i5_run_of_429() {
    desk.discord.answer =
        d ->
            switch (desk.discord.attempts.size()) {
              case 1 -> slowDown(0.376, Feedback.Scope.BUCKET);
              case 2 -> slowDown(2.0, Feedback.Scope.BUCKET);
              default -> DeliveryOutcome.delivered("1");
            };
    desk.at(0, setup(ACTIONABLE_SETUP, 0.72, Timeframe.H4));
    desk.turnTo(100);
    assertThat(times(desk.discord.attempts)).containsExactly(0.0, 0.5, 2.5);
    assertThat(desk.discord.delivered).hasSize(1);
  }

  @Test
  void i7_silence_edges() {
    desk.router()
        .silence(
            new Silence(
                "s", List.of(LabelMatcher.parse("symbol=\"BTCUSDT\"")), Desk.nanos(100),
                Desk.nanos(200), "me", "lunch"));
    assertThat(at(99.999, Desk.zone(WATCHLIST, "a"), "inbox")).isEqualTo("FIRST");
    assertThat(at(100, Desk.zone(WATCHLIST, "b"), "inbox")).isEqualTo("SILENCED");
    assertThat(at(150, Desk.zone(WATCHLIST, "c").critical(true), "inbox")).isEqualTo("SILENCED");
    assertThat(at(200, Desk.zone(WATCHLIST, "b"), "inbox")).isEqualTo("FIRST");
  }

  @Test
  void i8_flicker() {
    desk.builder.confirmFor(WATCHLIST, Duration.ofSeconds(60));
    AlertBuilder zone = Desk.zone(WATCHLIST, Z);
    assertThat(at(0, zone.startsAt(0), "inbox")).isEqualTo("UNCONFIRMED");
    desk.at(30, Desk.zone(WATCHLIST, Z).startsAt(0).endsAt(Desk.nanos(30)));
    AlertBuilder again = Desk.zone(WATCHLIST, Z).startsAt(Desk.nanos(40));
    assertThat(at(40, again, "inbox")).isEqualTo("UNCONFIRMED");
    assertThat(at(60, again, "inbox")).isEqualTo("UNCONFIRMED");
    desk.turnTo(99.999);
    assertThat(desk.inApp.delivered).isEmpty();
    desk.turnTo(100);
    assertThat(times(desk.inApp.delivered)).containsExactly(100.0);
    assertThat(desk.inApp.delivered.getFirst().reason()).isEqualTo(ReasonCode.FIRST);
    desk.turnTo(500);
    assertThat(desk.inApp.delivered).hasSize(1);
  }

  @Test
  void i9_store_of_what_was_sent_is_down() {
    boolean[] down = new boolean[1];
    desk.builder.stories(
        new Stories() {
          @Override
          LadderState ladder(Alert alert, String target) {
            if (down[0]) {
              throw new IllegalStateException("down");
            }
            return super.ladder(alert, target);
          }
        });
    expect(0, Desk.zone(ACTIVE_RISK, Z), List.of("inbox", "push"), "FIRST");
    down[0] = true;
    RoutingDecision d = desk.at(10, Desk.zone(ACTIVE_RISK, Z));
    assertThat(Desk.reasons(d, "inbox", "push")).containsExactly("FIRST", "FIRST");
    assertThat(d.target("push").notes()).containsExactly(RoutingNote.DEDUPE_FAIL_OPEN);
    assertThat(desk.push.delivered).hasSize(2);
    assertThat(desk.router().stats().dedupeFailures()).isEqualTo(2);
  }

  @Test
  void i11_windows_of_discord() {
    for (int i = 0; i < 12; i++) {
      desk.at(0, otherSetup("s" + i));
    }
    desk.turnTo(60);
    assertThat(times(desk.discord.attempts))
        .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 2.0, 2.0, 2.0, 2.0, 4.0, 4.0);
  }

  @Test
  void i11_remaining_zero_pauses_the_bucket() {
    desk.discord.answer =
        d ->
            desk.discord.attempts.size() == 1
                ? new DeliveryOutcome.Delivered("", Feedback.pause(Desk.nanos(1.25)))
                : DeliveryOutcome.delivered("");
    for (int i = 0; i < 3; i++) {
      desk.at(0, otherSetup("s" + i));
    }
    desk.turnTo(60);
    assertThat(times(desk.discord.attempts)).containsExactly(0.0, 1.25, 1.25);
  }

  private static AlertBuilder otherSetup(String ref) {
    return Alert.setup(
            ACTIONABLE_SETUP, Venue.BINANCE, "BTCUSDT", java.util.Optional.empty(), ref)
        .timeframe(Timeframe.H4)
        .verdict(BUY)
        .intent(io.github.liqscape.routing.alert.AlertIntent.OPEN)
        .conviction(new io.github.liqscape.routing.alert.Conviction.Uncalibrated(0.7));
  }

  @Test
  void i12_official_429_of_one_webhook_and_of_all() {
    ScriptedChannel second = new ScriptedChannel("discord", "discord:2");
    desk.builder.channel(second);
    desk.discord.answer =
        d ->
            desk.discord.attempts.size() == 1
                ? slowDown(64.57, Feedback.Scope.BUCKET)
                : DeliveryOutcome.delivered("");
    desk.at(0, otherSetup("a"));
    desk.at(10, otherSetup("b"));
    desk.turnTo(64.569);
    assertThat(times(second.attempts)).containsExactly(0.0, 10.0);
    assertThat(times(desk.discord.attempts)).containsExactly(0.0);
    desk.turnTo(70);
    assertThat(times(desk.discord.attempts)).containsExactly(0.0, 64.57, 64.57);
  }

  @Test
  void i12_global_429_stops_every_webhook() {
    ScriptedChannel second = new ScriptedChannel("discord", "discord:2");
    desk.builder.channel(second);
    desk.discord.answer =
        d ->
            desk.discord.attempts.size() == 1
                ? slowDown(64.57, Feedback.Scope.KIND)
                : DeliveryOutcome.delivered("");
    desk.at(0, otherSetup("a"));
    desk.turnTo(64.569);
    assertThat(second.attempts).isEmpty();
    desk.turnTo(70);
    assertThat(times(second.attempts)).containsExactly(64.57);
  }

  @Test
  void i14_dead_endpoint() {
    desk.discord.answer = d -> DeliveryOutcome.gone(DeadReason.GONE, "HTTP 404");
    desk.at(0, otherSetup("a"));
    assertThat(at(10, otherSetup("b"), "discord")).isEqualTo("TARGET_DISABLED");
    assertThat(desk.discord.attempts).hasSize(1);
    assertThat(desk.inApp.notices).hasSize(1);
    assertThat(desk.router().deadLetters()).hasSize(1);
    desk.router().enable("discord");
    assertThat(at(20, otherSetup("c"), "discord")).isEqualTo("FIRST");
  }

  @Test
  void i16_price_move() {
    List<String> inbox = List.of("inbox");
    expect(0, Desk.zone(ACTIVE_RISK, Z).price(60_000, 500), inbox, "FIRST");
    expect(1, Desk.zone(ACTIVE_RISK, Z).price(60_499.99, 500), inbox, "COOLDOWN_COUNTED");
    expect(2, Desk.zone(ACTIVE_RISK, Z).price(60_500, 500), inbox, "MATERIAL_CHANGE");
    expect(3, Desk.zone(ACTIVE_RISK, Z).price(60_001, 500), inbox, "COOLDOWN_COUNTED");
    expect(4, Desk.zone(ACTIVE_RISK, Z).price(60_000, 500), inbox, "MATERIAL_CHANGE");
  }

  @Test
  void i17_inhibition_by_labels() {
    List<String> inbox = List.of("inbox");
    expect(0, Desk.zone(ACTIVE_RISK, "A"), inbox, "FIRST");
    expect(1, Desk.zone(WATCHLIST, "B"), inbox, "INHIBITED");
    expect(1, Desk.zone(WATCHLIST, "BTCUSDT", PositionSide.SHORT, "C"), inbox, "FIRST");
    expect(1, Desk.zone(WATCHLIST, "ETHUSDT", PositionSide.LONG, "D"), inbox, "FIRST");
    expect(
        1, Alert.zone(WATCHLIST, Venue.BYBIT, "BTCUSDT", PositionSide.LONG, "E"), inbox, "FIRST");
    expect(1, Desk.zone(WATCHLIST, "A"), inbox, "TIER_DOWNGRADE");
  }

  @Test
  void i18_hint_past_expiry() {
    desk.webhook.answer = d -> slowDown(300, Feedback.Scope.BUCKET);
    desk.at(0, setup(AUTOMATION_CANDIDATE, 0.74, Timeframe.H4));
    assertThat(ended("webhook").end()).isEqualTo(DeliveryEnd.EXPIRED);
    assertThat(ended("webhook").clockNanos()).isZero();
  }

  @Test
  void i19_machine_ladder() {
    AlertBuilder candidate = setup(AUTOMATION_CANDIDATE, 0.74, Timeframe.H4);
    assertThat(at(0, candidate, "webhook")).isEqualTo("FIRST");
    assertThat(at(100, candidate, "webhook")).isEqualTo("COOLDOWN_COUNTED");
    assertThat(at(300, candidate, "webhook")).isEqualTo("PAUSED_UNTIL_EXIT");
    assertThat(at(9_000, candidate, "webhook")).isEqualTo("PAUSED_UNTIL_EXIT");
  }

  @Test
  void i20_drift() {
    desk.mark(0, 60_300);
    AlertBuilder candidate = setup(AUTOMATION_CANDIDATE, 0.74, Timeframe.H4);
    desk.at(0, candidate);
    assertThat(desk.webhook.delivered).hasSize(1);
    desk.mark(1, 60_301);
    desk.at(1, setup(AUTOMATION_CANDIDATE, 0.74, Timeframe.H1));
    assertThat(desk.webhook.delivered).hasSize(1);
    assertThat(ended("webhook").end()).isEqualTo(DeliveryEnd.PRICE_DRIFT);
    desk.mark(2, 59_699);
    desk.at(2, setup(AUTOMATION_CANDIDATE, 0.74, Timeframe.D1));
    assertThat(desk.webhook.delivered).hasSize(1);
  }

  @Test
  void i21_silence_by_pattern_ended_early() {
    desk.router()
        .silence(
            new Silence(
                "s", List.of(LabelMatcher.parse("tier=~\"WATCH.*\"")), 0, Desk.nanos(1_000), "me",
                ""));
    assertThat(at(20, Desk.zone(ACTIVE_RISK, "a"), "inbox")).isEqualTo("FIRST");
    AlertBuilder other =
        Desk.zone(WATCHLIST, "BTCUSDT", PositionSide.SHORT, "b");
    assertThat(at(49.999, other, "inbox")).isEqualTo("SILENCED");
    desk.turnTo(50);
    assertThat(desk.router().endSilence("s", Desk.nanos(50))).isTrue();
    assertThat(at(50, other, "inbox")).isEqualTo("FIRST");
  }

  @Test
  void i22_inhibitor_ages_out() {
    desk.at(0, Desk.zone(ACTIVE_RISK, "A"));
    assertThat(at(299.999, Desk.zone(WATCHLIST, "B"), "inbox")).isEqualTo("INHIBITED");
    assertThat(at(300, Desk.zone(WATCHLIST, "B"), "inbox")).isEqualTo("FIRST");
  }

  @Test
  void i25_two_clocks() {
    desk.turnTo(899);
    assertThat(desk.at(899, Desk.zone(ACTIVE_RISK, "a").createdAt(0)).target("inbox").reason())
        .isEqualTo(ReasonCode.FIRST);
    assertThat(desk.inApp.delivered).hasSize(1);
    RoutingDecision late = desk.at(900, Desk.zone(ACTIVE_RISK, "b").createdAt(0));
    assertThat(late.target("inbox").reason()).isEqualTo(ReasonCode.FIRST);
    assertThat(desk.inApp.attempts).hasSize(1);
    assertThat(ended("inbox").end()).isEqualTo(DeliveryEnd.EXPIRED);
  }

  @Test
  void i25_cooldown_is_of_event_time() {
    Alert first = Desk.zone(ACTIVE_RISK, "a").createdAt(0);
    assertThat(desk.at(650, first).target("inbox").reason()).isEqualTo(ReasonCode.FIRST);
    Alert second = Desk.zone(ACTIVE_RISK, "a").createdAt(Desk.nanos(600));
    assertThat(desk.at(651, second).target("inbox").reason()).isEqualTo(ReasonCode.DIGEST);
    Alert third = Desk.zone(ACTIVE_RISK, "b").createdAt(0);
    assertThat(desk.at(652, third).target("inbox").reason()).isEqualTo(ReasonCode.FIRST);
    Alert fourth = Desk.zone(ACTIVE_RISK, "b").createdAt(Desk.nanos(599.999));
    assertThat(desk.at(653, fourth).target("inbox").reason())
        .isEqualTo(ReasonCode.COOLDOWN_COUNTED);
  }

  @Test
  void i26_advised_revision() {
    desk.discord.answer = d -> slowDown(3, Feedback.Scope.BUCKET);
    desk.at(0, setup(ACTIONABLE_SETUP, 0.70, Timeframe.H4));
    RoutingDecision revised = desk.at(2, Desk.setup(ACTIONABLE_SETUP, WAIT, 0.70));
    assertThat(Desk.reasons(revised, "inbox", "discord"))
        .containsExactly("MATERIAL_CHANGE", "WAIT_VERDICT");
    assertThat(ended("discord").end()).isEqualTo(DeliveryEnd.SUPERSEDED);
    desk.turnTo(100);
    assertThat(desk.discord.attempts).hasSize(1);
  }

  @Test
  void i6_quiet_hours() {
    long day = 1_795_392_000L; // 2026-11-23T00:00:00Z
    Desk night = new Desk(day + 22.9 * 3_600).all();
    night.builder.quietHours(
        QuietHours.daily(ZoneOffset.UTC, LocalTime.of(22, 0), LocalTime.of(7, 0)));
    double at = day + 23 * 3_600;
    RoutingDecision plain = night.at(at, Desk.zone(ACTIVE_RISK, "a"));
    assertThat(Desk.reasons(plain, "inbox", "push"))
        .containsExactly("FIRST", "QUIET_HOURS_DROPPED");
    RoutingDecision critical = night.at(at, Desk.zone(ACTIVE_RISK, "b").critical(true));
    assertThat(critical.target("push").reason()).isEqualTo(ReasonCode.FIRST);
    assertThat(critical.target("push").notes()).containsExactly(RoutingNote.CRITICAL_BYPASS);
    double morning = day + 31 * 3_600;
    RoutingDecision edge = night.at(morning - 900, Desk.zone(ACTIVE_RISK, "c"));
    assertThat(edge.target("push").reason()).isEqualTo(ReasonCode.QUIET_HOURS_DROPPED);
    RoutingDecision deferred = night.at(morning - 600, Desk.zone(ACTIVE_RISK, "d"));
    assertThat(deferred.target("push").reason()).isEqualTo(ReasonCode.QUIET_HOURS_DEFERRED);
    assertThat(deferred.target("push").notBeforeNanos()).isEqualTo(Desk.nanos(morning));
    night.turnTo(morning - 0.001);
    assertThat(night.push.delivered).hasSize(1);
    RoutingDecision open = night.at(morning, Desk.zone(ACTIVE_RISK, "e"));
    assertThat(open.target("push").reason()).isEqualTo(ReasonCode.FIRST);
    Delivery released = night.push.delivered.get(1);
    assertThat(released.reason()).isEqualTo(ReasonCode.RELEASED_AFTER_QUIET);
    assertThat(released.secondsLeft()).isEqualTo(300);
    night.close();
  }
}
