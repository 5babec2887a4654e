// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

/**
 * Paper fills beside the user's own.
 *
 * @param pairs orders compared
 * @param medianTicks median absolute difference in ticks, NaN without pairs
 * @param p95Ticks 95th percentile of it
 * @param allowanceTicks slippage that the fill policy allows for, in ticks
 */
public record OwnFillComparison(
    int pairs, double medianTicks, double p95Ticks, double allowanceTicks) {}
