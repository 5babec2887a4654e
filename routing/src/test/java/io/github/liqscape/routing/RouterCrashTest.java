// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Durability;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.alert.RoutingNote;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.RateLimit;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.OutboxSettings;
import io.github.liqscape.routing.rule.TierChannels;
import io.github.liqscape.setup.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The crash law: an alert that was accepted gets, whatever happens, at least one attempt with its
 * ids, or has a record that it expired. Section I10 of the vectors, and a hunt on a disk that loses
 * what was not forced.
 */
class RouterCrashTest {

  private static final Path OUTBOX = Path.of("/outbox");
  private static final int SEEDS = Boolean.getBoolean("liqscape.thorough") ? 60 : 3;

  /** One life of a router; the disk and what receivers saw outlive it. */
  private static final class Life {
    final Desk desk;

    Life(FakeDisk disk, double now, Receivers receivers) {
      desk = new Desk(now);
      desk.builder.outbox(OUTBOX).disk(disk);
      for (ScriptedChannel c :
          List.of(desk.inApp, desk.push, desk.discord, desk.webhook, desk.paper)) {
        c.answer = receivers::answer;
        desk.builder.channel(c);
      }
    }
  }

  /** What all receivers have seen, over all lives. */
  private static final class Receivers {
    final List<Delivery> attempts = new ArrayList<>();
    final Set<String> down = new HashSet<>();
    boolean allDown;

    DeliveryOutcome answer(Delivery d) {
      attempts.add(d);
      return allDown || down.contains(d.deliveryId())
          ? DeliveryOutcome.retry("HTTP 503")
          : DeliveryOutcome.delivered("");
    }

    long attemptsOf(String deliveryId) {
      return attempts.stream().filter(d -> d.deliveryId().equals(deliveryId)).count();
    }
  }

  private static Alert candidate(double seconds) {
    return Desk.setup(AlertTier.AUTOMATION_CANDIDATE, Decision.BUY, 0.74)
        .createdAt(Desk.nanos(seconds));
  }

  private static String plannedId(RoutingDecision d, String target) {
    return d.target(target).deliveryId().orElseThrow();
  }

  @Test
  void i10a_accepted_alert_is_attempted_after_a_restart_with_its_id() {
    FakeDisk disk = new FakeDisk();
    Receivers receivers = new Receivers();
    receivers.allDown = true;
    Life first = new Life(disk, 0, receivers);
    RoutingDecision d = first.desk.at(0, Desk.zone(AlertTier.ACTIVE_RISK, "z"));
    assertThat(d.durability().state()).isEqualTo(Durability.State.DURABLE);
    disk.crash(new Random(1));
    receivers.allDown = false;
    receivers.attempts.clear();
    Life second = new Life(disk, 40, receivers);
    second.desk.turnTo(41);
    assertThat(receivers.attempts.stream().map(Delivery::deliveryId))
        .containsExactlyInAnyOrder(plannedId(d, "inbox"), plannedId(d, "push"));
  }

  @Test
  void i10b_what_expired_meanwhile_is_not_sent() {
    FakeDisk disk = new FakeDisk();
    Receivers receivers = new Receivers();
    receivers.allDown = true;
    Life first = new Life(disk, 0, receivers);
    first.desk.at(0, candidate(0));
    disk.crash(new Random(1));
    receivers.attempts.clear();
    Life second = new Life(disk, 300, receivers);
    second.desk.turnTo(400);
    assertThat(receivers.attempts).isEmpty();
    assertThat(
            second.desk.events.stream()
                .filter(e -> e instanceof RoutingEvent.Ended x && x.end() == DeliveryEnd.EXPIRED))
        .hasSize(2);
  }

  @Test
  void i10c_ladder_outlives_a_restart() {
    FakeDisk disk = new FakeDisk();
    Receivers receivers = new Receivers();
    Life first = new Life(disk, 0, receivers);
    first.desk.at(0, Desk.zone(AlertTier.ACTIVE_RISK, "z"));
    first.desk.close();
    Life second = new Life(disk, 50, receivers);
    RoutingDecision d = second.desk.at(100, Desk.zone(AlertTier.ACTIVE_RISK, "z"));
    assertThat(Desk.reasons(d, "inbox", "push"))
        .containsExactly("COOLDOWN_COUNTED", "COOLDOWN_COUNTED");
  }

  private static ChannelTraits twoAMinute() {
    return ScriptedChannel.traitsOf(ChannelKinds.PUSH)
        .limitedTo(RateLimit.of(2, Duration.ofMinutes(1)));
  }

  private static Desk limited(FakeDisk disk, double now, ScriptedChannel push) {
    Desk desk = new Desk(now);
    desk.builder.outbox(OUTBOX).disk(disk).channel(push);
    return desk;
  }

  private static List<Double> secondsOf(ScriptedChannel channel) {
    return channel.attempts.stream().map(d -> d.attemptNanos() / 1e9).toList();
  }

  @Test
  void limit_of_a_receiver_outlives_a_restart() {
    FakeDisk disk = new FakeDisk();
    ScriptedChannel push = new ScriptedChannel(ChannelKinds.PUSH, "push", twoAMinute());
    Desk first = limited(disk, 0, push);
    first.at(0, Desk.zone(AlertTier.ACTIVE_RISK, "a"));
    push.answer = d -> DeliveryOutcome.retry("HTTP 503");
    first.at(20, Desk.zone(AlertTier.ACTIVE_RISK, "b"));
    push.answer = d -> DeliveryOutcome.delivered("");
    disk.crash(new Random(1));
    Desk second = limited(disk, 30, push);
    second.at(31, Desk.zone(AlertTier.ACTIVE_RISK, "c"));
    second.turnTo(300);
    // At 30 one of b may have been under way, of which nothing is known.
    assertThat(secondsOf(push)).containsExactly(0.0, 20.0, 80.0, 90.0);
  }

  @Test
  void limit_does_not_outlive_a_clock_that_is_set_back() {
    FakeDisk disk = new FakeDisk();
    ScriptedChannel push = new ScriptedChannel(ChannelKinds.PUSH, "push", twoAMinute());
    Desk first = limited(disk, 7_200, push);
    first.at(7_200, Desk.zone(AlertTier.ACTIVE_RISK, "a"));
    first.at(7_201, Desk.zone(AlertTier.ACTIVE_RISK, "b"));
    disk.crash(new Random(1));
    Desk second = limited(disk, 3_600, push);
    second.at(3_600, Desk.zone(AlertTier.ACTIVE_RISK, "c"));
    second.turnTo(4_000);
    assertThat(secondsOf(push)).containsExactly(7_200.0, 7_201.0, 3_660.0);
  }

  @Test
  void what_a_full_queue_dropped_has_its_reason_after_a_restart_and_can_be_sent_again() {
    FakeDisk disk = new FakeDisk();
    ScriptedChannel push = new ScriptedChannel(ChannelKinds.PUSH, "push");
    push.answer = d -> DeliveryOutcome.retry("HTTP 503");
    Desk first = limited(disk, 0, push);
    first.builder.delivery(OutboxSettings.DEFAULT.queueCapacity(2));
    List<String> ids = new ArrayList<>();
    for (String zone : List.of("a", "b", "c")) {
      ids.add(plannedId(first.at(0, Desk.zone(AlertTier.ACTIVE_RISK, zone)), "push"));
    }
    disk.crash(new Random(1));
    push.answer = d -> DeliveryOutcome.delivered("");
    Desk second = limited(disk, 10, push);
    second.turnTo(11);
    assertThat(push.delivered.stream().map(Delivery::deliveryId))
        .containsExactlyElementsOf(ids.subList(1, 3));
    assertThat(second.router().deadLetters())
        .extracting(DeadLetter::end)
        .containsExactly(DeliveryEnd.QUEUE_FULL);
    assertThat(second.router().resend(ids.getFirst())).isTrue();
    second.turnTo(12);
    assertThat(push.delivered.getLast().deliveryId()).isEqualTo(ids.getFirst());
  }

  @Test
  void i10f_journal_down_sends_once_from_memory() {
    FakeDisk disk = new FakeDisk();
    Receivers receivers = new Receivers();
    Life first = new Life(disk, 0, receivers);
    first.desk.router();
    disk.forcesLeft = 0;
    RoutingDecision d = first.desk.at(0, Desk.zone(AlertTier.ACTIVE_RISK, "z"));
    assertThat(d.durability().state()).isEqualTo(Durability.State.NOT_DURABLE);
    assertThat(d.target("push").notes()).containsExactly(RoutingNote.JOURNAL_DOWN);
    assertThat(receivers.attempts).hasSize(2);
    assertThat(first.desk.router().stats().notDurable()).isEqualTo(1);
    assertThat(first.desk.inApp.notices).anyMatch(n -> n.startsWith("JOURNAL_DOWN"));
    disk.crash(new Random(3));
    Life second = new Life(disk, 40, receivers);
    second.desk.turnTo(100);
    assertThat(receivers.attempts).hasSize(2);
  }

  @Test
  void journal_that_recovers_takes_records_again() {
    FakeDisk disk = new FakeDisk();
    Receivers receivers = new Receivers();
    Life life = new Life(disk, 0, receivers);
    life.desk.router();
    disk.forcesLeft = 0;
    life.desk.at(0, Desk.zone(AlertTier.ACTIVE_RISK, "a"));
    disk.forcesLeft = Long.MAX_VALUE;
    life.desk.turnTo(5);
    RoutingDecision d = life.desk.at(5, Desk.zone(AlertTier.ACTIVE_RISK, "b"));
    assertThat(d.durability().state()).isEqualTo(Durability.State.DURABLE);
  }

  /** A scripted run that does a little of everything; what was accepted is told as it goes. */
  private static void script(Desk desk, Receivers receivers, List<RoutingDecision> accepted) {
    for (int i = 0; i < 8; i++) {
      double at = 10 + 20 * i;
      receivers.allDown = i % 3 == 1;
      Alert alert =
          switch (i % 4) {
            case 0 -> Desk.zone(AlertTier.ACTIVE_RISK, "z" + i).createdAt(Desk.nanos(at));
            case 1 ->
                Desk.zone(AlertTier.WATCHLIST, "ETHUSDT", PositionSide.SHORT, "e" + i)
                    .createdAt(Desk.nanos(at));
            case 2 ->
                Desk.setup(AlertTier.ACTIONABLE_SETUP, Decision.BUY, 0.6 + i / 50.0)
                    .createdAt(Desk.nanos(at));
            default -> candidate(at);
          };
      RoutingDecision d = desk.at(at, alert);
      if (d.durability().state() == Durability.State.DURABLE) {
        accepted.add(d);
      }
    }
    receivers.allDown = false;
    desk.turnTo(200);
  }

  private static void law(List<RoutingDecision> accepted, Receivers receivers, Desk last) {
    Set<String> expired = new HashSet<>();
    for (RoutingEvent e : last.events) {
      if (e instanceof RoutingEvent.Ended x) {
        expired.add(x.deliveryId());
      }
    }
    for (RoutingDecision d : accepted) {
      for (TargetDecision t : d.targets()) {
        Optional<String> id = t.deliveryId();
        id.ifPresent(
            i ->
                assertThat(receivers.attemptsOf(i) > 0 || expired.contains(i))
                    .as("%s of %s to %s", i, d.alert(), t.target())
                    .isTrue());
      }
    }
  }

  @Test
  void every_accepted_alert_survives_a_power_cut_at_any_step() {
    boolean completed = false;
    int cuts = 0;
    for (int step = 0; !completed; step++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        FakeDisk disk = new FakeDisk();
        Receivers receivers = new Receivers();
        List<RoutingDecision> accepted = new ArrayList<>();
        Life life = new Life(disk, 0, receivers);
        disk.stepsLeft = step;
        try {
          life.desk.router();
          script(life.desk, receivers, accepted);
          completed = disk.stepsLeft > 0;
        } catch (JournalException e) {
          assertThat(accepted).isEmpty();
        }
        disk.crash(new Random(seed));
        receivers.allDown = false;
        Life next = new Life(disk, 171, receivers);
        next.desk.turnTo(2_000);
        law(accepted, receivers, next.desk);
        cuts++;
      }
    }
    assertThat(cuts).isGreaterThan(20 * SEEDS);
  }

  @Test
  void journal_cut_at_any_byte_is_a_prefix_of_what_happened() {
    FakeDisk disk = new FakeDisk();
    Receivers receivers = new Receivers();
    Life life = new Life(disk, 0, receivers);
    script(life.desk, receivers, new ArrayList<>());
    life.desk.router();
    Path segment =
        disk.files().stream().filter(f -> disk.bytes(f).length > 1_000).findFirst().orElseThrow();
    byte[] whole = disk.bytes(segment);
    int stride = SEEDS > 3 ? 1 : 23;
    int last = -1;
    for (int cut = whole.length; cut >= 0; cut -= stride) {
      FakeDisk torn = new FakeDisk();
      for (Path file : disk.files()) {
        torn.replace(file, disk.bytes(file));
      }
      torn.replace(segment, Arrays.copyOf(whole, cut));
      Receivers later = new Receivers();
      Life next = new Life(torn, 171, later);
      int stories;
      try {
        next.desk.turnTo(400);
        stories = next.desk.router().stats().stories();
      } catch (JournalException e) {
        stories = 0; // not even the header of the segment is whole
      }
      assertThat(stories).isLessThanOrEqualTo(last < 0 ? Integer.MAX_VALUE : last);
      last = stories;
      assertThat(later.attempts.stream().map(Delivery::deliveryId)).doesNotHaveDuplicates();
      assertThat(later.attempts).allMatch(d -> d.attemptNanos() < d.expiresAtNanos());
    }
  }

  @Test
  void groups_and_silences_and_switched_targets_outlive_a_restart() {
    FakeDisk disk = new FakeDisk();
    Receivers receivers = new Receivers();
    Desk first = new Desk(0);
    first.email.answer = receivers::answer;
    first.discord.answer =
        d -> DeliveryOutcome.gone(DeliveryOutcome.DeadReason.AUTH, "HTTP 401");
    first.builder.outbox(OUTBOX).disk(disk).channel(first.email).channel(first.discord);
    first.builder.tiers(
        TierChannels.DEFAULT.watchlistByEmail());
    first.at(0, Desk.setup(AlertTier.ACTIONABLE_SETUP, Decision.BUY, 0.8));
    first.at(1, Desk.zone(AlertTier.WATCHLIST, "ETHUSDT", PositionSide.LONG, "z"));
    disk.crash(new Random(5));
    Desk second = new Desk(10);
    second.email.answer = receivers::answer;
    second.builder.outbox(OUTBOX).disk(disk).channel(second.email).channel(second.discord);
    second.builder.tiers(
        TierChannels.DEFAULT.watchlistByEmail());
    second.turnTo(60);
    assertThat(second.email.delivered).hasSize(1);
    assertThat(second.email.delivered.getFirst().attemptNanos()).isEqualTo(Desk.nanos(31));
    assertThat(second.router().disabledTargets()).containsOnlyKeys("discord");
    assertThat(second.router().deadLetters()).hasSize(1);
    RoutingDecision d = second.at(70, Desk.setup(AlertTier.ACTIONABLE_SETUP, Decision.SELL, 0.8));
    assertThat(d.target("discord").reason()).isEqualTo(ReasonCode.TARGET_DISABLED);
  }
}
