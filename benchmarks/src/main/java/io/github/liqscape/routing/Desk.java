// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.outbox.OutboxSettings;
import io.github.liqscape.routing.rule.LabelMatcher;
import io.github.liqscape.routing.rule.QuietHours;
import io.github.liqscape.routing.rule.RoutingRule;
import io.github.liqscape.routing.rule.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A router as a user sets it up who uses everything: a target of each of the six kinds that the
 * tiers know, rules, silences of other things, quiet hours that are not now. Zones come near:
 * in-app and push hear of them, and neither takes a message before {@link #deliverAll}.
 */
final class Desk implements AutoCloseable {

  /** How many rules it has. */
  static final int RULES = 50;

  private static final int SILENCES = 16;
  private static final String PUSH = "push:me";
  private static final long SECOND = 1_000_000_000L;
  private static final String[] ALL = {
    RoutingTape.TARGET, PUSH, "email:me", "discord:desk", "webhook:bot", "paper"
  };

  private final Instant now = Instant.now();
  private final SilentChannel inbox;
  private final SilentChannel push;
  private final AlertRouter router;

  /** Its queues have room for so many messages. */
  Desk(int messages) {
    ChannelTraits person = ChannelTraits.standard();
    inbox = SilentChannel.closed(ChannelKinds.IN_APP, ALL[0], person, messages);
    push = SilentChannel.closed(ChannelKinds.PUSH, ALL[1], person.quietable(), messages);
    LocalTime evening = LocalTime.ofInstant(now, ZoneOffset.UTC).plusHours(4);
    router =
        AlertRouter.builder()
            .channel(inbox)
            .channel(push)
            .channel(
                SilentChannel.closed(
                    ChannelKinds.EMAIL, ALL[2], person.quietable().inGroups(), 0))
            .channel(
                SilentChannel.closed(ChannelKinds.DISCORD, ALL[3], person.materialOnly(), 0))
            .channel(SilentChannel.closed(ChannelKinds.WEBHOOK, ALL[4], person.asMachine(), 0))
            .channel(SilentChannel.closed(ChannelKinds.PAPER_LOG, ALL[5], person.asMachine(), 0))
            .rules(rules())
            .quietHours(QuietHours.daily(ZoneOffset.UTC, evening, evening.plusHours(9)))
            .delivery(
                OutboxSettings.DEFAULT
                    .queueCapacity(messages + 1)
                    .attemptTimeout(Duration.ofMinutes(10))) // nothing is given up meanwhile
            .build();
    for (int i = 0; i < SILENCES; i++) {
      silence("maintenance-" + i, "symbol=\"DELISTED" + i + "USDT\"");
    }
  }

  /** One for each of the first instruments, and one for everything. */
  private static RoutingRule rules() {
    RoutingRule root = RoutingRule.root();
    for (int i = 0; i < RULES - 1; i++) {
      root =
          root.child(
              RoutingRule.when("symbol=\"" + RoutingTape.symbol(i) + "\"", "tier!=WATCHLIST")
                  .to(ALL));
    }
    return root.child(RoutingRule.when("venue=\"BINANCE\"").to(ALL));
  }

  private void silence(String id, String matcher) {
    long from = nanos() - SECOND;
    router.silence(
        new Silence(
            id, List.of(LabelMatcher.parse(matcher)), from, from + 86_400 * SECOND, "me", ""));
  }

  /** From now on a silence covers all alerts. */
  void silenceAll() {
    silence("zzz", "venue=\"BINANCE\"");
  }

  private long nanos() {
    return now.getEpochSecond() * SECOND + now.getNano();
  }

  /** Alerts of as many zones, which have been near for a minute. */
  List<Alert> alerts(int count) {
    List<Alert> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String symbol = RoutingTape.symbol(i % RoutingTape.SYMBOLS);
      all.add(
          Alert.zone(
                  AlertTier.ACTIVE_RISK, Venue.BINANCE, symbol, PositionSide.LONG, "zone-" + i)
              .price(100, 2)
              .zone(new PriceRange(97, 98))
              .text(symbol + ": a zone of longs is near", "0.8 ATR below the mark.")
              .startsAt(nanos() - 60 * SECOND)
              .createdAt(nanos()));
    }
    return all;
  }

  RoutingDecision publish(Alert alert) {
    return router.publish(alert);
  }

  /** Opens the targets and waits until each has taken all its messages. */
  void deliverAll() throws InterruptedException {
    inbox.open();
    push.open();
    inbox.awaitAll();
    push.awaitAll();
  }

  /** A decision that is made for another reason would be fast and mean nothing. */
  void require(RoutingDecision decision, ReasonCode reason) {
    for (String target : List.of(RoutingTape.TARGET, PUSH)) {
      if (decision.target(target).reason() != reason) {
        throw new IllegalStateException("must be " + reason + ", was " + decision);
      }
    }
  }

  void requireMessages(int count) {
    int waiting = router.stats().waiting();
    if (waiting != count) {
      throw new IllegalStateException(count + " messages must wait, were " + waiting);
    }
  }

  @Override
  public void close() {
    inbox.open();
    push.open();
    router.close();
  }
}
