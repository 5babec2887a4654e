// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.setup.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts and messages for the tests of the channels. */
public final class Messages {

  public static final long NOW = nanos("2026-11-23T04:00:00Z");
  public static final long SECOND = 1_000_000_000L;

  private Messages() {}

  public static long nanos(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
  }

  /** A BUY that opens, without a calibration. */
  public static AlertBuilder setup(AlertTier tier) {
    return Alert.setup(tier, Venue.BINANCE, "BTCUSDT", Optional.empty(), "breakout")
        .timeframe(Timeframe.H4)
        .verdict(Decision.BUY)
        .intent(AlertIntent.OPEN)
        .conviction(new Conviction.Uncalibrated(0.74))
        .price(67_840, 500);
  }

  /** A zone that price runs at. */
  public static AlertBuilder zone(AlertTier tier) {
    return Alert.zone(tier, Venue.BINANCE, "BTCUSDT", PositionSide.LONG, "z-60500-61000")
        .zone(new PriceRange(60_500, 61_000))
        .price(61_400, 500)
        .urgent(true);
  }

  public static Delivery of(Alert alert) {
    return of(alert, "dlv_TEST0001");
  }

  public static Delivery of(Alert alert, String id) {
    return new Delivery(
        id,
        alert.dedupeKey(),
        ReasonCode.FIRST,
        alert.tier(),
        List.of(alert),
        List.of(),
        0,
        0,
        1,
        NOW,
        alert.expiresAtNanos(),
        Duration.ofSeconds(5));
  }

  public static Delivery candidate() {
    return of(setup(AlertTier.AUTOMATION_CANDIDATE).createdAt(NOW));
  }

  /** The same message, later. */
  public static Delivery again(Delivery d, int attempt, long atNanos) {
    return new Delivery(
        d.deliveryId(),
        d.threadKey(),
        d.reason(),
        d.tier(),
        d.firing(),
        d.ended(),
        d.repeats(),
        d.repeatSpanNanos(),
        attempt,
        atNanos,
        d.expiresAtNanos(),
        d.timeout());
  }

  public static Delivery digest(Alert alert, int repeats, Duration span) {
    return new Delivery(
        "dlv_TEST0002",
        alert.dedupeKey(),
        ReasonCode.DIGEST,
        alert.tier(),
        List.of(alert),
        List.of(),
        repeats,
        span.toNanos(),
        1,
        NOW,
        alert.expiresAtNanos(),
        Duration.ofSeconds(5));
  }

  public static Delivery group(List<Alert> firing, List<Alert> ended) {
    Alert first = firing.isEmpty() ? ended.getFirst() : firing.getFirst();
    return new Delivery(
        "dlv_TEST0003",
        "group",
        ReasonCode.NEW_IN_GROUP,
        first.tier(),
        firing,
        ended,
        0,
        0,
        1,
        NOW,
        first.expiresAtNanos(),
        Duration.ofSeconds(5));
  }

  /** Every address is allowed and this sender plays the world. */
  public static ChannelContext context(HttpSender sender, Path directory) {
    return new ChannelContext(
        (url, allowance) -> new EgressPolicy.Verdict.Allowed(), sender, directory);
  }
}
