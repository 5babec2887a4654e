// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Turns the evidence of symbols into numbers, rules and verdicts. */
final class HorizonScoring {

  static final String SAMPLED =
      "SAMPLED prints are about one per symbol and second: location only, USD calibration skipped";
  static final String SHARES = "the map shows shares, not currency: USD calibration skipped";

  private HorizonScoring() {}

  static List<HorizonScore> score(List<SymbolEvidence> symbols, DayBootstrap bootstrap) {
    int horizons = symbols.getFirst().horizons().size();
    List<List<ScoreEntry>> entries =
        IntStream.range(0, horizons).mapToObj(h -> entries(at(symbols, h), bootstrap)).toList();
    List<ScoreEntry> all = entries.stream().flatMap(List::stream).toList();
    double[] holm = Holm.corrected(all.stream().mapToDouble(ScoreEntry::p).toArray());
    List<HorizonScore> scores = new ArrayList<>();
    int at = 0;
    for (int h = 0; h < horizons; h++) {
      List<ScoreEntry> corrected = new ArrayList<>();
      for (ScoreEntry entry : entries.get(h)) {
        corrected.add(entry.withHolm(holm[at++]));
      }
      scores.add(scored(symbols, at(symbols, h), corrected, bootstrap));
    }
    return List.copyOf(scores);
  }

  private static List<HorizonEvidence> at(List<SymbolEvidence> symbols, int horizon) {
    return symbols.stream().map(s -> s.horizons().get(horizon)).toList();
  }

  private static List<ScoreEntry> entries(
      List<HorizonEvidence> symbols, DayBootstrap bootstrap) {
    List<ScoreEntry> entries = new ArrayList<>();
    entries.addAll(
        InformationGain.entries(symbols.stream().map(s -> s.gain).toList(), bootstrap));
    entries.addAll(PitCurve.entries(symbols.stream().map(s -> s.pit).toList(), bootstrap));
    entries.addAll(HitRanking.entries(symbols.stream().map(s -> s.ranking).toList(), bootstrap));
    entries.addAll(
        PanelRegression.entries(symbols.stream().map(s -> s.panel).toList(), bootstrap));
    String skipped = skipped(symbols);
    List<UsdCalibration> usd =
        symbols.stream()
            .map(s -> skipped.isEmpty() ? s.usd : new UsdCalibration())
            .toList();
    entries.addAll(UsdCalibration.entries(usd, bootstrap, skipped));
    entries.addAll(TouchMetrics.entries(symbols.stream().map(s -> s.touch).toList(), bootstrap));
    return entries;
  }

  private static String skipped(List<HorizonEvidence> symbols) {
    return symbols.stream().anyMatch(s -> s.sampled)
        ? SAMPLED
        : symbols.stream().anyMatch(s -> s.shares) ? SHARES : "";
  }

  private static HorizonScore scored(
      List<SymbolEvidence> all,
      List<HorizonEvidence> symbols,
      List<ScoreEntry> entries,
      DayBootstrap bootstrap) {
    WindowCounts counts =
        symbols.stream().map(s -> s.counts).reduce(WindowCounts.NONE, WindowCounts::plus);
    List<Acceptance.Symbol> gains = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      DailySums sums = symbols.get(i).gain.sums(Baseline.VOLUME_PROFILE);
      gains.add(
          new Acceptance.Symbol(
              all.get(i).instrument().toString(), InformationGain.estimate(sums, bootstrap)));
    }
    boolean sampled = symbols.stream().anyMatch(s -> s.sampled);
    Acceptance acceptance = Acceptance.of(gains, entries, sampled);
    List<String> notes = new ArrayList<>();
    if (!skipped(symbols).isEmpty()) {
      notes.add(skipped(symbols));
    }
    if (counts.outsidePrints() > 0) {
      notes.add(
          counts.outsidePrints()
              + " prints lay outside the reached buckets of their side and are not scored");
    }
    return new HorizonScore(
        symbols.getFirst().horizon,
        counts,
        entries,
        acceptance.rules(),
        acceptance.verdict(),
        acceptance.reasons(),
        notes);
  }
}
