// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.examples.replay.EventRouter;
import io.github.liqscape.examples.replay.PaperFeed;
import io.github.liqscape.examples.replay.PlanTally;
import io.github.liqscape.examples.replay.ReplayedRouter;
import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.Durability;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.gate.RuleBinding;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.run.PaperNotes;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.AlertRouterBuilder;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.routing.outbox.JournalMode;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.spi.ReplayClock;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The five layers over one market: map, chart, setup, alerts, paper. What a program of one's own would
 * do with the library, in one place.
 *
 * <p>Threading: single writer, who also reads; the router has threads of its own.
 */
final class Workflow implements AutoCloseable {

  /** Candles that a chart keeps: a screen shows some hundreds, structure needs more. */
  static final int CANDLES = 1_200;

  /** Columns of the heatmap, one a candle. */
  static final int COLUMNS = 600;

  private static final int EQUITY = 10_000;

  private final TerminalMarket market;
  private final LiquidationMap map;
  private final SetupEngine engine;
  private final TradeAggregator trades;
  private final ArrayDeque<Candle> candles = new ArrayDeque<>();
  private final List<Alert> raised = new ArrayList<>();
  private final ZoneAlerts zones;
  private final SetupAlerts setups;
  private final EventRouter router;
  private final PaperRun paper;
  private final PaperFeed fills;
  private final PlanTally plans = new PlanTally();
  private final long alertsFrom;
  private @Nullable LiquidationProfile profile;
  private @Nullable Setup setup;
  private boolean candlesCome;
  private boolean priced;
  private long now;

  /**
   * Starts all of it, empty.
   *
   * @param folder for outbox, journal and the channels' own, empty
   * @param alertsFrom event time from which on zones and setups are told
   * @param clock of the replay; this turns it
   * @param channels where alerts go
   */
  Workflow(
      TerminalMarket market, Path folder, long alertsFrom, ReplayClock clock,
      List<? extends DeliveryChannel> channels) {
    this.market = market;
    this.alertsFrom = alertsFrom;
    now = market.fromNanos();
    Timeframe bar = market.timeframe();
    map =
        LiquidationMap.builder(market.instrument())
            .tiers(market.tiers())
            .history(HeatmapHistory.builder().period(bar.duration()).capacity(COLUMNS))
            .build();
    engine =
        SetupEngine.builder(market.instrument())
            .timeframe(bar)
            .tiers(market.tiers())
            .terms(AccountTerms.DEFAULT.withEquity(EQUITY))
            .build();
    trades = TradeAggregator.of(bar);
    zones = ZoneAlerts.of(market.instrument(), bar).candles(bar).to(this::raise);
    setups = SetupAlerts.to(this::raise);
    AlertRouterBuilder routing = AlertRouter.builder();
    channels.forEach(routing::channel);
    routing.outbox(folder.resolve("outbox"));
    router =
        market.live()
            ? EventRouter.live(routing)
            // A replay can be had again: nothing of it must outlive a crash.
            : new ReplayedRouter(routing.journalMode(JournalMode.OS), clock);
    paper =
        PaperRun.of(
            PaperBroker.builder()
                .account(market.instrument().settleAsset(), Integer.toString(EQUITY))
                .instrument(
                    InstrumentTerms.of(market.instrument(), market.tiers())
                        .withMatching(Matching.BARS))
                .fills(FillPolicy.DEFAULT)
                .journal(folder.resolve("paper"))
                .durability(
                    market.live() ? Durability.EVERY_CHANGE : Durability.ON_DEMAND));
    fills = new PaperFeed(paper, bar);
    String version = engine.config().version();
    PaperNotes.rule(
        paper.broker(), "setup", version,
        new RuleBinding(
            "setup-engine", engine.config().toString(), FillPolicy.DEFAULT.toString(), "usual",
            market.tiers().toString(), market.title()));
  }

  private void raise(Alert alert) {
    if (alert.createdAtNanos() >= alertsFrom) {
      raised.add(alert);
    }
  }

  /** Takes one event through the layers; whether a bar has closed. */
  boolean apply(MarketEvent event) {
    now = Math.max(now, event.eventNanos());
    router.apply(event);
    fills.take(event);
    priced |= map.apply(event) == LiquidationMap.Outcome.APPLIED;
    boolean closed = false;
    if (event instanceof Trade t && !candlesCome) {
      List<CandleEvent> made = new ArrayList<>(1);
      trades.add(
          t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(),
          c -> made.add(CandleEvent.recorded(t.instrument(), PriceKind.LAST, c.candle())));
      for (CandleEvent candle : made) {
        closed |= decide(candle);
      }
    }
    candlesCome |= event instanceof CandleEvent;
    closed |= decide(event);
    router.publish(raised);
    raised.clear();
    return closed;
  }

  private boolean decide(MarketEvent event) {
    Optional<Setup> answer =
        priced ? engine.apply(event, this::freshProfile) : engine.apply(event);
    boolean closed =
        event instanceof CandleEvent c
            && c.price() == PriceKind.LAST
            && c.candle().closed()
            && c.candle().timeframe() == market.timeframe()
            && keep(c.candle());
    zones.apply(event);
    if (answer.isPresent()) {
      Setup of = answer.get();
      setup = of;
      if (profile != null) {
        zones.profile(profile);
      }
      zones.apply(of);
      setups.apply(of);
      plans.take(of, paper.door());
    }
    return closed;
  }

  private LiquidationProfile freshProfile() {
    LiquidationProfile fresh = map.profile();
    profile = fresh;
    return fresh;
  }

  private boolean keep(Candle candle) {
    if (!candles.isEmpty() && candle.openNanos() <= candles.getLast().openNanos()) {
      return false;
    }
    candles.add(candle);
    if (candles.size() > CANDLES) {
      candles.remove();
    }
    return true;
  }

  TerminalMarket market() {
    return market;
  }

  /** Event time of the newest event. */
  long now() {
    return now;
  }

  /** Closed candles, oldest first. */
  List<Candle> candles() {
    return List.copyOf(candles);
  }

  /** The map as it is now; null before the first price. */
  @Nullable LiquidationProfile profile() {
    return priced ? freshProfile() : null;
  }

  Optional<HeatmapHistory> history() {
    return map.history();
  }

  /** The newest decision; null before the first. */
  @Nullable Setup setup() {
    return setup;
  }

  PaperBroker account() {
    return paper.broker();
  }

  PlanTally plans() {
    return plans;
  }

  /** Waits until every message has gone out. */
  void settle() {
    router.settle();
  }

  /** Makes what the paper account has done readable for others. */
  void force() {
    paper.broker().force();
  }

  @Override
  public void close() {
    router.close();
    paper.close();
  }
}
