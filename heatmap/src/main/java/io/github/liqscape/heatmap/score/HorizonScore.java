// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The score at one horizon.
 *
 * @param horizon length of its windows
 * @param counts what became of them
 * @param entries the numbers, by metric, the map before the baselines
 * @param rules the acceptance rules, evaluated
 * @param verdict of this horizon
 * @param reasons why it is not {@link Verdict#PASS}; empty if it is
 * @param notes what was left out, and why
 */
public record HorizonScore(
    Duration horizon,
    WindowCounts counts,
    List<ScoreEntry> entries,
    List<AcceptanceRule> rules,
    Verdict verdict,
    List<String> reasons,
    List<String> notes) {

  public HorizonScore {
    entries = List.copyOf(entries);
    rules = List.copyOf(rules);
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
  }

  /** The map's own value of a metric; empty if it was not measured. */
  public Optional<ScoreEntry> entry(Metric metric) {
    return find(metric, Optional.empty());
  }

  /** Information gain over a baseline, or the baseline's own value of a ranking metric. */
  public Optional<ScoreEntry> entry(Metric metric, Baseline baseline) {
    return find(metric, Optional.of(baseline));
  }

  private Optional<ScoreEntry> find(Metric metric, Optional<Baseline> baseline) {
    return entries.stream()
        .filter(e -> e.metric() == metric && e.baseline().equals(baseline))
        .findFirst();
  }
}
