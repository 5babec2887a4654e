// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.Optional;

/**
 * What a training gives: the model that ships, and what it was judged by.
 *
 * @param model for {@link ConfidenceModel#assess}
 * @param scores out-of-fold probabilities before calibration; empty if the purge left nothing
 * @param calibrated out-of-fold probabilities of the chosen calibrator, fitted on earlier blocks
 *     only; empty below 200 effective labels. A reliability diagram is drawn of these.
 */
public record TrainedConfidence(
    ConfidenceModel model, Optional<OutOfFold> scores, Optional<OutOfFold> calibrated) {}
