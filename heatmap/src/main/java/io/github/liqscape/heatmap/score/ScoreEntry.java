// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.Objects;
import java.util.Optional;

/**
 * One measured number with its uncertainty and sample size.
 *
 * @param metric what was measured
 * @param baseline of {@link Metric#INFORMATION_GAIN}: what the map was compared with; of the
 *     ranking metrics: the baseline whose own value this is; empty: the map itself
 * @param value NaN if nothing could be measured
 * @param low lower bound of the 95 % interval; NaN below five days
 * @param high upper bound
 * @param p one-sided chance of a value as good under "no better", two-sided for touch lift and
 *     reaction; NaN where nothing is tested
 * @param pHolm the same after Holm's correction over all tests of the report
 * @param windows windows it rests on; zones of those metrics that count zones
 * @param days days it rests on: the sample size that matters
 * @param observations prints, buckets, aggregates or zones it rests on
 * @param note why there is no value, or empty
 */
public record ScoreEntry(
    Metric metric,
    Optional<Baseline> baseline,
    double value,
    double low,
    double high,
    double p,
    double pHolm,
    int windows,
    int days,
    long observations,
    String note) {

  public ScoreEntry {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(note, "note");
  }

  static ScoreEntry of(Metric metric, Optional<Baseline> baseline, Estimate e, String note) {
    return new ScoreEntry(
        metric, baseline, e.value(), e.low(), e.high(), e.p(), Double.NaN, e.windows(), e.days(),
        e.observations(), note);
  }

  ScoreEntry withInterval(double newLow, double newHigh) {
    return new ScoreEntry(
        metric, baseline, value, newLow, newHigh, p, pHolm, windows, days, observations, note);
  }

  ScoreEntry withHolm(double corrected) {
    return new ScoreEntry(
        metric, baseline, value, low, high, p, corrected, windows, days, observations, note);
  }
}
