// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.stats.EquityPoint;
import io.github.liqscape.paper.review.stats.PaperStatistics;
import io.github.liqscape.paper.review.stats.Rate;
import io.github.liqscape.paper.review.stats.Variant;
import java.util.List;
import java.util.Map;

/**
 * The result of a review. Immutable.
 *
 * @param trades all closed trades, in order of close
 * @param equity mark equity
 * @param findings the costliest first
 * @param setups what each setup's trades say together
 * @param labelled share of all trades with each label
 * @param rates the shares that the promotion gate asks for
 * @param triggers what became of them
 * @param statistics of each variant
 * @param thresholds that were used
 */
public record ReviewReport(
    List<PaperTrade> trades,
    List<EquityPoint> equity,
    List<Finding> findings,
    List<SetupReview> setups,
    Map<Label, Rate> labelled,
    ReviewRates rates,
    RepeatedTriggers triggers,
    Map<Variant, PaperStatistics> statistics,
    ReviewThresholds thresholds) {

  public ReviewReport {
    trades = List.copyOf(trades);
    equity = List.copyOf(equity);
    findings = List.copyOf(findings);
    setups = List.copyOf(setups);
    labelled = Map.copyOf(labelled);
    statistics = Map.copyOf(statistics);
  }

  /** The statistics of one variant. */
  public PaperStatistics statistics(Variant variant) {
    PaperStatistics of = statistics.get(variant);
    if (of == null) {
      throw new IllegalStateException("no statistics of " + variant);
    }
    return of;
  }

  /** Findings that nobody has answered for. */
  public List<Finding> open() {
    return findings.stream().filter(Finding::open).toList();
  }
}
