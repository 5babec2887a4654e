// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.PositionSide;

/**
 * A trader about to open a position.
 *
 * @param nanos when
 * @param side which way
 * @param notional wanted size, quote currency
 * @param leverage wanted leverage, already within what the size allows
 * @param resting whether the order rests in the book and is hit, instead of taking
 * @param plan what comes after
 */
record Opening(
    long nanos, PositionSide side, double notional, double leverage, boolean resting, Plan plan) {}
