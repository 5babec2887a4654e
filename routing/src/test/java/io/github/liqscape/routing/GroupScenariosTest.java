// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.routing.rule.LabelMatcher;
import io.github.liqscape.routing.rule.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Section F of the routing vectors: when a group speaks, and of what. */
class GroupScenariosTest {

  private static final double OPEN = Double.POSITIVE_INFINITY;

  private final Desk desk = new Desk();
  private final ScriptedChannel rec1 = new ScriptedChannel("in-app", "rec1");

  private static GroupPolicy policy(double wait, double interval) {
    return GroupPolicy.DEFAULT
        .groupBy(Set.of())
        .groupWait(Duration.ofMillis(Math.round(wait * 1e3)))
        .groupInterval(Duration.ofMillis(Math.round(interval * 1e3)));
  }

  private static GroupPolicy policy(double wait, double interval, double repeat) {
    return policy(wait, interval).repeatInterval(Duration.ofNanos(Math.round(repeat * 1e9)));
  }

  private void grouped(GroupPolicy policy) {
    desk.builder.channel(rec1).grouped("rec1", policy);
    desk.router();
  }

  private void at(double seconds, String name, double start, double end, String text) {
    report(seconds, Desk.zone(AlertTier.WATCHLIST, name), start, end, text);
  }

  private void report(
      double seconds, AlertBuilder alert, double start, double end, String text) {
    alert.startsAt(Desk.nanos(start)).text(name(alert), text);
    if (end != OPEN) {
      alert.endsAt(Desk.nanos(end));
    }
    desk.at(seconds, alert);
  }

  private static String name(AlertBuilder alert) {
    return alert.createdAt(Long.MAX_VALUE / 4).ref();
  }

  /** {@code 2.1 a1[1.1,+a5[1.7, FIRST}: when, what fires with its start, what has ended, why. */
  private List<String> said(ScriptedChannel channel) {
    List<String> said = new ArrayList<>();
    for (Delivery d : channel.delivered) {
      List<String> shown = new ArrayList<>();
      d.firing().forEach(a -> shown.add(a.ref() + "[" + seconds(a.startsAtNanos()) + ","));
      d.ended()
          .forEach(
              a ->
                  shown.add(
                      a.ref() + "[" + seconds(a.startsAtNanos()) + "," + seconds(a.endsAtNanos())
                          + ")"));
      said.add(seconds(d.attemptNanos()) + " " + String.join("+", shown) + " " + d.reason());
    }
    return said;
  }

  private static String seconds(long nanos) {
    double s = nanos / 1e9;
    return s == Math.rint(s) ? Long.toString((long) s) : Double.toString(s);
  }

  @Test
  void f1_repeat() {
    grouped(policy(1, 1, 0.001));
    at(1, "A", 1, OPEN, "");
    at(3.5, "A", 1, 3, "");
    desk.turnTo(10);
    assertThat(said(rec1))
        .containsExactly("2 A[1, FIRST", "3 A[1, REPEAT_INTERVAL", "4 A[1,3) ALL_RESOLVED");
  }

  @Test
  void f2_batch() {
    grouped(policy(1, 1, 4.9));
    at(1.1, "a1", 1, OPEN, "");
    at(1.7, "a5", 1, OPEN, "");
    at(3.3, "a2", 1.5, OPEN, "");
    at(3.3, "a3", 1.5, OPEN, "");
    at(3.3, "a4", 1.6, OPEN, "");
    desk.turnTo(14);
    String all = "a1[1,+a5[1,+a2[1.5,+a3[1.5,+a4[1.6,";
    assertThat(said(rec1))
        .containsExactly(
            "2.1 a1[1,+a5[1, FIRST", "4.1 " + all + " NEW_IN_GROUP",
            "9.1 " + all + " REPEAT_INTERVAL");
  }

  @Test
  void f3_fan_out() {
    ScriptedChannel rec2 = new ScriptedChannel("in-app", "rec2");
    rec2.answer =
        d ->
            d.attemptNanos() < Desk.nanos(4.5)
                ? DeliveryOutcome.retry("HTTP 503")
                : DeliveryOutcome.delivered("");
    desk.builder.channel(rec2).grouped("rec2", policy(1, 2, 3));
    grouped(policy(1, 2, 3));
    at(1, "A", 1, OPEN, "");
    desk.turnTo(9.9);
    assertThat(said(rec1)).containsExactly("2 A[1, FIRST", "6 A[1, REPEAT_INTERVAL");
    assertThat(rec2.attempts.stream().map(d -> d.attemptNanos() / 1e9))
        .containsExactly(2.0, 2.5, 3.5, 5.5);
    assertThat(said(rec2)).containsExactly("5.5 A[1, FIRST");
  }

  @Test
  void f4_stale() {
    grouped(policy(1, 5).resolveTimeout(Duration.ofSeconds(10)));
    for (String v : List.of("v1", "v2", "v3")) {
      at(1, v, 1, OPEN, "");
    }
    desk.turnTo(20);
    assertThat(said(rec1))
        .containsExactly(
            "2 v1[1,+v2[1,+v3[1, FIRST", "12 v1[1,11)+v2[1,11)+v3[1,11) ALL_RESOLVED");
  }

  @Test
  void f5_merge() {
    grouped(policy(1, 1, 0.001));
    at(1, "A", 1, OPEN, "");
    desk.turnTo(1.0);
    // As in the vector: a report of an alert that began after its arrival cannot be; 1.1 becomes 1.
    at(1.2, "A", 1, OPEN, "");
    at(2.1, "A", 2, OPEN, "v1");
    at(3.6, "A", 1.5, OPEN, "v2");
    at(4.6, "A", 3, 4.5, "v2");
    at(4.8, "A", 2.9, 4.8, "v3");
    at(4.8, "A", 2.9, 4.1, "v3");
    at(5.3, "A", 5.3, OPEN, "");
    desk.turnTo(6.9);
    assertThat(said(rec1))
        .containsExactly(
            "2 A[1, FIRST", "3 A[1, REPEAT_INTERVAL", "4 A[1, REPEAT_INTERVAL",
            "5 A[1,4.8) ALL_RESOLVED", "6 A[5.3, FIRST");
    assertThat(rec1.delivered.stream().map(d -> d.alert().text()))
        .containsExactly("", "v1", "v2", "v3", "");
  }

  @Test
  void f6_cold_start() {
    grouped(policy(1, 6).startDelay(Duration.ofSeconds(5)));
    at(1, "a1", 1, OPEN, "");
    at(2, "a2", 2, OPEN, "");
    at(6, "a3", 6, OPEN, "");
    at(7, "a4", 7, OPEN, "");
    desk.turnTo(16);
    assertThat(said(rec1))
        .containsExactly("5 a1[1,+a2[2, FIRST", "11 a1[1,+a2[2,+a3[6,+a4[7, NEW_IN_GROUP");
  }

  @Test
  void f7_inhibit() {
    grouped(policy(1, 1, 1));
    AlertTier low = AlertTier.WATCHLIST;
    report(1, Desk.zone(low, "ETHUSDT", PositionSide.LONG, "X"), 1, OPEN, "");
    report(1, Desk.zone(low, "BTCUSDT", PositionSide.LONG, "W1"), 1, OPEN, "");
    report(1, Desk.zone(low, "BTCUSDT", PositionSide.SHORT, "W2"), 1, OPEN, "");
    report(
        2.2, Desk.zone(AlertTier.ACTIVE_RISK, "BTCUSDT", PositionSide.LONG, "S"), 2.2, OPEN, "");
    report(
        3.6, Desk.zone(AlertTier.ACTIVE_RISK, "BTCUSDT", PositionSide.LONG, "S"), 2.2, 3.6, "");
    desk.turnTo(4.9);
    assertThat(said(rec1))
        .containsExactly(
            "2 X[1,+W1[1,+W2[1, FIRST", "3 X[1,+W2[1,+S[2.2, NEW_IN_GROUP",
            "4 X[1,+W1[1,+W2[1,+S[2.2,3.6) NEW_IN_GROUP");
  }

  @Test
  void f8_silence() {
    grouped(policy(1, 1, 0.001));
    at(1, "a1", 1, OPEN, "");
    at(1, "a2", 1, OPEN, "");
    desk.turnTo(2.3);
    desk.router()
        .silence(
            new Silence(
                "s", List.of(LabelMatcher.parse("ref=a1")), Desk.nanos(2.5), Desk.nanos(4.5), "me",
                ""));
    desk.turnTo(5.5);
    assertThat(said(rec1))
        .containsExactly(
            "2 a1[1,+a2[1, FIRST", "3 a2[1, REPEAT_INTERVAL", "4 a2[1, REPEAT_INTERVAL",
            "5 a1[1,+a2[1, NEW_IN_GROUP");
  }

  @Test
  void f9_race() throws Exception {
    grouped(policy(1, 1, 3_600));
    desk.turnTo(1);
    Alert alert = Desk.zone(AlertTier.WATCHLIST, "A").createdAt(Desk.nanos(1));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      threads.add(Thread.ofPlatform().start(() -> desk.router().publish(alert)));
    }
    for (Thread t : threads) {
      t.join();
    }
    desk.turnTo(60);
    assertThat(said(rec1)).containsExactly("2 A[1, FIRST");
  }

  @Test
  void f10_late_report() {
    grouped(policy(5, 5));
    at(10, "A", 3, OPEN, "");
    desk.turnTo(14);
    assertThat(said(rec1)).containsExactly("10 A[3, FIRST");
  }

  @Test
  void f11_blip() {
    grouped(policy(1, 1));
    at(1, "A", 1, OPEN, "");
    at(1.5, "A", 1, 1.5, "");
    desk.turnTo(10);
    assertThat(said(rec1)).isEmpty();
  }
}
