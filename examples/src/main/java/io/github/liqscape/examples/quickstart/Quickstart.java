// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.market.TradeCandles;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.run.RecordedEvidence;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The five layers: map, chart, setup, alerts, paper. The market is generated and begins tomorrow. */
final class Quickstart {
  public static void main(String[] arguments) throws IOException {
    Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("new");
    Instant tomorrow = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    SyntheticMarket market = // stands in for your own feed
        SyntheticMarket.of(44, SyntheticMarketConfig.hedgedBuilder().start(tomorrow).build());
    var perp = market.instrument();
    var tiers = market.config().tiers();
    // region layers
    LiquidationMap map = LiquidationMap.of(perp, tiers);
    SetupEngine engine = SetupEngine.builder(perp).timeframe(Timeframe.M5).tiers(tiers).build();
    Inbox inbox = Inbox.at(folder.resolve("inbox"), "in-app:me");
    var account = PaperBroker.builder().account("USDT", "10000").instrument(perp, tiers);
    try (var router = AlertRouter.builder().channel(inbox).outbox(folder.resolve("outbox")).build();
        var broker = account.journal(folder.resolve("paper")).build()) {
      SetupAlerts alerts = SetupAlerts.to(router::publish);
      market.advance(Duration.ofDays(3), TradeCandles.of(perp, Timeframe.M5).to(event -> {
        map.apply(event);
        broker.apply(event);
        router.apply(event);
        engine.apply(event, map::profile).ifPresent(setup -> { // one at each closed candle
          alerts.apply(setup);
          if (setup instanceof Setup.Trade trade) {
            broker.submit(trade); // a bracket that remembers its setup
            System.out.println(trade.explain());
          }
        });
      }));
      inbox.items().forEach(item -> System.out.println(item.title()));
    }
    var evidence = RecordedEvidence.of(folder.resolve("paper")).build(); // replayed and reviewed
    System.out.println(PromotionGate.standard().judge(evidence).text()); // NOT_READY, and why
    // endregion
  }
}
