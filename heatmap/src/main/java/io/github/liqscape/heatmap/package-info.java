// SPDX-License-Identifier: Apache-2.0
/**
 * {@link io.github.liqscape.heatmap.LiquidationMap}: estimates from trades, open interest and mark
 * prices how much open interest would be force-closed at each price, and learns from forced orders how
 * far to believe it. Everything behind that one door is package-private.
 */
@NullMarked
package io.github.liqscape.heatmap;

import org.jspecify.annotations.NullMarked;
