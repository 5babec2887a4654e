// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.render.HeatmapImage;
import io.github.liqscape.heatmap.render.TextMap;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Layer 1, the map: where would positions be forced out, how much, and how sure is that? */
final class MapOfAMarket {

  private MapOfAMarket() {}

  /** Takes the picture to write. */
  public static void main(String[] arguments) throws IOException {
    Path picture = Path.of(arguments.length > 0 ? arguments[0] : "target/heatmap.png");
    SyntheticMarket market = SyntheticMarket.of(42, SyntheticMarketConfig.hedged());
    LiquidationMap map =
        LiquidationMap.builder(market.instrument())
            .tiers(market.config().tiers())
            .history(HeatmapHistory.builder().period(Duration.ofMinutes(5)).capacity(288))
            .build();
    market.advance(Duration.ofDays(1), map::apply);

    LiquidationProfile profile = map.profile();
    System.out.printf(
        "%s, %.0f %% of the open interest seen being opened%n",
        profile.provenance().fidelity(), 100 * profile.provenance().coverage());
    for (PositionSide side : PositionSide.values()) {
      double threePercentAway = profile.mark() * (1 - side.sign() * 0.03);
      double low = Math.min(profile.mark(), threePercentAway);
      double high = Math.max(profile.mark(), threePercentAway);
      profile
          .band(side, low, high) // empty where only shares are known
          .ifPresent(
              band ->
                  System.out.printf(
                      "%s within 3 %%: %,.0f to %,.0f in nine of ten cases%n",
                      side, band.low(), band.high()));
      profile
          .nearestZone(side)
          .ifPresent(zone -> System.out.printf("  zone %,.1f to %,.1f%n", zone.low(), zone.high()));
    }
    System.out.println(TextMap.of(profile).text());
    HeatmapImage.of(profile, map.history().orElseThrow()).write(picture);
  }
}
