// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.channel.RateLimit;
import io.github.liqscape.routing.rule.TierChannels;
import io.github.liqscape.setup.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A week of a busy router against receivers that fail in every way, in virtual time. Nothing late,
 * nothing lost, no hot loop, no request rate that gets a user banned.
 */
class WeekOfFaultsTest {

  private static final int SEEDS = Boolean.getBoolean("liqscape.thorough") ? 200 : 1;
  private static final double WEEK = 7 * 86_400;
  private static final long SECOND = Desk.SECOND;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  /** A receiver that is well, slow, broken, throttling or silent for some hours each. */
  private static final class Moody {
    private final SplittableRandom random;
    private long until;
    private int mood;

    Moody(long seed) {
      random = new SplittableRandom(seed);
    }

    DeliveryOutcome answer(Delivery d) {
      if (d.attemptNanos() >= until) {
        mood = random.nextInt(8);
        until = d.attemptNanos() + random.nextLong(60, 6 * 3_600) * SECOND;
      }
      return switch (mood) {
        case 0 -> DeliveryOutcome.retry("HTTP 503");
        case 1 -> throttled(true);
        case 2 -> throttled(false);
        case 3 -> new DeliveryOutcome.Unknown("read timed out");
        case 4 ->
            random.nextInt(3) == 0
                ? DeliveryOutcome.dead(DeadReason.REJECTED, "HTTP 400")
                : DeliveryOutcome.retry("connection reset");
        case 5 -> throw new IllegalStateException("a channel with a fault");
        default -> DeliveryOutcome.delivered("ok");
      };
    }

    private DeliveryOutcome throttled(boolean hinted) {
      long hint = hinted ? random.nextLong(1, 120) * SECOND : 0;
      return new RetryLater(
          "HTTP 429", hint, false, new Feedback(hint, Feedback.Scope.BUCKET, true, true));
    }
  }

  private static AlertBuilder alert(SplittableRandom random) {
    String symbol = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT").get(random.nextInt(3));
    PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    String zone = "z" + random.nextInt(6);
    AlertTier tier = AlertTier.values()[random.nextInt(4)];
    double price = 60_000 + 200 * random.nextInt(10);
    if (tier == AlertTier.WATCHLIST || tier == AlertTier.ACTIVE_RISK) {
      return Desk.zone(tier, symbol, side, zone).price(price, 500);
    }
    return Alert.setup(tier, Venue.BINANCE, symbol, Optional.of(side), zone)
        .verdict(Decision.values()[random.nextInt(3)])
        .intent(AlertIntent.OPEN)
        .conviction(new Conviction.Uncalibrated(random.nextInt(11) / 10.0))
        .price(price, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothing_is_late_lost_or_hammered(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Desk desk = new Desk(1_000).all();
    for (ScriptedChannel c : List.of(desk.email, desk.push, desk.discord, desk.webhook)) {
      Moody moody = new Moody(seed * 31 + c.kind().hashCode());
      c.answer = moody::answer;
    }
    desk.builder.tiers(TierChannels.DEFAULT.with(AlertTier.ACTIVE_RISK, ChannelKinds.EMAIL));
    desk.builder.jitter((id, attempt) -> new SplittableRandom(id.hashCode() + attempt).nextDouble());
    for (double at = 1_000; at < WEEK; at += 1 + random.nextInt(240)) {
      desk.at(at, alert(random));
    }
    desk.turnTo(WEEK + 86_400);
    everyMessageHasOneEnd(desk);
    for (ScriptedChannel c : List.of(desk.email, desk.push, desk.discord, desk.webhook, desk.inApp)) {
      assertThat(c.attempts).as(c.kind()).isNotEmpty();
      assertThat(c.attempts).allMatch(d -> d.attemptNanos() < d.expiresAtNanos());
      Map<String, Integer> attempts = new HashMap<>();
      c.attempts.forEach(d -> attempts.merge(d.deliveryId(), 1, Integer::sum));
      assertThat(attempts.values()).allMatch(n -> n <= 10);
      for (RateLimit limit : c.traits().bucketLimits()) {
        atMost(c, limit.attempts(), limit.windowNanos());
      }
      atMost(c, 60, 60 * SECOND); // whoever has no limit is not hammered either
    }
    desk.close();
  }

  private static void everyMessageHasOneEnd(Desk desk) {
    Map<String, Integer> ends = new HashMap<>();
    List<String> planned = new ArrayList<>();
    for (RoutingEvent event : desk.events) {
      switch (event) {
        case RoutingEvent.Ended e -> ends.merge(e.deliveryId(), 1, Integer::sum);
        case RoutingEvent.Decided d ->
            d.targets().forEach(p -> p.decision().deliveryId().ifPresent(planned::add));
        case RoutingEvent.Flushed f -> f.deliveryId().ifPresent(planned::add);
        default -> {
          // No message begins or ends with it.
        }
      }
    }
    assertThat(planned).doesNotHaveDuplicates();
    assertThat(ends.keySet()).containsExactlyInAnyOrderElementsOf(planned);
    assertThat(ends.values()).allMatch(n -> n == 1);
  }

  private static void atMost(ScriptedChannel c, int most, long nanos) {
    for (int i = most; i < c.attempts.size(); i++) {
      assertThat(c.attempts.get(i).attemptNanos() - c.attempts.get(i - most).attemptNanos())
          .as("%s attempts of %s in %s ns", most + 1, c.kind(), nanos)
          .isGreaterThanOrEqualTo(nanos);
    }
  }
}
