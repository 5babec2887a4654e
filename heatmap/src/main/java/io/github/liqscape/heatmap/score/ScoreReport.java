// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.Instrument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What a map is worth, in numbers with their uncertainty, and what may be said of it.
 *
 * <p>The verdict is the worst of its horizons: FAIL before INSUFFICIENT before PASS. Immutable.
 */
public final class ScoreReport {

  private final List<SymbolEvidence> evidence;
  private final int resamples;
  private final long seed;
  private final List<HorizonScore> horizons;

  private ScoreReport(
      List<SymbolEvidence> evidence, int resamples, long seed, List<HorizonScore> horizons) {
    this.evidence = evidence;
    this.resamples = resamples;
    this.seed = seed;
    this.horizons = horizons;
  }

  static ScoreReport of(List<SymbolEvidence> evidence, int resamples, long seed) {
    return new ScoreReport(
        evidence,
        resamples,
        seed,
        HorizonScoring.score(evidence, new DayBootstrap(resamples, seed)));
  }

  static ScoreReport pooled(List<ScoreReport> reports) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("at least one report is needed, was []");
    }
    ScoreReport head = reports.getFirst();
    HashSet<Instrument> seen = new HashSet<>();
    for (ScoreReport report : reports) {
      boolean alike =
          report.seed == head.seed
              && report.resamples == head.resamples
              && lengths(report).equals(lengths(head));
      if (!alike) {
        throw new IllegalArgumentException(
            "pooled reports must share horizons, resamples and seed, was " + lengths(report) + " "
                + report.resamples + " " + report.seed + " against " + lengths(head) + " "
                + head.resamples + " " + head.seed);
      }
      for (Instrument instrument : report.instruments()) {
        if (!seen.add(instrument)) {
          throw new IllegalArgumentException(
              "an instrument may be pooled once, was twice: " + instrument);
        }
      }
    }
    return of(
        reports.stream().flatMap(r -> r.evidence.stream()).toList(), head.resamples, head.seed);
  }

  private static List<Object> lengths(ScoreReport report) {
    return report.horizons.stream().<Object>map(HorizonScore::horizon).toList();
  }

  /** What was scored. */
  public List<Instrument> instruments() {
    return evidence.stream().map(SymbolEvidence::instrument).toList();
  }

  /** Day-block resamples behind every interval. */
  public int resamples() {
    return resamples;
  }

  /** Seed of the bootstrap: the same data and seed give the same report. */
  public long seed() {
    return seed;
  }

  /** The scores, in the order of the horizons asked for. */
  public List<HorizonScore> horizons() {
    return horizons;
  }

  /** The worst verdict of the horizons. */
  public Verdict verdict() {
    List<Verdict> all = horizons.stream().map(HorizonScore::verdict).toList();
    return all.contains(Verdict.FAIL)
        ? Verdict.FAIL
        : all.contains(Verdict.INSUFFICIENT) ? Verdict.INSUFFICIENT : Verdict.PASS;
  }

  /** One line for {@code Provenance.lastScore}: verdict and the critical number. */
  public String summary() {
    return ReportText.summary(this);
  }

  /** A table for a terminal of 110 columns. */
  public String toText() {
    return ReportText.of(this);
  }

  /** Maps, lists, strings and numbers only; what has no value is absent. Ready for JSON. */
  public Map<String, Object> toMap() {
    return ReportMap.of(this);
  }

  @Override
  public String toString() {
    return summary();
  }
}
