// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engines of one instrument: a map with a day of history, the setup engine, and what makes alerts. */
final class Lane {

  static final Timeframe BAR = Timeframe.M5;
  private static final int COLUMNS = 288;

  final Instrument instrument;
  final int market;
  private final LiquidationMap map;
  private final SetupEngine engine;
  private final ZoneAlerts zones;
  private final SetupAlerts setups;
  private @Nullable LiquidationProfile profile;
  private boolean priced;

  Lane(
      int number, int market, Instrument like, MarginTiers tiers, Consumer<Alert> alerts) {
    this.market = market;
    instrument =
        Instrument.linear(
                like.venue(), "COIN" + number + like.quoteAsset(), "COIN" + number,
                like.quoteAsset())
            .tickSize(like.tickSize().toPlainString())
            .lotSize(like.lotSize().toPlainString())
            .build();
    map =
        LiquidationMap.builder(instrument)
            .tiers(tiers)
            .history(
                HeatmapHistory.builder().period(Duration.ofMinutes(5)).capacity(COLUMNS))
            .build();
    engine = SetupEngine.builder(instrument).timeframe(BAR).tiers(tiers).build();
    zones = ZoneAlerts.of(instrument, BAR).candles(BAR).to(alerts);
    setups = SetupAlerts.to(alerts);
  }

  /** One event through map and setup engine, and to alerts. */
  Optional<Setup> apply(MarketEvent event) {
    priced |= map.apply(event) == LiquidationMap.Outcome.APPLIED;
    Optional<Setup> answer =
        priced ? engine.apply(event, this::fresh) : engine.apply(event);
    zones.apply(event);
    if (answer.isPresent()) {
      if (profile != null) {
        zones.profile(profile);
      }
      zones.apply(answer.get());
      setups.apply(answer.get());
    }
    return answer;
  }

  private LiquidationProfile fresh() {
    LiquidationProfile now = map.profile();
    profile = now;
    return now;
  }
}
