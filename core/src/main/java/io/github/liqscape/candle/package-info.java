// SPDX-License-Identifier: Apache-2.0
/**
 * Candles: one step, a bounded series of them, and their aggregation from trades or smaller
 * candles. Closed candles and the forming one are always kept apart. Knows nothing of venues or
 * feeds.
 */
@NullMarked
package io.github.liqscape.candle;

import org.jspecify.annotations.NullMarked;
