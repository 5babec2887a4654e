// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles share what did not change between them; nobody must be able to tell. */
class FrozenCellsTest {

  private static final int EVENTS = Boolean.getBoolean("liqscape.thorough") ? 2_400 : 900;

  static List<TapeMode> modes() {
    return List.of(TapeMode.FULL, TapeMode.NO_MARK, TapeMode.CANDLES_OI, TapeMode.COARSE);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void a_profile_is_that_of_a_restored_map_whatever_was_asked_before(TapeMode mode) {
    RandomTape tape = new RandomTape(mode, 5);
    LiquidationMap map = LiquidationMap.of(mode.instrument(), mode.tiers());
    List<LiquidationProfile> profiles = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    for (int i = 1; i <= EVENTS; i++) {
      MarketEvent event = tape.next();
      map.apply(event);
      if (i % 60 < 4) {
        profiles.add(map.profile());
        fresh.add(inWords(TestMaps.copy(mode, map).profile()));
      }
    }
    // Asked only now, when the map has gone on: a profile must not have seen any of it.
    for (int i = 0; i < profiles.size(); i++) {
      assertThat(inWords(profiles.get(i))).isEqualTo(fresh.get(i));
    }
  }

  private static String inWords(LiquidationProfile profile) {
    StringBuilder words = new StringBuilder(profile.contentHash());
    for (PositionSide side : PositionSide.values()) {
      double[] perBin = new double[profile.leverageBins().size()];
      for (int bin = 0; bin < perBin.length; bin++) {
        for (int i = 0; i < profile.size(side); i++) {
          perBin[bin] += profile.expectedForced(side, i, bin);
        }
      }
      words.append(Arrays.toString(perBin)).append(profile.zones(side));
      words.append(profile.nearestZone(side));
      if (profile.mark() > 0) {
        words.append(profile.band(side, profile.mark() * 0.8, profile.mark() * 1.2));
      }
    }
    return words.toString();
  }
}
