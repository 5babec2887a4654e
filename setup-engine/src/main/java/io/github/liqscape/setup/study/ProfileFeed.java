// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;

/**
 * A source of liquidation profiles that lives on a market's events: a map of ours behind a two-line
 * adapter, or anyone's.
 *
 * <p>Threading: one thread, that of the study.
 */
public interface ProfileFeed {

  /** Takes the next event; called before the setup engine sees it. */
  void apply(MarketEvent event);

  /** The profile as of the newest event. */
  LiquidationProfile profile();
}
