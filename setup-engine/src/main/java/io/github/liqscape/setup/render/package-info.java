// SPDX-License-Identifier: Apache-2.0
/**
 * The picture of a decision: candles, structure, liquidation zones and the plan, with honest labels.
 * It reads setups from anywhere and knows no engine. Needs a font, but no screen.
 */
@NullMarked
package io.github.liqscape.setup.render;

import org.jspecify.annotations.NullMarked;
