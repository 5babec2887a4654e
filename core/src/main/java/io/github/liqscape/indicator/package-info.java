// SPDX-License-Identifier: Apache-2.0
/**
 * Streaming indicators: one step per closed candle, constant time, no allocation, savable.
 *
 * {@snippet :
 * Rsi rsi = Rsi.of(Rsi.USUAL_PERIODS);
 * Macd macd = Macd.usual();
 * for (Candle closed : candles) {
 *   rsi.update(closed);
 *   macd.update(closed);
 * }
 * double now = rsi.value(); // NaN until it is ready
 * double ifItClosedHere = rsi.peek(forming); // changes nothing
 * double histogram = macd.histogram();
 * }
 */
@NullMarked
package io.github.liqscape.indicator;

import org.jspecify.annotations.NullMarked;
