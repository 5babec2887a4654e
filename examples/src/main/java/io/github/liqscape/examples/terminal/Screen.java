// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import io.github.liqscape.liquidation.LiquidationProfile;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows at one instant. Immutable; the arrays are never changed.
 */
final class Screen {

  /** Grows with every screen. */
  final long version;

  /** Made by {@link ScreenJson}. */
  final byte[] json;

  /** Made by {@link HeatmapBytes}; of length 0 while there is none. */
  final byte[] heatmap;

  /** For questions about a price range; null before the first price. */
  final @Nullable LiquidationProfile profile;

  Screen(long version, byte[] json, byte[] heatmap, @Nullable LiquidationProfile profile) {
    this.version = version;
    this.json = json;
    this.heatmap = heatmap;
    this.profile = profile;
  }
}
