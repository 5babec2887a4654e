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
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A process of its own that publishes alerts to a webhook and says which were accepted, until it is
 * killed; with a number it publishes nothing more and waits until nothing is on its way.
 */
final class PublishUntilKilled {

  static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private PublishUntilKilled() {}

  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(args[0]);
    String life = args[2];
    try (JdkHttpSender sender = JdkHttpSender.create();
        AlertRouter router = router(folder, args[1], sender)) {
      if (life.equals("last")) {
        while (router.stats().waiting() > 0) {
          Thread.onSpinWait();
        }
        System.out.println("done");
        return;
      }
      // Ends by itself if nobody listens any more.
      for (int i = 0; !System.out.checkError(); i++) {
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
  }

  private static synchronized void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static AlertRouter router(Path folder, String url, JdkHttpSender sender) {
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
