// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Durability;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.EgressPolicy;
import io.github.liqscape.routing.channel.JdkHttpSender;
import io.github.liqscape.setup.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * A process of its own that publishes some alerts to a webhook, says which were accepted ("A" and
 * the id of the message), says when nothing is on its way ("I"), and then waits to be killed. In its
 * last life it ends instead.
 */
final class PublishUntilKilled {

  static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  static final String LAST = "last";

  private PublishUntilKilled() {}

  /** Folder, URL of the webhook, name of this life, how many alerts. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Semaphore ended = new Semaphore(0);
    try (JdkHttpSender sender = JdkHttpSender.create();
        AlertRouter router = router(Path.of(args[0]), args[1], sender, ended)) {
      publish(router, args[2], Integer.parseInt(args[3]));
      while (router.stats().waiting() > 0) {
        ended.acquire();
      }
      tell("I");
      // Its end is that of the test: nobody is left to kill this process.
      while (!args[2].equals(LAST) && System.in.read() >= 0) {}
    }
  }

  private static void publish(AlertRouter router, String life, int most) {
    for (int i = 0; i < most; i++) {
      long now = System.currentTimeMillis() * 1_000_000L;
      RoutingDecision d = router.publish(alert(life + "-" + i, now));
      CompletableFuture<Void> told =
          d.durability()
              .future()
              .thenAccept(
                  state -> {
                    if (state == Durability.State.DURABLE) {
                      tell("A " + d.target("webhook:bot").deliveryId().orElseThrow());
                    }
                  });
      if (i % 8 == 7) {
        told.join();
      }
    }
  }

  private static synchronized void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static AlertRouter router(
      Path folder, String url, JdkHttpSender sender, Semaphore ended) {
    ChannelContext context =
        new ChannelContext(EgressPolicy.standard(), sender, folder.resolve("channels"));
    ChannelConfig config =
        ChannelConfig.of("webhook:bot")
            .with("url", url)
            .with("allow", "loopback")
            .with("secret", SECRET);
    return AlertRouter.builder()
        .channel(DeliveryChannels.installed().open("webhook", config, context))
        .outbox(folder.resolve("outbox"))
        .listener(
            event -> {
              if (event instanceof RoutingEvent.Ended) {
                ended.release();
              }
            })
        .build();
  }

  private static Alert alert(String ref, long now) {
    return Alert.setup(
            AlertTier.AUTOMATION_CANDIDATE, Venue.BINANCE, "BTCUSDT",
            Optional.of(PositionSide.LONG), ref)
        .verdict(Decision.BUY)
        .price(60_000, 500)
        .text("candidate " + ref, "")
        .createdAt(now);
  }
}
