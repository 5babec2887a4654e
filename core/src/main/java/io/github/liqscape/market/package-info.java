// SPDX-License-Identifier: Apache-2.0
/**
 * What a venue tells the world, as immutable values: the sealed {@link
 * io.github.liqscape.market.MarketEvent} family that adapters, readers and generators emit and
 * every engine applies. Also the one rule about order and lateness. Depends on instruments and
 * candles only.
 */
@NullMarked
package io.github.liqscape.market;

import org.jspecify.annotations.NullMarked;
