// SPDX-License-Identifier: Apache-2.0
/**
 * How sure a setup is: a logistic score, its calibration, and whether the result may be believed.
 *
 * <p>Pure mathematics on rows of features with labels, times and weights; it knows nothing of
 * candles or maps. {@link io.github.liqscape.setup.confidence.ConfidenceModel} is what a decision
 * asks, {@link io.github.liqscape.setup.confidence.ConfidenceTraining} makes one from labelled
 * samples, the rest measures. A model that has shown nothing says so: {@code calibrated} is false
 * and the interval is [0, 1].
 */
@NullMarked
package io.github.liqscape.setup.confidence;

import org.jspecify.annotations.NullMarked;
