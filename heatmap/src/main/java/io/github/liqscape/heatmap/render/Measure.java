// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.liquidation.LiquidationProfile;

/** What the bars of a profile show. */
public enum Measure {
  /** Forced notional to expect if the mark crosses: the default. */
  EXPECTED_FORCED("expected forced notional"),
  /** Notional of all positions whose liquidation price lies there. */
  POSITION_NOTIONAL("position notional");

  final String words;

  Measure(String words) {
    this.words = words;
  }

  Density.Amount of(LiquidationProfile profile) {
    return switch (this) {
      case EXPECTED_FORCED -> profile::expectedForced;
      case POSITION_NOTIONAL -> profile::positionNotional;
    };
  }
}
