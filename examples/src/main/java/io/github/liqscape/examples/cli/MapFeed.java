// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.setup.study.ProfileFeed;

/** A liquidation map that lives on the events of a study. */
record MapFeed(LiquidationMap map) implements ProfileFeed {

  @Override
  public void apply(MarketEvent event) {
    map.apply(event);
  }

  @Override
  public LiquidationProfile profile() {
    return map.profile();
  }
}
