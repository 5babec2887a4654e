// SPDX-License-Identifier: Apache-2.0
/**
 * What is traded and on which terms: venues, contracts, margin tiers and the exact liquidation and
 * bankruptcy prices that follow from them. Pure values and formulas, no market state. Every other
 * package may use this one; it uses none.
 */
@NullMarked
package io.github.liqscape.instrument;

import org.jspecify.annotations.NullMarked;
