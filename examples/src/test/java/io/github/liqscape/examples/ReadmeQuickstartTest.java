package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.render.ProfileImage;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
}
