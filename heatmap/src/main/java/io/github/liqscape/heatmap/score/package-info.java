// SPDX-License-Identifier: Apache-2.0
/**
 * {@link io.github.liqscape.heatmap.score.MapScore}: does a liquidation map say where forced orders
 * print, better than things that cost nothing? Sees frozen profiles and what the market did after
 * them, and never the engine that made them: any {@code LiquidationProfile} can be scored. Failures
 * and too little data are reported in the same words and with the same numbers as successes.
 */
@NullMarked
package io.github.liqscape.heatmap.score;

import org.jspecify.annotations.NullMarked;
