// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.List;
import java.util.Locale;

/**
 * The probability that the target comes before the stop, where a bar that holds both counts as the
 * stop. It is a frequency of the past, not a promise.
 *
 * @param probability in [0, 1]
 * @param lower lower bound of its 90 % interval; 0 if not calibrated
 * @param upper upper bound; 1 if not calibrated
 * @param samples effective number of samples behind it, &ge; 0
 * @param calibrated false: the number must not be read as a probability, and outputs say
 *     UNCALIBRATED
 * @param notes why it is not calibrated, or a warning such as {@code STALE_FIT}
 */
public record Confidence(
    double probability,
    double lower,
    double upper,
    double samples,
    boolean calibrated,
    List<String> notes) {

  public Confidence {
    notes = List.copyOf(notes);
    if (!(probability >= 0 && probability <= 1 && lower >= 0 && upper <= 1 && lower <= upper
        && samples >= 0)) {
      throw new IllegalArgumentException(
          "confidence must be within [0, 1], was " + probability + " in [" + lower + ", " + upper
              + "] of " + samples + " samples");
    }
  }

  /** Without any sample: the chance 1/(1+R) of a walk without drift. */
  public static Confidence untrained(double probability) {
    return new Confidence(probability, 0, 1, 0, false, List.of("NO_MODEL"));
  }

  /** {@code 0.41 [0.35, 0.47] n 812}, or the word UNCALIBRATED. */
  public String text() {
    return calibrated
        ? String.format(
            Locale.ROOT, "%.2f [%.2f, %.2f] n %.0f", probability, lower, upper, samples)
        : "UNCALIBRATED";
  }
}
