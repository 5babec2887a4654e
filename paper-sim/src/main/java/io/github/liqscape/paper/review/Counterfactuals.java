// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import java.util.OptionalLong;

/**
 * What the trade would have gained had one thing been different, in 1e-8 of the settlement asset.
 * Fees and funding are taken as they were. Empty: the data does not tell.
 *
 * @param entryAtSignalE8 had it entered at the signal's price
 * @param stopFartherE8 had its stop been half an ATR farther, walked on the candles given,
 *     pessimistically, until target, stop or time stop
 * @param targetNearerE8 had its target been at the 60th percentile of the setup's best excursions
 */
public record Counterfactuals(
    OptionalLong entryAtSignalE8, OptionalLong stopFartherE8, OptionalLong targetNearerE8) {}
