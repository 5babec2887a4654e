// SPDX-License-Identifier: Apache-2.0
/**
 * A generated perpetual-futures market whose positions are known, to test bots and maps with.
 * {@link io.github.liqscape.synthetic.SyntheticMarket} emits the events a venue would and {@link
 * io.github.liqscape.synthetic.Truth} tells what no venue tells: who holds what, and where each
 * position would be liquidated. Uses instruments and market events; nothing in an engine uses it.
 */
@NullMarked
package io.github.liqscape.synthetic;

import org.jspecify.annotations.NullMarked;
