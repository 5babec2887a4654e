// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Wording;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.routing.rule.TierChannels;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.Subscription;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** From a live feed to alerts with an inbox and a channel of one's own. */
public final class RouteAlerts {

  private RouteAlerts() {}

  /** Takes the venue's id, the symbol and a folder for the records. */
  public static void main(String[] arguments) throws InterruptedException {
    try (ExchangeAdapter venue = ExchangeAdapters.installed().open(arguments[0]);
        AlertRouter router = onConsole(Path.of(arguments[2]))) {
      Instrument perp = venue.instrument(arguments[1]).orThrow().instrument();
      MarginTiers tiers = venue.marginTiers(perp).orThrow().orElseThrow();
      venue.subscribe(Subscription.map(perp)).forEach(chain(perp, tiers, router));
    }
  }

  private static AlertRouter onConsole(Path folder) {
    return router(folder, System.out);
  }

  static AlertRouter router(Path folder, PrintStream out) {
    // region router
    AlertRouter router =
        AlertRouter.builder()
            .channel(Inbox.at(folder.resolve("inbox"), "in-app:me"))
            .channel(new Terminal(out)) // ours, see below
            .tiers(TierChannels.DEFAULT.with(AlertTier.ACTIVE_RISK, "terminal"))
            .outbox(folder.resolve("outbox")) // what is accepted survives a crash
            .listener(event -> {}) // hears every decision and every delivery
            .build();
    // endregion
    return router;
  }

  static Consumer<MarketEvent> chain(Instrument perp, MarginTiers tiers, AlertRouter router) {
    // region chain
    LiquidationMap map = LiquidationMap.of(perp, tiers);
    SetupEngine engine =
        SetupEngine.builder(perp).timeframe(Timeframe.M5).candlesOf(Timeframe.M1).build();
    ZoneAlerts zones =
        ZoneAlerts.of(perp, Timeframe.M5).candles(Timeframe.M1).to(router::publish);
    SetupAlerts setups = SetupAlerts.to(router::publish);

    return event -> {
      map.apply(event);
      router.apply(event); // has price left a zone that was told?
      zones.apply(event);
      engine
          .apply(event, map::profile)
          .ifPresent(
              setup -> {
                zones.profile(map.profile());
                zones.apply(setup); // chart objects at the zones
                setups.apply(setup);
              });
    };
    // endregion
  }

  // region channel
  record Terminal(PrintStream out) implements DeliveryChannel {
    @Override
    public String kind() {
      return "terminal";
    }

    @Override
    public String target() {
      return "terminal:me";
    }

    @Override
    public ChannelTraits traits() {
      return ChannelTraits.standard(); // for people, one message an alert
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) {
      out.println(Wording.of(delivery).title());
      return DeliveryOutcome.delivered("");
    }
  }
  // endregion
}
