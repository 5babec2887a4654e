// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.review.stats.Rate;

/**
 * The shares that the promotion gate asks for, each with an interval of 90 %.
 *
 * @param late trades with a late entry
 * @param weakStop trades with a weak stop
 * @param stoppedThenRight stops hit after which the trade would have come right
 * @param unrealisticTarget trades with an unrealistic target
 * @param ambiguous trades whose bars do not tell what happened first, or that lived through a time
 *     without data
 */
public record ReviewRates(
    Rate late, Rate weakStop, Rate stoppedThenRight, Rate unrealisticTarget, Rate ambiguous) {}
