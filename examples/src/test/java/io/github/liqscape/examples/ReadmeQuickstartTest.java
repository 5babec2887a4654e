// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.render.ProfileImage;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quickstart of README.md, as it stands there. */
class ReadmeQuickstartTest {

  @Test
  void the_quickstart_runs() throws IOException {
    // region quickstart
    SyntheticMarket market = SyntheticMarket.of(42); // stands in for your own feed
    LiquidationMap map = LiquidationMap.of(market.instrument(), market.config().tiers());

    market.advance(Duration.ofHours(12), map::apply); // every event, in the order received

    LiquidationProfile profile = map.profile(); // immutable, read it on any thread
    for (LiquidationZone zone : profile.zones(PositionSide.LONG)) {
      ForcedBand forced = zone.expectedForced();
      System.out.printf(
          "%,.1f to %,.1f: %,.0f to %,.0f %s%n",
          zone.low(), zone.high(), forced.low(), forced.high(), market.instrument().quoteAsset());
    }
    ProfileImage.of(profile).write(Path.of("target/profile.png"));
    // endregion

    assertThat(profile.zones(PositionSide.LONG))
        .isNotEmpty()
        .allMatch(zone -> zone.high() <= profile.mark());
    assertThat(profile.totalPositionNotional(PositionSide.LONG)).isPositive();
    assertThat(Files.size(Path.of("target/profile.png"))).isPositive();
  }

  @Test
  void the_map_leads_to_a_decision() {
    Instrument btc =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
    List<CandleEvent> feed =
        ReadmeSetupTest.candles(250).stream()
            .map(candle -> CandleEvent.recorded(btc, PriceKind.LAST, candle))
            .toList();
    List<Setup> setups = new ArrayList<>();
    LiquidationMap map = LiquidationMap.of(btc, KnownMarginTiers.binanceBtcusdt2026());
    // region setup
    SetupEngine engine = SetupEngine.of(btc, Timeframe.M5);
    feed.forEach(
        event -> {
          map.apply(event);
          engine.apply(event, map::profile).ifPresent(setups::add); // one at each closed candle
        });
    System.out.println(setups.getLast().explain()); // BUY, SELL or WAIT, and why
    // endregion

    assertThat(setups).hasSize(250);
    assertThat(setups.getLast().explain()).contains("BTCUSDT 5m at ", "UNCALIBRATED");
  }
}
