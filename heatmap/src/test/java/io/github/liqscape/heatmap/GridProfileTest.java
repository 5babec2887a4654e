// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reading a profile must hold to, whatever shape it is kept in. */
class GridProfileTest {

  private static final TapeMode MODE = TapeMode.FULL;

  private static LiquidationProfile profile() {
    return TestMaps.fed(MODE, new RandomTape(MODE, 21).take(4_000)).profile();
  }

  @ParameterizedTest
  @EnumSource
  void a_bucket_outside_the_side_is_refused(PositionSide side) {
    LiquidationProfile profile = profile();
    for (int index : new int[] {-1, profile.size(side)}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> profile.positionQuantity(side, index));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> profile.expectedForced(side, index));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_nearest_zone_is_the_first_of_all(PositionSide side) {
    LiquidationProfile profile = profile();
    assertThat(profile.nearestZone(side)).isEqualTo(profile.zones(side).stream().findFirst());
  }
}
