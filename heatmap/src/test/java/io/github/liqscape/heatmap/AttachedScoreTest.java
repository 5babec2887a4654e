// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.liqscape.heatmap.score.QuantileBands;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a map and its profiles have to do with their scorer. */
class AttachedScoreTest {

  private static final TapeMode MODE = TapeMode.FULL;
  private static final String FAIL = "FAIL IG vs B2 -0.01 bit";

  private static LiquidationMap map() {
    return TestMaps.fed(MODE, new RandomTape(MODE, 21).take(800));
  }

  @Test
  void a_verdict_shows_in_every_later_profile_and_in_sums() {
    LiquidationMap map = map();
    LiquidationProfile before = map.profile();
    map.attachScore(FAIL);
    assertThat(before.provenance().lastScore()).isEmpty();
    assertThat(map.profile().provenance().lastScore()).contains(FAIL);
    assertThat(map.profile().contentHash()).isEqualTo(before.contentHash());
    assertThat(LiquidationMaps.sum(List.of(map.profile())).provenance().lastScore())
        .contains("binance:BTCUSDT: " + FAIL);
    map.attachScore("PASS");
    assertThat(map.profile().provenance().lastScore()).contains("PASS");
    LiquidationMap empty = TestMaps.empty(MODE);
    empty.attachScore(FAIL);
    assertThat(empty.profile().provenance().lastScore()).contains(FAIL);
  }

  @Test
  void a_verdict_is_saved_and_restored() {
    LiquidationMap map = map();
    assertThat(TestMaps.copy(MODE, map).profile().provenance().lastScore()).isEmpty();
    map.attachScore(FAIL);
    assertThat(TestMaps.copy(MODE, map).profile().provenance().lastScore()).contains(FAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void an_empty_verdict_is_refused(String summary) {
    assertThatIllegalArgumentException().isThrownBy(() -> map().attachScore(summary));
  }

  @Test
  void a_verdict_of_pages_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> map().attachScore("x".repeat(1_001)));
  }

  @Test
  void quantiles_of_a_profile_are_those_of_its_bands() {
    LiquidationProfile profile = map().profile();
    QuantileBands quantiles = (QuantileBands) profile;
    for (PositionSide side : PositionSide.values()) {
      ForcedBand band = profile.band(side, 40_000, 90_000).orElseThrow();
      assertThat(quantiles.quantile(side, 40_000, 90_000, 0.05)).isEqualTo(band.low());
      assertThat(quantiles.quantile(side, 40_000, 90_000, 0.50)).isEqualTo(band.median());
      assertThat(quantiles.quantile(side, 40_000, 90_000, 0.95)).isEqualTo(band.high());
      assertThat(quantiles.quantile(side, 40_000, 90_000, 0.75))
          .isBetween(band.median(), band.high());
      assertThat(quantiles.quantile(side, 1, 2, 0.5)).isZero();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> quantiles.quantile(side, 40_000, 90_000, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> quantiles.quantile(side, 2, 1, 0.5));
    }
  }

  @Test
  void a_share_of_the_total_has_no_quantile() {
    LiquidationProfile candles = SummedMarkets.profile(TapeMode.CANDLES_ONLY, 1, 500);
    assertThat(((QuantileBands) candles).quantile(PositionSide.LONG, 40_000, 60_000, 0.5)).isNaN();
  }
}
