// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

/**
 * A bar in whole ticks times the side: for a SELL high and low change places.
 *
 * @param volumeLots lots that trade at each of its four points; {@link Long#MAX_VALUE} if unknown
 */
record TickBar(
    long open, long high, long low, long close, boolean highFirst, long volumeLots) {}
