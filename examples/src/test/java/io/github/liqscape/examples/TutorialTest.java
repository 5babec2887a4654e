// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.scripted.ScriptedVenueProvider;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.render.TextMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.TradeCandles;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.EdgeTest;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.gate.RuleBinding;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.report.HtmlReport;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.paper.run.PaperNotes;
import io.github.liqscape.paper.run.PaperRecord;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.RecordedEvidence;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of docs/tutorial.md, block by block, as it stands there. */
class TutorialTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void from_zero_to_a_bot_on_paper() throws IOException {
    // region market
    SyntheticMarket market = SyntheticMarket.of(44, SyntheticMarketConfig.hedged());
    Instrument perp = market.instrument();
    MarginTiers tiers = market.config().tiers();
    // endregion

    // region map
    LiquidationMap map = LiquidationMap.of(perp, tiers);
    market.advance(Duration.ofHours(6), map::apply);
    LiquidationProfile profile = map.profile();
    System.out.println(TextMap.of(profile).text());
    // endregion
    assertThat(profile.totalPositionNotional(PositionSide.LONG))
        .isPositive();

    // region engine
    SetupEngine engine =
        SetupEngine.builder(perp)
            .timeframe(Timeframe.M5)
            .tiers(tiers)
            .terms(AccountTerms.DEFAULT.withEquity(10_000))
            .build();
    // endregion

    // region router
    AlertRouter router =
        AlertRouter.builder()
            .channel(Inbox.at(folder.resolve("inbox"), "in-app:me"))
            .outbox(folder.resolve("outbox"))
            .build();
    SetupAlerts alerts = SetupAlerts.to(router::publish);
    // endregion

    // region bot
    PaperBot bot =
        (event, door) -> {
          map.apply(event);
          engine
              .apply(event, map::profile)
              .ifPresent(
                  setup -> {
                    alerts.apply(setup);
                    if (setup instanceof Setup.Trade trade && door.positions().isEmpty()) {
                      System.out.println(trade.explain());
                      System.out.println(door.submit(trade)); // a refusal says why
                    }
                  });
        };
    // endregion

    // region account
    PaperBrokerBuilder account =
        PaperBroker.builder()
            .account("USDT", "10000")
            .instrument(InstrumentTerms.of(perp, tiers).withMatching(Matching.BARS))
            .journal(folder.resolve("paper"));
    // endregion

    // region run
    try (PaperRun run = PaperRun.of(account, bot)) {
      RuleBinding rule =
          new RuleBinding(
              "my-bot/1", engine.config().toString(), FillPolicy.DEFAULT.toString(),
              "maker 2 bp, taker 5 bp", tiers.toString(), "generated, seed 44");
      PaperNotes.rule(run.broker(), "my bot", "1", rule);
      PaperNotes.declare(
          run.broker(), new Declaration(rule.hash(), 0, 0.15, 1.2, EdgeTest.FIXED, 396));

      market.advance(
          Duration.ofDays(3), TradeCandles.of(perp, Timeframe.M5).to(run::apply));
      System.out.println(run.result().trades().size() + " trades");
    }
    router.close();
    // endregion

    // region save
    Path state = folder.resolve("state");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(state))) {
      map.save(out);
      engine.save(out);
    }
    // endregion

    LiquidationMap savedMap = map;
    // region restore
    try (DataInputStream in = new DataInputStream(Files.newInputStream(state))) {
      LiquidationMap again = LiquidationMap.builder(perp).tiers(tiers).restore(in);
      SetupEngine same =
          SetupEngine.builder(perp)
              .timeframe(Timeframe.M5)
              .tiers(tiers)
              .terms(AccountTerms.DEFAULT.withEquity(10_000))
              .restore(in);
      System.out.println(again.profile().contentHash() + " " + same.config().version());
    }
    // endregion
    try (DataInputStream in = new DataInputStream(Files.newInputStream(state))) {
      assertThat(
              LiquidationMap.builder(perp).tiers(tiers).restore(in).profile().contentHash())
          .isEqualTo(savedMap.profile().contentHash());
    }

    // region review
    PaperRecord record = PaperRecord.read(folder.resolve("paper"), nanos -> {});
    ReviewReport review = record.review();
    HtmlReport.of(review, record.facts("My bot")).write(folder.resolve("review.html"));
    GateReport answer =
        PromotionGate.standard()
            .judge(RecordedEvidence.of(folder.resolve("paper")).build());
    System.out.println(answer.text()); // NOT_READY, and why
    // endregion
    assertThat(record.trades()).isNotEmpty();
    assertThat(record.ruleHash()).isNotEqualTo("none");
    assertThat(record.replay().difference()).isEmpty();
    assertThat(answer.ready()).isFalse();
    assertThat(answer.text()).doesNotContain("missing: a declaration");
    assertThat(folder.resolve("review.html")).isNotEmptyFile();
  }

  @Test
  void the_same_bot_on_a_venue() throws InterruptedException {
    live("scripted", "BTCUSDT", ScriptedVenueProvider.STILL);
    assertThat(folder.resolve("paper")).isNotEmptyDirectory();
  }

  private void live(String venueId, String symbol, Instant now) throws InterruptedException {
    // region live
    try (ExchangeAdapter venue = ExchangeAdapters.installed().open(venueId)) { // "bybit", say
      Instrument perp = venue.instrument(symbol).orThrow().instrument();
      MarginTiers tiers = venue.marginTiers(perp).orThrow().orElseThrow();
      LiquidationMap map = LiquidationMap.of(perp, tiers);
      SetupEngine engine =
          SetupEngine.builder(perp).timeframe(Timeframe.M5).candlesOf(Timeframe.M1).build();
      LiveFeed feed = venue.subscribe(Subscription.map(perp)); // queues from here on

      TimeRange week = TimeRange.of(now.minus(Duration.ofDays(7)), now);
      EventTape.merge(
              List.of(
                  venue.candles(perp, PriceKind.LAST, Timeframe.M1, week).orThrow().stream(),
                  venue.openInterest(perp, Timeframe.M5, week).orThrow().stream()))
          .forEach(
              past -> {
                map.apply(past);
                engine.apply(past, map::profile); // warms up; nobody trades the past
              });

      PaperBrokerBuilder account =
          PaperBroker.builder()
              .account(perp.settleAsset(), "10000")
              .instrument(perp, tiers) // filled on the trades that come
              .journal(folder.resolve("paper"));
      try (PaperRun run = PaperRun.of(account, bot(map, engine))) {
        feed.forEach(run::apply); // until the feed is closed
      }
    }
    // endregion
  }

  private static PaperBot bot(LiquidationMap map, SetupEngine engine) {
    return (event, door) -> {
      map.apply(event);
      engine.apply(event, map::profile).ifPresent(setup -> take(setup, door));
    };
  }

  private static void take(Setup setup, BotDoor door) {
    if (setup instanceof Setup.Trade trade && door.positions().isEmpty()) {
      door.submit(trade);
    }
  }
}
