// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleAggregator;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupEngineBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a market to a map and to a setup engine that reads it, and keeps the candles of the signal
 * timeframe for a picture; alerts may listen. A market that sends trades but no candles gets
 * candles of its trades.
 *
 * <p>Threading: single writer.
 */
final class SetupRun {

  /** Of a market that sends trades only. */
  static final Timeframe OF_TRADES = Timeframe.M5;

  private final LiquidationMap map;
  private final SetupEngine engine;
  private final Timeframe source;
  private final @Nullable CandleAggregator larger;
  private final TradeAggregator trades = TradeAggregator.of(OF_TRADES);
  private final Consumer<Setup> answers;
  private final AlertRun alerts;
  private final List<Candle> candles = new ArrayList<>();
  private @Nullable LiquidationProfile asked;
  private boolean priced;
  private boolean candlesCome;

  private SetupRun(
      MarketSource market, Timeframe source, Timeframe signal, Consumer<Setup> answers,
      AlertRun alerts) {
    this.source = source;
    this.answers = answers;
    this.alerts = alerts;
    map = LiquidationMap.builder(market.instrument()).tiers(market.tiers()).build();
    SetupEngineBuilder terms =
        SetupEngine.builder(market.instrument()).timeframe(signal).tiers(market.tiers());
    engine = (signal == source ? terms : terms.candlesOf(source)).build();
    larger = signal == source ? null : CandleAggregator.of(source, signal);
  }

  /**
   * Runs through a whole market, up to its instant.
   *
   * @param source timeframe of its candles
   * @param signal timeframe of the signal bars, a multiple of it
   * @param answers gets the setup of every closed signal bar, in order
   * @param alerts gets what happens and what was decided
   * @return closed candles of the signal timeframe, oldest first
   */
  static List<Candle> of(
      MarketSource market, Timeframe source, Timeframe signal, Consumer<Setup> answers,
      AlertRun alerts, Progress progress) {
    SetupRun run = new SetupRun(market, source, signal, answers, alerts);
    market.walk(progress, run::apply);
    return run.candles;
  }

  /** Timeframe of a market's candles; five minutes where it has trades only. */
  static Timeframe timeframe(MarketSource market) {
    return Stream.of(Timeframe.values())
        .filter(t -> t.duration().equals(market.column()))
        .findFirst()
        .orElse(OF_TRADES);
  }

  private void apply(MarketEvent event) {
    priced |= map.apply(event) == LiquidationMap.Outcome.APPLIED;
    if (event instanceof Trade t && !candlesCome) {
      trades.add(
          t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(),
          closed ->
              decide(CandleEvent.recorded(t.instrument(), PriceKind.LAST, closed.candle())));
    }
    candlesCome |= event instanceof CandleEvent;
    decide(event);
  }

  private void decide(MarketEvent event) {
    asked = null;
    Optional<Setup> setup =
        priced ? engine.apply(event, this::profile) : engine.apply(event);
    if (event instanceof CandleEvent c && c.price() == PriceKind.LAST && c.candle().closed()
        && c.candle().timeframe() == source) {
      keep(c.candle());
    }
    setup.ifPresent(answers);
    alerts.apply(event, asked, setup.orElse(null));
  }

  private LiquidationProfile profile() {
    LiquidationProfile profile = map.profile();
    asked = profile;
    return profile;
  }

  private void keep(Candle candle) {
    if (larger == null) {
      if (candles.isEmpty() || candle.openNanos() > candles.getLast().openNanos()) {
        candles.add(candle);
      }
    } else {
      larger.add(candle, whole -> candles.add(whole.candle()));
    }
  }
}
