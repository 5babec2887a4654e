// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engines of one instrument: a map, a setup engine a timeframe, the rules that make alerts of
 * both. The same events give the same decisions and alerts, also when it was saved and restored on
 * the way.
 *
 * <p>Threading: single writer.
 */
final class LaneEngines {

  final ScanMarket market;
  final ScanConfig config;
  final LiquidationMap map;
  final List<SetupEngine> engines;
  final ZoneAlerts zones;
  final SetupAlerts setups;
  final TradeAggregator trades;
  final LaneMarks marks;
  final Trail trail;

  /** The newest decision of each timeframe. */
  private final @Nullable Setup[] decisions;

  /** No alert that is older is told. */
  private final long alertsFrom;

  private final List<Alert> raised = new ArrayList<>();
  private final List<CandleEvent> made = new ArrayList<>();
  private @Nullable LiquidationProfile profile;
  private @Nullable LiquidationProfile ofThisEvent;
  private @Nullable Fidelity fidelity;
  private boolean candlesCome;
  private boolean priced;
  private boolean marked;
  private int decided;

  /** What is given to a new one; {@link LaneState} restores it. */
  record Parts(
      LiquidationMap map, List<SetupEngine> engines, ZoneAlerts zones, SetupAlerts setups,
      TradeAggregator trades, LaneMarks marks, Trail trail) {}

  LaneEngines(
      ScanMarket market, ScanConfig config, long alertsFrom, LaneState.Maker<Parts> parts)
      throws IOException {
    this.market = market;
    this.config = config;
    this.alertsFrom = alertsFrom;
    Parts all = parts.make(this::raise);
    map = all.map();
    engines = all.engines();
    zones = all.zones();
    setups = all.setups();
    trades = all.trades();
    marks = all.marks();
    trail = all.trail();
    decisions = new Setup[engines.size()];
  }

  private void raise(Alert alert) {
    if (alert.createdAtNanos() >= alertsFrom && alert.tier().compareTo(config.least()) >= 0) {
      raised.add(alert);
    }
  }

  /**
   * Applies an event and tells what follows from it.
   *
   * @return how many decisions were made
   */
  int apply(MarketEvent event, AlertSeat seat) {
    decided = 0;
    marks.saw(event);
    candlesCome |= event instanceof CandleEvent;
    if (!candlesCome) {
      // Before the event: a candle is known once its time is over.
      trades.advanceTo(event.eventNanos(), c -> made.add(recorded(event, c.candle())));
      made.forEach(this::decide);
      made.clear();
    }
    priced |= map.apply(event) == LiquidationMap.Outcome.APPLIED;
    if (event instanceof Trade t && !candlesCome) {
      trades.add(t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(), c -> {});
    } else if (event instanceof StreamGap g && g.kind() == StreamKind.TRADE && !g.healed()) {
      trades.interrupted();
    }
    decide(event);
    tell(event, seat);
    return decided;
  }

  private static CandleEvent recorded(MarketEvent of, Candle candle) {
    return CandleEvent.recorded(of.instrument(), PriceKind.LAST, candle);
  }

  private void decide(MarketEvent event) {
    zones.apply(event);
    ofThisEvent = null;
    for (int i = 0; i < engines.size(); i++) {
      SetupEngine engine = engines.get(i);
      Setup setup =
          (priced ? engine.apply(event, this::freshProfile) : engine.apply(event)).orElse(null);
      if (setup != null) {
        decided(i, setup);
      }
    }
  }

  private LiquidationProfile freshProfile() {
    LiquidationProfile fresh = ofThisEvent == null ? map.profile() : ofThisEvent;
    ofThisEvent = fresh;
    profile = fresh;
    fidelity = fresh.provenance().fidelity();
    return fresh;
  }

  private void decided(int i, Setup setup) {
    decisions[i] = setup;
    decided++;
    trail.add(setup);
    if (setup.timeframe() == config.zoneTimeframe()) {
      if (profile != null) {
        zones.profile(profile);
      }
      zones.apply(setup);
    }
    setups.apply(setup);
  }

  private void tell(MarketEvent event, AlertSeat seat) {
    boolean mark = event instanceof MarkPrice;
    marked |= mark;
    // A router looks at the last price only where no mark is known.
    boolean price = mark || (!marked && (event instanceof Trade || event instanceof CandleEvent));
    if (price && event.eventNanos() >= alertsFrom) {
      seat.price(event);
    }
    if (!raised.isEmpty()) {
      raised.forEach(trail::add);
      seat.alerts(List.copyOf(raised));
      raised.clear();
    }
  }

  /** The newest decisions, one a timeframe that has decided. */
  List<Setup> decisions() {
    List<Setup> all = new ArrayList<>(decisions.length);
    for (Setup setup : decisions) {
      if (setup != null) {
        all.add(setup);
      }
    }
    return List.copyOf(all);
  }

  /** How good the map was at the newest decision, null before. */
  @Nullable Fidelity fidelity() {
    return fidelity;
  }

  long alertsFrom() {
    return alertsFrom;
  }

  void save(DataOutput out) throws IOException {
    LaneState.write(this, out);
  }

  /** What is not in the parts, as flags and values in one order. */
  void restored(
      List<Setup> newest, @Nullable Fidelity quality, boolean candles, boolean price,
      boolean mark) {
    for (Setup setup : newest) {
      decisions[config.timeframes().indexOf(setup.timeframe())] = setup;
    }
    fidelity = quality;
    candlesCome = candles;
    priced = price;
    marked = mark;
  }

  boolean candlesCome() {
    return candlesCome;
  }

  boolean priced() {
    return priced;
  }

  boolean marked() {
    return marked;
  }

  Timeframe candles() {
    return market.candles();
  }
}
