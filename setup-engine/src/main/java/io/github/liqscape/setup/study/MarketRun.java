// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleAggregator;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.engine.SetupConfig;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupEngineBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pass over a market: the engine decides bar by bar, then every trade is labelled. */
final class MarketRun {

  private final StudyMarket market;
  private final LabelCosts costs;
  private final SetupEngine engine;
  private final ProfileFeed profiles;
  private final @Nullable CandleAggregator aggregator;
  private final List<Candle> bars = new ArrayList<>();
  private final List<Candle> parts = new ArrayList<>();
  private final List<FundingRate> rates = new ArrayList<>();
  private final List<Setup.Trade> trades = new ArrayList<>();
  private final Map<WaitReason, Integer> waits = new EnumMap<>(WaitReason.class);
  private final Map<Fidelity, Integer> fidelities = new EnumMap<>(Fidelity.class);
  private int decisions;
  private long first;
  private long last;

  MarketRun(StudyMarket market, SetupConfig rule, LabelCosts costs) {
    this.market = market;
    this.costs = costs;
    SetupEngineBuilder builder = SetupEngine.builder(market.instrument()).config(rule);
    if (market.source() != market.timeframe()) {
      builder.candlesOf(market.source());
    }
    market.tiers().ifPresent(builder::tiers);
    engine = builder.build();
    profiles = market.profiles().get();
    aggregator =
        market.source() == market.timeframe()
            ? null
            : CandleAggregator.of(market.source(), market.timeframe());
  }

  void run(StudyProgress progress) {
    try (Stream<MarketEvent> events = market.events().get()) {
      for (Iterator<MarketEvent> all = events.iterator(); all.hasNext(); ) {
        MarketEvent event = all.next();
        profiles.apply(event);
        keep(event);
        engine.apply(event, this::profile).ifPresent(this::decided);
        progress.at(market, event.eventNanos());
      }
    }
  }

  private LiquidationProfile profile() {
    LiquidationProfile profile = profiles.profile();
    fidelities.merge(profile.provenance().fidelity(), 1, Integer::sum);
    return profile;
  }

  /** What labels need: candles and settled rates. */
  private void keep(MarketEvent event) {
    if (!event.instrument().equals(market.instrument())) {
      return;
    }
    if (event instanceof FundingRate rate) {
      rates.add(rate);
    }
    if (event instanceof CandleEvent c && c.price() == PriceKind.LAST && c.candle().closed()
        && c.candle().timeframe() == market.source()) {
      CandleAggregator wholes = aggregator;
      if (wholes == null) {
        if (bars.isEmpty() || c.candle().openNanos() > bars.get(bars.size() - 1).openNanos()) {
          bars.add(c.candle());
        }
      } else if (wholes.add(c.candle(), whole -> bars.add(whole.candle())).taken()) {
        parts.add(c.candle());
      }
    }
  }

  private void decided(Setup setup) {
    decisions++;
    first = decisions == 1 ? setup.asOfNanos() : first;
    last = setup.asOfNanos();
    switch (setup) {
      case Setup.Trade trade -> trades.add(trade);
      case Setup.Wait wait -> waits.merge(wait.missing().get(0).code(), 1, Integer::sum);
    }
  }

  List<StudyTrade> labelled() {
    SetupLabeller labeller =
        new SetupLabeller(market.instrument(), costs, bars, parts, rates);
    return trades.stream()
        .map(trade -> new StudyTrade(market.name(), trade, labeller.label(trade)))
        .toList();
  }

  MarketResult result() {
    int settled =
        (int) rates.stream().filter(r -> r.status() == FundingRate.Status.SETTLED).count();
    return new MarketResult(
        market.name(), market.timeframe(), first, last, decisions, trades.size(), waits,
        fidelities, settled, !parts.isEmpty());
  }
}
