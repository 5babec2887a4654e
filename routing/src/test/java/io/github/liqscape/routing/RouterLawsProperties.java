// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.rule.Materiality;
import io.github.liqscape.setup.Decision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The laws of the reference, section 14, over random streams of alerts. */
class RouterLawsProperties {

  private static final int LENGTH = 120;

  /** A stream of alerts that often speak of the same story, some broken, some late. */
  private static List<Alert> stream(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Alert> alerts = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < LENGTH; i++) {
      at += random.nextInt(4) == 0 ? random.nextInt(1_200) : random.nextInt(30);
      double made = random.nextInt(10) == 0 ? Math.max(0, at - random.nextInt(2_000)) : at;
      alerts.add(alert(random).createdAt(Desk.nanos(made)));
    }
    return alerts;
  }

  private static AlertBuilder alert(SplittableRandom random) {
    PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    String ref = "z" + random.nextInt(3);
    AlertTier tier = AlertTier.values()[random.nextInt(4)];
    double price = random.nextInt(40) == 0 ? -1 : 60_000 + 100 * random.nextInt(10);
    AlertBuilder made =
        tier.compareTo(AlertTier.ACTIONABLE_SETUP) < 0
            ? Desk.zone(tier, "BTCUSDT", side, ref)
            : Alert.setup(tier, Venue.BINANCE, "BTCUSDT", Optional.of(side), ref);
    if (random.nextInt(5) > 0) {
      made.verdict(Decision.values()[random.nextInt(3)]);
    }
    made.intent(AlertIntent.values()[random.nextInt(3)]);
    made.pnl(random.nextInt(4) == 0 ? Double.NaN : random.nextDouble(-3, 3), Double.NaN);
    made.conviction(
        switch (random.nextInt(4)) {
          case 0 -> new Conviction.None();
          case 1 -> new Conviction.Claimed(random.nextInt(11) / 10.0);
          case 2 -> new Conviction.Uncalibrated(random.nextInt(11) / 10.0);
          default ->
              new Conviction.Calibrated(random.nextDouble(), random.nextDouble(-0.3, 0.3));
        });
    return made.price(price, 500).critical(random.nextInt(8) == 0);
  }

  private static List<RoutingDecision> run(Desk desk, List<Alert> alerts, double start) {
    List<RoutingDecision> decisions = new ArrayList<>();
    long clock = Desk.nanos(start);
    for (Alert alert : alerts) {
      clock = Math.max(clock, alert.createdAtNanos());
      decisions.add(desk.at(clock / 1e9, alert));
    }
    return decisions;
  }

  @Property
  void no_wait_and_nothing_immaterial_reaches_discord_or_a_machine(@ForAll long seed) {
    Desk desk = new Desk().all();
    run(desk, stream(seed), 0);
    desk.turnTo(1e6);
    for (ScriptedChannel c : List.of(desk.discord, desk.webhook, desk.paper)) {
      for (Delivery d : c.attempts) {
        assertThat(d.firing()).allMatch(Materiality::acts);
      }
    }
    assertThat(desk.discord.attempts.stream().map(Delivery::alert))
        .allMatch(a -> Materiality.DEFAULT.refusal(a).isEmpty());
    desk.close();
  }

  @Property
  void every_alert_has_exactly_one_reason_for_every_target(@ForAll long seed) {
    Desk desk = new Desk();
    desk.builder.channel(desk.inApp).channel(desk.push).channel(desk.discord);
    Set<String> kinds = new HashSet<>();
    for (RoutingDecision d : run(desk, stream(seed), 0)) {
      List<String> targets = d.targets().stream().map(TargetDecision::target).toList();
      assertThat(targets).doesNotHaveDuplicates().hasSize(6);
      d.targets().forEach(t -> kinds.add(t.channel()));
      long heard = d.targets().stream().filter(t -> t.reason().sends()).count();
      assertThat(heard).as("never to all channels").isLessThan(6);
    }
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(ChannelKinds.OF_TIERS);
    desk.close();
  }

  @Property
  void without_news_there_is_one_message_within_the_cooldown(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int tier) {
    SplittableRandom random = new SplittableRandom(seed);
    AlertTier of = AlertTier.values()[tier];
    Desk desk = new Desk().all();
    AlertBuilder same =
        tier < 2
            ? Desk.zone(of, "z")
            : Desk.setup(of, Decision.BUY, 0.8);
    long cooldown = of.cooldownNanos() / Desk.SECOND;
    double at = 0;
    while (at < cooldown) {
      desk.at(at, same);
      at += 1 + random.nextInt(120);
    }
    for (ScriptedChannel c :
        List.of(desk.inApp, desk.push, desk.discord, desk.webhook, desk.paper)) {
      assertThat(c.attempts).as(c.kind()).hasSizeLessThanOrEqualTo(1);
    }
    desk.close();
  }

  @Property
  void failing_target_causes_no_second_message_to_a_healthy_one(@ForAll long seed) {
    List<Alert> alerts = stream(seed);
    Desk well = new Desk().all();
    run(well, alerts, 0);
    Desk broken = new Desk().all();
    broken.discord.answer = d -> DeliveryOutcome.retry("HTTP 503");
    broken.webhook.answer = d -> DeliveryOutcome.retry("HTTP 503");
    run(broken, alerts, 0);
    sameMessages(broken.inApp, well.inApp);
    sameMessages(broken.push, well.push);
    sameMessages(broken.paper, well.paper);
    well.close();
    broken.close();
  }

  private static void sameMessages(ScriptedChannel one, ScriptedChannel two) {
    List<String> ids = ids(two);
    for (int i = 0; i < ids.size(); i++) {
      assertThat(ids(one).size() > i ? ids(one).get(i) : "").as("%s %s %s", one.kind(), i, two.attempts.get(i)).isEqualTo(ids.get(i));
    }
    assertThat(ids(one)).hasSameSizeAs(ids);
  }

  private static List<String> ids(ScriptedChannel c) {
    return c.attempts.stream().map(Delivery::deliveryId).toList();
  }

  private static List<String> told(List<RoutingDecision> decisions) {
    return decisions.stream()
        .map(
            d ->
                d.decidedAtNanos()
                    + d.targets().stream()
                        .map(t -> t.target() + t.reason() + t.notBeforeNanos() + t.deliveryId())
                        .toList()
                        .toString())
        .toList();
  }

  @Property
  void same_alerts_give_the_same_decisions(@ForAll long seed) {
    List<Alert> alerts = stream(seed);
    Desk one = new Desk().all();
    Desk two = new Desk().all();
    assertThat(told(run(one, alerts, 0))).isEqualTo(told(run(two, alerts, 0)));
    one.close();
    two.close();
  }

  @Property(tries = 60)
  void restart_anywhere_changes_no_decision(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LENGTH - 1) int at) {
    List<Alert> alerts = stream(seed);
    Desk whole = new Desk().all();
    List<String> expected = told(run(whole, alerts, 0));
    FakeDisk disk = new FakeDisk();
    Path outbox = Path.of("/outbox");
    Desk first = new Desk().all();
    first.builder.outbox(outbox).disk(disk);
    List<String> told = new ArrayList<>(told(run(first, alerts.subList(0, at), 0)));
    double now = first.time.nanos() / 1e9;
    first.close();
    Desk second = new Desk(now).all();
    second.builder.outbox(outbox).disk(disk);
    told.addAll(told(run(second, alerts.subList(at, LENGTH), now)));
    second.close();
    whole.close();
    for (int i = 0; i < LENGTH; i++) {
      assertThat(told.get(i)).as("alert %s: %s", i, alerts.get(i)).isEqualTo(expected.get(i));
    }
  }

  @Property
  void what_is_late_is_never_sent(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Desk desk = new Desk().all();
    desk.push.answer =
        d -> random.nextBoolean() ? DeliveryOutcome.retry("x") : DeliveryOutcome.delivered("");
    desk.webhook.answer = desk.push.answer;
    run(desk, stream(seed), 5_000);
    desk.turnTo(1e6);
    Map<String, Integer> wrong = new HashMap<>();
    for (ScriptedChannel c : List.of(desk.inApp, desk.push, desk.discord, desk.webhook)) {
      c.attempts.stream()
          .filter(d -> d.attemptNanos() >= d.expiresAtNanos())
          .forEach(d -> wrong.merge(c.kind(), 1, Integer::sum));
    }
    assertThat(wrong).isEmpty();
    desk.close();
  }

  @Property
  void invalid_alert_is_refused_with_the_value(@ForAll long seed) {
    Desk desk = new Desk().all();
    for (RoutingDecision d : run(desk, stream(seed), 0)) {
      if (d.alert().price() <= 0) {
        assertThat(d.targets()).allMatch(t -> t.reason() == ReasonCode.INVALID);
        assertThat(d.targets()).allMatch(t -> t.detail().contains("-1.0"));
      }
    }
    desk.close();
  }
}
