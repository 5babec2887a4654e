// SPDX-License-Identifier: Apache-2.0
package com.example.desk;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.PaperRunResult;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.routing.rule.TierChannels;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's bot: a map of a market, setups, alerts to an inbox and a CSV file, trades on paper.
 */
public final class Desk {

  private static final Timeframe BAR = Timeframe.M5;

  /** A write may take two seconds of the router's clock: it gets less at a time. */
  private static final long GRACE_NANOS = 500_000_000L;

  private final SyntheticMarket market;
  private final LiquidationMap map;
  private final SetupEngine engine;
  private final TradeAggregator bars = TradeAggregator.of(BAR);
  private final List<Alert> raised = new ArrayList<>();
  private final SetupAlerts alerts = SetupAlerts.to(raised::add);
  private final MarketClock clock;
  private long settled;
  private boolean priced;
  private long setups;

  private Desk(long seed) {
    market = SyntheticMarket.of(seed, SyntheticMarketConfig.hedged());
    clock = new MarketClock(market.nowNanos());
    map = LiquidationMap.of(market.instrument(), market.config().tiers());
    engine =
        SetupEngine.builder(market.instrument())
            .timeframe(BAR)
            .tiers(market.config().tiers())
            .build();
  }

  /** Takes a folder and, if wanted, how many days of market. */
  public static void main(String[] arguments) throws IOException {
    int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    System.out.print(run(Path.of(arguments[0]), 7, days).text());
  }

  /** Runs a generated market through all layers; the same seed says the same. */
  static DeskReport run(Path folder, long seed, int days) throws IOException {
    Files.createDirectories(folder);
    List<String> venues = ExchangeAdapters.installed().ids();
    DeliveryChannels channels = DeliveryChannels.installed();
    Path csv = folder.resolve("alerts.csv");
    Desk desk = new Desk(seed);
    Instrument perp = desk.market.instrument();
    Inbox inbox = Inbox.at(folder.resolve("inbox"), "in-app:me");
    try (AlertRouter router =
            AlertRouter.builder()
                .channel(inbox)
                .channel(
                    channels.open(
                        "csv",
                        ChannelConfig.of("csv:desk").with("file", csv.toString()),
                        ChannelContext.standard(folder)))
                .tiers(TierChannels.DEFAULT.with(AlertTier.ACTIONABLE_SETUP, "csv"))
                .outbox(folder.resolve("outbox"))
                .scheduler(desk.clock)
                .listener(desk.clock::heard)
                .build();
        PaperRun paper =
            PaperRun.of(
                PaperBroker.builder()
                    .account(perp.settleAsset(), "10000")
                    .instrument(perp, desk.market.config().tiers())
                    .journal(folder.resolve("journal")),
                desk::onEvent)) {
      desk.market.advance(
          Duration.ofDays(days), event -> desk.take(event, paper, router));
      desk.settle(router);
      PaperRunResult result = paper.result();
      return new DeskReport(
          venues, channels.kinds(), desk.map.profile().zones(PositionSide.LONG).size(),
          desk.map.profile().zones(PositionSide.SHORT).size(), desk.setups,
          inbox.items().size(), Files.exists(csv) ? Files.readAllLines(csv) : List.of(),
          result.trades().size(), result.stateHash());
    }
  }

  /** Trades become bars, bars and marks reach the account; alerts leave before time goes on. */
  private void take(MarketEvent event, PaperRun paper, AlertRouter router) {
    bars.advanceTo(
        event.eventNanos(),
        closed ->
            paper.apply(
                CandleEvent.recorded(event.instrument(), PriceKind.LAST, closed.candle())));
    if (event instanceof Trade t) {
      bars.add(t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(), closed -> {});
    }
    switch (event) {
      case MarkPrice mark -> paper.apply(mark);
      case FundingRate rate -> paper.apply(rate);
      default -> paper.show(event);
    }
    if (event.eventNanos() - settled >= GRACE_NANOS) {
      settle(router);
      settled = event.eventNanos();
    }
    clock.turnTo(event.eventNanos(), () -> settle(router));
    router.apply(event);
    if (!raised.isEmpty()) {
      router.publish(raised).forEach(decision -> decision.durability().await());
      raised.clear();
      settle(router);
    }
  }

  private void settle(AlertRouter router) {
    router.awaitWritten();
    clock.awaitSent();
    router.awaitWritten();
  }

  /** What the account has seen: the map learns, the engine answers, a plan becomes a bracket. */
  private void onEvent(MarketEvent event, BotDoor door) {
    if (!(event instanceof CandleEvent)) { // the map counts the trades themselves
      priced |= map.apply(event) == LiquidationMap.Outcome.APPLIED;
    }
    (priced ? engine.apply(event, map::profile) : engine.apply(event))
        .ifPresent(setup -> answer(setup, door));
  }

  private void answer(Setup setup, BotDoor door) {
    alerts.apply(setup);
    if (setup instanceof Setup.Trade trade) {
      setups++;
      if (trade.disposition().route() != Disposition.Route.NOTHING && door.positions().isEmpty()) {
        door.submit(trade);
      }
    }
  }
}
