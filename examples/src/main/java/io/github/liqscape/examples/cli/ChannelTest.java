// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Redaction;
import io.github.liqscape.routing.channel.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One alert that says that it is a test, sent through a channel without a router. It has no verdict
 * and no intent: a program that gets it has nothing to act on.
 */
final class ChannelTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long VALID_NANOS = Duration.ofMinutes(5).toNanos();
  private static final List<String> SECRET_OPTIONS =
      List.of("url", "token", "secret", "ed25519", "password", "privateKey");

  private ChannelTest() {}

  /** Sends it; waits at most ten seconds. */
  static DeliveryOutcome send(DeliveryChannel channel, long now) {
    Alert alert =
        Alert.condition(AlertTier.WATCHLIST, Venue.of("liqscape"), "TEST", "channel-test")
            .label("test", "true")
            .text(
                "TEST: a message to " + channel.target(),
                "Somebody tests this channel. Nothing happened in any market.")
            .validUntil(now + VALID_NANOS)
            .createdAt(now);
    return channel.deliver(
        new Delivery(
            DeliveryIds.deliveryId(alert.dedupeKey(), channel.target(), now), alert.dedupeKey(),
            ReasonCode.FIRST, alert.tier(), List.of(alert), List.of(), 0, 0, 1, now,
            alert.expiresAtNanos(), TIMEOUT));
  }

  /** What came of it, for people; shows no secret of the target. */
  static String words(DeliveryOutcome outcome, ChannelConfig config) {
    String words =
        switch (outcome) {
          case DeliveryOutcome.Delivered d ->
              d.receipt().isEmpty() ? "delivered" : "delivered (" + d.receipt() + ")";
          case DeliveryOutcome.RetryLater r -> "not taken, a router would try again: " + r.why();
          case DeliveryOutcome.Unknown u -> "no answer, it may have arrived: " + u.why();
          case DeliveryOutcome.Dead d ->
              "refused for good: " + d.reason() + " (" + d.detail() + ")"
                  + (d.disableTarget() ? "; a router would switch the target off" : "");
          case DeliveryOutcome.Expired e -> "its time was over before it left";
        };
    Secret[] secrets =
        SECRET_OPTIONS.stream()
            .map(config::option)
            .flatMap(Optional::stream)
            .flatMap(secret -> Stream.of(secret.reveal().split("\\s+")).map(Secret::of))
            .toArray(Secret[]::new);
    return Redaction.of(words, secrets);
  }
}
