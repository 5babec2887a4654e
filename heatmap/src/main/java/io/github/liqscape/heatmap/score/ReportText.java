package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.Instrument;
import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders a report for a terminal. Every number stands beside its interval and sample size. */
final class ReportText {

  private static final String ROW = "  %-28s %-5s %9s  %-22s %8s %7s %5s %9s%n";

  private ReportText() {}

  static String of(ScoreReport report) {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("MapScore  %s%n", names(report));
    out.format(
        "%s: %s. Day-block bootstrap, %d resamples, seed %d; p values Holm-corrected.%n",
        report.verdict(),
        meaning(report.verdict()),
        report.resamples(),
        report.seed());
    out.format("Context, not a forecast: a score says where prints occur, not where price will go.%n");
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
    out.format("%n");
    out.format("Horizon %s: %s%n", length(score.horizon()), score.verdict());
    score.reasons().forEach(r -> out.format("  because %s%n", r));
    out.format(
        "  windows %d frozen, %d scored; dropped: %d with fewer than %d prints, %d feed gaps, "
            + "%d without mark,%n",
        c.frozen(), c.scored(), c.fewPrints(), HorizonScorer.MIN_PRINTS, c.gaps(), c.noMark());
    out.format(
        "  %d incomplete; %d embargoed. %d prints scored, %d outside, %d late events.%n",
        c.incomplete(), c.embargoed(), c.scoredPrints(), c.outsidePrints(), c.lateEvents());
    score.notes().forEach(n -> out.format("  note: %s%n", n));
    out.format(
            ROW, "metric", "vs/of", "value", "95 % interval", "p", "windows", "days",
            "n");
    score.entries().forEach(e -> row(out, e));
    out.format("  rules%n");
    for (AcceptanceRule rule : score.rules()) {
      out.format("    %-8s %s: %s%n", rule.outcome(), rule.name(), rule.text());
    }
  }

  private static void row(Formatter out, ScoreEntry e) {
    String baseline = e.baseline().map(Baseline::code).orElse("map");
    if (Double.isNaN(e.value())) {
      String why = e.note().isEmpty() ? "no data" : e.note();
      out.format("  %-28s %-5s %9s  %s%n", e.metric().text(), baseline, "-", why);
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
