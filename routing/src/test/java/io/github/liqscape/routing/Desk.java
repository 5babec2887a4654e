// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.setup.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A router in virtual time with one scripted channel of each kind; times are in seconds. */
final class Desk implements AutoCloseable {

  static final long SECOND = 1_000_000_000L;

  final VirtualTime time;
  final ScriptedChannel inApp = new ScriptedChannel(ChannelKinds.IN_APP, "inbox");
  final ScriptedChannel email = new ScriptedChannel(ChannelKinds.EMAIL, "email");
  final ScriptedChannel push = new ScriptedChannel(ChannelKinds.PUSH, "push");
  final ScriptedChannel discord = new ScriptedChannel(ChannelKinds.DISCORD, "discord");
  final ScriptedChannel webhook = new ScriptedChannel(ChannelKinds.WEBHOOK, "webhook");
  final ScriptedChannel paper = new ScriptedChannel(ChannelKinds.PAPER_LOG, "paper");
  final List<RoutingEvent> events = new ArrayList<>();
  final AlertRouterBuilder builder;
  private @Nullable AlertRouter router;

  Desk() {
    this(0);
  }

  Desk(double startSeconds) {
    time = new VirtualTime(nanos(startSeconds));
    builder =
        AlertRouter.builder()
            .scheduler(time)
            .executor(Runnable::run)
            .jitter((id, attempt) -> 1)
            .spreadRepeats(false)
            .listener(events::add);
    for (AlertTier tier : AlertTier.values()) {
      builder.confirmFor(tier, Duration.ZERO);
    }
  }

  Desk all() {
    for (ScriptedChannel c : List.of(inApp, email, push, discord, webhook, paper)) {
      builder.channel(c);
    }
    return this;
  }

  AlertRouter router() {
    AlertRouter made = router;
    if (made == null) {
      made = builder.build();
      router = made;
    }
    return made;
  }

  static long nanos(double seconds) {
    return Math.round(seconds * 1e3) * 1_000_000L;
  }

  /** Turns the clock to a time and publishes an alert made then. */
  RoutingDecision at(double seconds, AlertBuilder alert) {
    return at(seconds, alert.createdAt(nanos(seconds)));
  }

  RoutingDecision at(double seconds, Alert alert) {
    router();
    // What is due at this instant runs before the input of this instant.
    time.turnTo(nanos(seconds));
    return router().publish(alert);
  }

  void turnTo(double seconds) {
    router();
    time.turnTo(nanos(seconds));
  }

  /** Reasons at inbox, push, discord, webhook and paper log, in this order, as far as asked for. */
  static List<String> reasons(RoutingDecision d, String... targets) {
    return java.util.Arrays.stream(targets).map(t -> d.target(t).reason().name()).toList();
  }

  static AlertBuilder zone(AlertTier tier, String ref) {
    return zone(tier, "BTCUSDT", PositionSide.LONG, ref);
  }

  static AlertBuilder zone(AlertTier tier, String symbol, PositionSide side, String ref) {
    return Alert.zone(tier, Venue.BINANCE, symbol, side, ref)
        .zone(new PriceRange(60_500, 61_000))
        .price(60_750, 500)
        .text(tier + " at " + ref, "");
  }

  static AlertBuilder setup(AlertTier tier, Decision verdict, double score) {
    return Alert.setup(
            tier, Venue.BINANCE, "BTCUSDT", Optional.of(PositionSide.LONG), "z-60500-61000")
        .timeframe(Timeframe.H4)
        .verdict(verdict)
        .intent(AlertIntent.OPEN)
        .conviction(new Conviction.Uncalibrated(score))
        .price(60_000, 500)
        .text("setup", "");
  }

  /** A mark price. */
  void mark(double seconds, double price) {
    turnTo(seconds);
    router()
        .apply(new MarkPrice(BTC, nanos(seconds), nanos(seconds), price, Double.NaN));
  }

  static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").lotSize("0.001").build();

  @Override
  public void close() {
    router().close();
  }
}
