// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.routing.rule.LabelMatcher;
import io.github.liqscape.routing.rule.QuietHours;
import io.github.liqscape.routing.rule.Silence;
import io.github.liqscape.setup.Decision;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What happens to a router: alerts, prices, silences and outcomes over two days, from a seed. */
final class AlertScript {

  /** A step at a time. */
  record Step(double seconds, Act act) {}

  /** What happens. */
  sealed interface Act {
    record Publish(Alert alert) implements Act {}

    record Batch(List<Alert> alerts) implements Act {}

    record Mark(double price) implements Act {}

    record Mute(Silence silence) implements Act {}

    record Enable(String target) implements Act {}
  }

  private static final int LENGTH = 160;

  final List<Step> steps = new ArrayList<>();
  private final long seed;

  AlertScript(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    double at = 0;
    for (int i = 0; i < LENGTH; i++) {
      at +=
          switch (random.nextInt(8)) {
            case 0 -> random.nextInt(7_200);
            case 1, 2 -> random.nextInt(600);
            default -> random.nextInt(20);
          };
      double made = random.nextInt(10) == 0 ? Math.max(0, at - random.nextInt(2_000)) : at;
      steps.add(
          new Step(
              at,
              switch (random.nextInt(16)) {
                case 0 ->
                    new Act.Batch(
                        List.of(
                            alert(random).createdAt(Desk.nanos(made)),
                            alert(random).createdAt(Desk.nanos(made))));
                case 1 -> new Act.Mute(silence(random, at));
                case 2 -> new Act.Enable(List.of("push", "webhook").get(random.nextInt(2)));
                case 3, 4, 5, 6 -> new Act.Mark(59_900 + 100 * random.nextInt(14));
                default -> new Act.Publish(alert(random).createdAt(Desk.nanos(made)));
              }));
    }
  }

  private static Silence silence(SplittableRandom random, double at) {
    long from = Desk.nanos(at);
    return new Silence(
        "s" + random.nextInt(2),
        List.of(LabelMatcher.parse("tier=" + AlertTier.values()[random.nextInt(4)])), from,
        from + Desk.SECOND * (1 + random.nextInt(1_800)), "me", "");
  }

  private static AlertBuilder alert(SplittableRandom random) {
    PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    String ref = "z" + random.nextInt(3);
    AlertTier tier = AlertTier.values()[random.nextInt(4)];
    AlertBuilder made =
        tier.compareTo(AlertTier.ACTIONABLE_SETUP) < 0
            ? Desk.zone(tier, "BTCUSDT", side, ref)
            : Alert.setup(tier, Venue.BINANCE, "BTCUSDT", Optional.of(side), ref);
    if (random.nextInt(5) > 0) {
      made.verdict(Decision.values()[random.nextInt(3)]);
    }
    made.intent(AlertIntent.values()[random.nextInt(3)]);
    made.conviction(
        random.nextBoolean()
            ? new Conviction.Uncalibrated(random.nextInt(11) / 10.0)
            : new Conviction.Calibrated(random.nextDouble(), random.nextDouble(-0.1, 0.3)));
    return made.price(60_000 + 100 * random.nextInt(10), 500)
        .critical(random.nextInt(8) == 0);
  }

  /** A router's settings of this seed, on all of a desk's channels. */
  AlertRouterBuilder settings(Desk desk) {
    SplittableRandom random = new SplittableRandom(~seed);
    AlertRouterBuilder b = desk.all().builder;
    if (random.nextBoolean()) {
      b.confirmFor(AlertTier.ACTIVE_RISK, Duration.ofSeconds(30));
    }
    if (random.nextBoolean()) {
      b.quietHours(
          QuietHours.daily(ZoneOffset.UTC, LocalTime.of(1, 0), LocalTime.of(5, 0)));
    }
    if (random.nextBoolean()) {
      b.grouped("push", GroupPolicy.DEFAULT.groupWait(Duration.ofSeconds(20)));
    }
    return b.spreadRepeats(random.nextBoolean());
  }

  /** What a channel answers, of equal attempts the same. */
  DeliveryOutcome answer(String target, Delivery d) {
    SplittableRandom random =
        new SplittableRandom(seed ^ (31L * d.deliveryId().hashCode() + d.attempt()));
    return switch (target.equals("inbox") ? 0 : random.nextInt(12)) {
      case 0, 1, 2, 3, 4, 5, 6 -> DeliveryOutcome.delivered("r");
      case 7 -> DeliveryOutcome.retry("HTTP 503");
      case 8 ->
          new DeliveryOutcome.RetryLater(
              "HTTP 429", 7 * Desk.SECOND, false, Feedback.slowDown(9 * Desk.SECOND));
      case 9 -> new DeliveryOutcome.Unknown("timeout");
      case 10 -> DeliveryOutcome.dead(DeliveryOutcome.DeadReason.REJECTED, "HTTP 400");
      default ->
          random.nextInt(4) == 0
              ? DeliveryOutcome.gone(DeliveryOutcome.DeadReason.GONE, "HTTP 410")
              : DeliveryOutcome.retry("reset");
    };
  }
}
