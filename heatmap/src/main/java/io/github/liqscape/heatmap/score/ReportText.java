// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.Instrument;
import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders a report for a terminal. Every number stands beside its interval and sample size. */
final class ReportText {

  private static final int WIDTH = 108;
  private static final String ROW = "  %-28s %-3s %9s  %-22s %8s %7s %5s %9s%n";
  private static final String RANKS = "  %-28s %-3s %9s %9s %12s %12s %7s %5s%n";

  private ReportText() {}

  static String of(ScoreReport report) {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("MapScore  %s%n", names(report));
    out.format("%s: %s.%n", report.verdict(), meaning(report.verdict()));
    out.format("Context, not a forecast: it says where prints occur, not where price goes.%n");
    out.format(
        "Intervals: 95 %%, bootstrap of whole days, %d resamples, seed %d.%n",
        report.resamples(), report.seed());
    report.horizons().forEach(h -> horizon(out, h));
    return out.toString();
  }

  static String summary(ScoreReport report) {
    String gains =
        report.horizons().stream()
            .map(
                h -> {
                  ScoreEntry e =
                      h.entry(Metric.INFORMATION_GAIN, Baseline.VOLUME_PROFILE).orElseThrow();
                  return length(h.horizon()) + " " + interval(e) + ", " + e.days() + " days";
                })
            .collect(Collectors.joining("; "));
    return report.verdict() + " " + names(report) + ": bits over volume profile " + gains;
  }

  private static void horizon(Formatter out, HorizonScore score) {
    WindowCounts c = score.counts();
    out.format("%nHorizon %s: %s%n", length(score.horizon()), score.verdict());
    score.reasons().forEach(r -> wrapped(out, "  because ", r));
    out.format(
        "  %d windows frozen, %d scored; dropped: %d with fewer than %d prints, %d with a gap,%n",
        c.frozen(), c.scored(), c.fewPrints(), HorizonScorer.MIN_PRINTS, c.gaps());
    out.format(
        "  %d without mark, %d incomplete; %d embargoed. %d prints scored; %d late events.%n",
        c.noMark(), c.incomplete(), c.embargoed(), c.scoredPrints(), c.lateEvents());
    score.notes().forEach(n -> wrapped(out, "  note: ", n));
    out.format(
        ROW, "metric", "vs", "value", "95 % interval", "p, Holm", "windows", "days", "n");
    score.entries().stream()
        .filter(e -> e.baseline().isEmpty() || e.metric() == Metric.INFORMATION_GAIN)
        .forEach(e -> row(out, e));
    out.format(RANKS, "ranking of", "", "AUC", "PR-AUC", "precision@10", "/ base rate", "windows",
        "days");
    ranks(out, "the map", "", m -> score.entry(m).orElseThrow());
    for (Baseline b : Baseline.values()) {
      ranks(out, b.text(), b.code(), m -> score.entry(m, b).orElseThrow());
    }
    out.format("  rules%n");
    for (AcceptanceRule rule : score.rules()) {
      wrapped(out, "    " + rule.outcome() + " ", rule.name() + ": " + rule.text());
    }
  }

  private static void row(Formatter out, ScoreEntry e) {
    String baseline = e.baseline().map(Baseline::code).orElse("");
    if (Double.isNaN(e.value())) {
      String why = e.note().isEmpty() ? "no data" : e.note();
      wrapped(out, "  %-28s %-3s %9s  ".formatted(e.metric().text(), baseline, "-"), why);
      return;
    }
    out.format(
        ROW,
        e.metric().text(),
        baseline,
        number(e.value()),
        Double.isNaN(e.low()) ? "-" : "[" + number(e.low()) + ", " + number(e.high()) + "]",
        Double.isNaN(e.pHolm()) ? "-" : String.format(Locale.ROOT, "%.4f", e.pHolm()),
        e.windows() == 0 ? "-" : e.windows(),
        e.days(),
        e.observations());
  }

  private static void ranks(
      Formatter out, String name, String code, Function<Metric, ScoreEntry> entry) {
    ScoreEntry auc = entry.apply(Metric.AUC);
    out.format(
        RANKS,
        name,
        code,
        numberOrDash(auc.value()),
        numberOrDash(entry.apply(Metric.PR_AUC).value()),
        numberOrDash(entry.apply(Metric.PRECISION_AT_10).value()),
        numberOrDash(entry.apply(Metric.PRECISION_RATIO).value()),
        auc.windows(),
        auc.days());
  }

  /** Breaks long text at spaces; further lines stand under the first. */
  private static void wrapped(Formatter out, String head, String text) {
    String start = head;
    String rest = text;
    while (start.length() + rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH - start.length());
      if (space <= 0) {
        break;
      }
      out.format("%s%s%n", start, rest.substring(0, space));
      rest = rest.substring(space + 1);
      start = " ".repeat(head.length());
    }
    out.format("%s%s%n", start, rest);
  }

  private static String numberOrDash(double value) {
    return Double.isNaN(value) ? "-" : number(value);
  }

  private static String interval(ScoreEntry e) {
    return Double.isNaN(e.value())
        ? "none"
        : number(e.value())
            + (Double.isNaN(e.low())
                ? " without interval"
                : " [" + number(e.low()) + ", " + number(e.high()) + "]");
  }

  private static String number(double value) {
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%.3g", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String meaning(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "every rule holds on enough data";
      case FAIL -> "there is enough data, and a rule does not hold";
      case INSUFFICIENT -> "not enough data to accept or to refuse";
    };
  }

  private static String length(Duration d) {
    return d.toMinutes() % 60 == 0 ? d.toHours() + " h" : d.toMinutes() + " min";
  }

  private static String names(ScoreReport report) {
    List<Instrument> all = report.instruments();
    return all.stream().map(Instrument::toString).collect(Collectors.joining(", "));
  }
}
