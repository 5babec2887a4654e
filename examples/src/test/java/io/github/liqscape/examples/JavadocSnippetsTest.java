// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.indicator.Macd;
import io.github.liqscape.indicator.Rsi;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import io.github.liqscape.market.TradeCandles;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.paper.run.PaperRecord;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.PaperRunResult;
import io.github.liqscape.paper.run.RecordedEvidence;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.condition.AlertCondition;
import io.github.liqscape.routing.condition.ConditionEngine;
import io.github.liqscape.routing.condition.Crossing;
import io.github.liqscape.routing.condition.Trigger;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupFleet;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the Javadoc are regions of this test: they compile, and they run. */
class JavadocSnippetsTest {

  /** Its last brace is the one before an empty line of the comment, or before its end. */
  private static final Pattern SNIPPET =
      Pattern.compile("(?ms)^ *\\* \\{@snippet :\\n(.*?)^ *\\* }\\n(?= *\\*(\\n|/))");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private final SyntheticMarket market = SyntheticMarket.of(3);
  private final Instrument perp = market.instrument();
  private final MarginTiers tiers = market.config().tiers();
  private final List<MarketEvent> feed = new ArrayList<>();

  private void feed(Duration time) {
    market.advance(time, TradeCandles.of(perp, Timeframe.M1).to(feed::add));
  }

  @Test
  void map() {
    feed(Duration.ofHours(2));
    // region map
    LiquidationMap map = LiquidationMap.of(perp, tiers);
    feed.forEach(map::apply);
    LiquidationProfile profile = map.profile();
    profile
        .nearestZone(PositionSide.LONG)
        .ifPresent(zone -> System.out.println(zone.low() + " to " + zone.high()));
    // endregion
    assertThat(profile.totalPositionNotional(PositionSide.LONG)).isPositive();
  }

  @Test
  void setup() {
    feed(Duration.ofHours(6));
    LiquidationMap map = LiquidationMap.of(perp, tiers);
    // region setup
    SetupEngine engine = SetupEngine.of(perp, Timeframe.M1);
    for (MarketEvent event : feed) {
      map.apply(event);
      engine
          .apply(event, map::profile) // one answer at each closed candle
          .ifPresent(
              setup -> {
                switch (setup) {
                  case Setup.Trade trade -> System.out.println(trade.plan());
                  case Setup.Wait wait -> System.out.println(wait.missing().getFirst().code());
                }
              });
    }
    // endregion
    assertThat(engine.context()).isPresent();
  }

  @Test
  void router() throws IOException {
    long now = market.nowNanos();
    // region router
    try (AlertRouter router =
        AlertRouter.builder()
            .channel(Inbox.at(folder.resolve("inbox"), "in-app:me"))
            .outbox(folder.resolve("outbox"))
            .build()) {
      Alert alert =
          Alert.condition(AlertTier.ACTIVE_RISK, perp.venue(), perp.symbol(), "below-60k")
              .text("below 60k", "The last price fell below 60,000.")
              .createdAt(now);
      RoutingDecision decision = router.publishDurably(alert); // or publish, which never waits
      decision.targets().forEach(to -> System.out.println(to.target() + ": " + to.reason()));
    }
    // endregion
    assertThat(Files.exists(folder.resolve("outbox"))).isTrue();
  }

  @Test
  void broker() {
    feed(Duration.ofHours(1));
    Path journal = folder.resolve("journal");
    // region broker
    try (PaperBroker broker =
        PaperBroker.builder()
            .account("USDT", "10000")
            .instrument(perp, tiers) // 2 and 5 bp, leverage 5, isolated
            .journal(journal) // opening it again gives the same account
            .build()) {
      feed.forEach(broker::apply);
      double price = broker.reference(perp, OrderSide.BUY);
      Order entry = Order.market(broker.nextId(), perp, OrderSide.BUY, 0.01).build();
      double stop = perp.price(perp.ticks(price * 0.99));
      double target = perp.price(perp.ticks(price * 1.02));
      OrderAnswer answer = broker.submit(Bracket.of(entry, stop, target));
      if (answer instanceof OrderAnswer.Rejected no) {
        System.out.println(no.reason() + ": " + no.detail());
      }
    }
    // endregion
    try (PaperBroker again =
        PaperBroker.builder()
            .account("USDT", "10000").instrument(perp, tiers).journal(journal).build()) {
      assertThat(again.liveOrders()).isNotEmpty();
    }
  }

  @Test
  void adapters() {
    // region adapters
    ExchangeAdapters installed = ExchangeAdapters.installed();
    System.out.println(installed.ids()); // binance, bybit, and yours
    try (ExchangeAdapter venue = installed.open("bybit")) { // no connection yet
      System.out.println(venue.market() + " offers " + venue.capabilities());
    }
    // endregion
    assertThat(installed.ids()).contains("binance", "bybit");
  }

  @Test
  void run_review_and_gate() {
    feed(Duration.ofHours(6));
    Path journal = folder.resolve("journal");
    PaperBrokerBuilder account =
        PaperBroker.builder().account("USDT", "10000").instrument(perp, tiers).journal(journal);
    PaperBot bot =
        (event, door) -> {
          double price = door.reference(perp, OrderSide.BUY);
          if (price > 0 && door.positions().isEmpty() && door.liveOrders().isEmpty()) {
            double stop = perp.price(perp.ticks(price * 0.998));
            double target = perp.price(perp.ticks(price * 1.002));
            Order entry = Order.market(door.nextId(), perp, OrderSide.BUY, 0.01).build();
            door.submit(Bracket.of(entry, stop, target));
          }
        };
    // region run
    try (PaperRun run = PaperRun.of(account, bot)) {
      run.all(feed.iterator(), nanos -> {});
      PaperRunResult result = run.result();
      System.out.println(result.trades().size() + " trades, refused: " + result.rejected());
    }
    // endregion

    // region review
    PaperRecord record = PaperRecord.read(journal, nanos -> {}); // replayed and compared
    ReviewReport report = record.review();
    report.open().forEach(finding -> System.out.println(finding.tradeId() + finding.labels()));
    // endregion
    assertThat(report.trades()).isNotEmpty();

    // region gate
    GateReport answer =
        PromotionGate.standard().judge(RecordedEvidence.of(journal).build());
    System.out.println(answer.text()); // NOT_READY, with a line for each of eleven conditions
    // endregion
    assertThat(answer.ready()).isFalse();
  }

  @Test
  void indicators() {
    feed(Duration.ofHours(1));
    List<Candle> candles = new ArrayList<>();
    for (MarketEvent event : feed) {
      if (event instanceof CandleEvent c) {
        candles.add(c.candle());
      }
    }
    Candle forming = candles.removeLast();
    // region indicators
    Rsi rsi = Rsi.of(Rsi.USUAL_PERIODS);
    Macd macd = Macd.usual();
    for (Candle closed : candles) {
      rsi.update(closed);
      macd.update(closed);
    }
    double now = rsi.value(); // NaN until it is ready
    double ifItClosedHere = rsi.peek(forming); // changes nothing
    double histogram = macd.histogram();
    // endregion
    assertThat(now).isBetween(0.0, 100.0);
    assertThat(ifItClosedHere).isBetween(0.0, 100.0);
    assertThat(histogram).isFinite();
  }

  @Test
  void candles_of_trades() {
    List<Setup> setups = new ArrayList<>();
    SetupEngine engine = SetupEngine.of(perp, Timeframe.M1);
    // region trade-candles
    market.advance(
        Duration.ofHours(1),
        TradeCandles.of(perp, Timeframe.M1)
            .to(event -> engine.apply(event).ifPresent(setups::add)));
    // endregion
    assertThat(setups).hasSize(58);
  }

  @Test
  void fleet() {
    feed(Duration.ofHours(2));
    List<LiquidationMap> maps = List.of(LiquidationMap.of(perp, tiers));
    List<Timeframe> timeframes = List.of(Timeframe.M1, Timeframe.M5);
    List<MarketEvent> events = feed;
    List<Setup> setups = new ArrayList<>();
    events.forEach(maps.get(0)::apply);
    // region fleet
    SetupFleet.Builder builder = SetupFleet.builder();
    for (LiquidationMap map : maps) {
      for (Timeframe timeframe : timeframes) {
        builder.add(SetupEngine.of(map.instrument(), timeframe), map::profile);
      }
    }
    try (SetupFleet fleet = builder.build()) {
      fleet.apply(events, setups::add); // in the order of the events
    }
    // endregion
    assertThat(setups).isNotEmpty();
  }

  @Test
  void conditions() {
    List<Alert> alerts = new ArrayList<>();
    Instrument btc = perp;
    // region conditions
    ConditionEngine conditions = ConditionEngine.builder().to(alerts::add); // or router::publish
    conditions.add(
        AlertCondition.on(btc, "below-60k")
            .when(Trigger.crosses(Crossing.DOWN, 60_000))
            .confirmFor(Duration.ofSeconds(10))
            .build());
    // endregion
    long second = 1_000_000_000L;
    for (int i = 0; i < 30; i++) {
      double price = i == 0 ? 60_100 : 59_900;
      conditions.apply(
          new Trade(btc, i * second, i * second, "t" + i, price, 1, OrderSide.SELL));
    }
    assertThat(alerts).hasSize(1);
  }

  @Test
  void every_snippet_of_the_javadoc_is_a_region_of_this_test() throws IOException {
    Set<String> shown = new TreeSet<>();
    List<Path> files = new ArrayList<>();
    for (Path source : ReadmeSnippets.sources("")) {
      if (source.toString().replace('\\', '/').contains("/src/main/")) {
        String text = Files.readString(source);
        for (MatchResult snippet : SNIPPET.matcher(text).results().toList()) {
          shown.add(
              snippet.group(1).replaceAll("(?m)^ *\\*", "").replaceAll("\\s+", ""));
          files.add(source);
        }
      }
    }
    assertThat(shown).isEqualTo(new TreeSet<>(ReadmeSnippets.regions(getClass())));
    assertThat(files).hasSize(shown.size());
  }
}
