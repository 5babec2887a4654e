// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.heatmap.SyntheticAcceptance.Mix;
import io.github.liqscape.heatmap.SyntheticAcceptance.Result;
import io.github.liqscape.heatmap.score.Baseline;
import io.github.liqscape.heatmap.score.HorizonScore;
import io.github.liqscape.heatmap.score.MapScore;
import io.github.liqscape.heatmap.score.Metric;
import io.github.liqscape.heatmap.score.ScoreEntry;
import io.github.liqscape.heatmap.score.ScoreReport;
import io.github.liqscape.instrument.PositionSide;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The tables of SCORES.md: one line a seed and horizon, then all seeds together. */
final class SyntheticAcceptanceTable {

  private SyntheticAcceptanceTable() {}

  /** Prints the tables and returns the pooled report. */
  static ScoreReport print(List<Result> results) {
    ScoreReport pooled = MapScore.pool(results.stream().map(Result::report).toList());
    Formatter out = new Formatter(Locale.ROOT);
    scores(out, results, pooled);
    mixes(out, results);
    System.out.println(out);
    return pooled;
  }

  private static void scores(Formatter out, List<Result> results, ScoreReport pooled) {
    out.format("%n| seed | horizon | windows | prints scored | gain over B2, bit | "
        + "precision@10 %% | base rate | ratio | 90 %% bands cover | aggregates | "
        + "realised / expected |%n");
    out.format("|---|---|---|---|---|---|---|---|---|---|---|%n");
    for (int h = 0; h < pooled.horizons().size(); h++) {
      for (Result r : results) {
        score(out, Long.toString(r.seed()), r.report().horizons().get(h));
      }
      if (results.size() > 1) {
        score(out, "all", pooled.horizons().get(h));
      }
    }
  }

  private static void score(Formatter out, String name, HorizonScore score) {
    ScoreEntry gain =
        score.entry(Metric.INFORMATION_GAIN, Baseline.VOLUME_PROFILE).orElseThrow();
    ScoreEntry bands = score.entry(Metric.COVERAGE_90).orElseThrow();
    out.format(
        "| %s | %d h | %d of %d | %d | %.2f [%.2f, %.2f] | %.3f | %.3f | %.2f | %s | %d | %.2f |%n",
        name, score.horizon().toHours(), score.counts().scored(), score.counts().frozen(),
        score.counts().scoredPrints(), gain.value(), gain.low(), gain.high(),
        value(score, Metric.PRECISION_AT_10), value(score, Metric.BASE_RATE),
        value(score, Metric.PRECISION_RATIO), percent(bands), bands.observations(),
        value(score, Metric.USD_RATIO));
  }

  private static String percent(ScoreEntry e) {
    return Double.isNaN(e.value())
        ? "-"
        : String.format(
            Locale.ROOT, "%.1f [%.1f, %.1f]", 100 * e.value(), 100 * e.low(), 100 * e.high());
  }

  private static double value(HorizonScore score, Metric metric) {
    return score.entry(metric).map(ScoreEntry::value).orElse(Double.NaN);
  }

  private static void mixes(Formatter out, List<Result> results) {
    out.format("%n| seed | prints | mean print | CV² | forced / OI decrease | hedged | "
        + "law L, S | prior L, S | mix L | mix S | both |%n");
    out.format("|---|---|---|---|---|---|---|---|---|---|---|%n");
    for (Result r : results) {
      out.format(
          "| %d | %d | %.0f | %.1f | %.3f | %.2f | %.3f, %.3f | %.3f, %.3f "
              + "| %.3f | %.3f | %.3f |%n",
          r.seed(), r.prints(), r.meanPrint(), r.printDispersion(), r.forcedShare(),
          r.truth().hedgedQuantity() / r.truth().openInterest(), r.longs().lawGap(),
          r.shorts().lawGap(), r.longs().priorGap(), r.shorts().priorGap(), r.longs().gap(),
          r.shorts().gap(), r.mixGap());
    }
    if (results.size() > 1) {
      out.format(
          "| mean | | | | | | %.3f, %.3f | %.3f, %.3f | %.3f | %.3f | %.3f |%n",
          mean(results, r -> r.longs().lawGap()), mean(results, r -> r.shorts().lawGap()),
          mean(results, r -> r.longs().priorGap()), mean(results, r -> r.shorts().priorGap()),
          mean(results, r -> r.longs().gap()), mean(results, r -> r.shorts().gap()),
          mean(results, Result::mixGap));
    }
    out.format("%n| mean of seeds |");
    MapConfig.LEVERAGES.forEach(l -> out.format(" %dx |", l));
    out.format("%n|---|%s%n", "---|".repeat(MapConfig.LEVERAGES.size()));
    for (PositionSide side : PositionSide.values()) {
      bins(out, side + " theta", results, side, Mix::theta);
      bins(out, side + " map", results, side, Mix::learned);
      bins(out, side + " truth", results, side, Mix::opened);
    }
  }

  private static void bins(
      Formatter out,
      String name,
      List<Result> results,
      PositionSide side,
      Function<Mix, List<Double>> values) {
    out.format("| %s |", name);
    for (double value : SyntheticAcceptance.meanByBin(results, side, values)) {
      out.format(" %.3f |", value);
    }
    out.format("%n");
  }

  private static double mean(List<Result> results, ToDoubleFunction<Result> value) {
    return results.stream().mapToDouble(value).average().orElseThrow();
  }
}
