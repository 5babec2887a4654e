// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.Trade;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.condition.AlertCondition;
import io.github.liqscape.routing.condition.ConditionEngine;
import io.github.liqscape.routing.condition.Crossing;
import io.github.liqscape.routing.condition.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Layer 4, routing: a condition of a user fires, and the router says what became of it and why. */
final class AlertOnACondition {

  private AlertOnACondition() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("routing");
    Instrument btc =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
    Inbox inbox = Inbox.at(folder.resolve("inbox"), "in-app:me");
    CountDownLatch arrived = new CountDownLatch(1);
    try (AlertRouter router =
        AlertRouter.builder()
            .channel(inbox)
            .outbox(folder.resolve("outbox")) // what is accepted survives a crash
            .listener(
                event -> {
                  if (event instanceof RoutingEvent.Ended) {
                    arrived.countDown();
                  }
                })
            .build()) {
      ConditionEngine conditions =
          ConditionEngine.builder()
              .to(
                  alert ->
                      router
                          .publish(alert)
                          .targets()
                          .forEach(t -> System.out.println(t.target() + ": " + t.reason())));
      conditions.add(
          AlertCondition.on(btc, "below-60k")
              .when(Trigger.crosses(Crossing.DOWN, 60_000))
              .tier(AlertTier.ACTIVE_RISK)
              .confirmFor(Duration.ZERO)
              .build());

      Instant now = Instant.now(); // delivery follows the clock: an alert of yesterday is too late
      conditions.apply(trade(btc, now.minusSeconds(11), 60_100));
      conditions.apply(trade(btc, now.minusSeconds(10), 59_990));
      router.apply(trade(btc, now, 59_980));
      arrived.await();
      inbox.items().forEach(item -> System.out.println(item.title()));
    }
  }

  private static Trade trade(Instrument of, Instant at, double price) {
    long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
    return new Trade(of, nanos, nanos, at.toString(), price, 1, OrderSide.SELL);
  }
}
