// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.review.Finding;
import io.github.liqscape.paper.review.Label;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.Symptom;
import io.github.liqscape.paper.review.stats.Rate;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.StringJoiner;

/** A review on the console. */
final class ReviewText {

  private ReviewText() {}

  /** How many trades have which label. */
  static void labels(PrintWriter out, ReviewReport report) {
    out.printf(
        Locale.ROOT, "%d findings in %d trades, %d of them open%n", report.findings().size(),
        report.trades().size(), report.open().size());
    for (Label label : Label.values()) {
      rate(out, label.name(), report.labelled().getOrDefault(label, Rate.of(0, 0)));
    }
    rate(out, "stopped, then right", report.rates().stoppedThenRight());
    rate(out, "ambiguous", report.rates().ambiguous());
    rate(out, "triggers suppressed", report.triggers().suppressed());
    int duplicates = report.triggers().duplicates().size();
    if (duplicates > 0) {
      out.println("  DUPLICATE ORDERS: " + duplicates + ", there must be none");
    }
  }

  private static void rate(PrintWriter out, String what, Rate rate) {
    if (rate.n() > 0) {
      out.printf(
          Locale.ROOT, "  %-20s %4d of %4d, %5.1f %% [%.1f, %.1f]%n", what, rate.count(),
          rate.n(), 100 * rate.value().orElse(0), 100 * rate.lower(), 100 * rate.upper());
    }
  }

  /** The costliest findings, with what was measured. */
  static void findings(PrintWriter out, ReviewReport report, int most) {
    out.printf("%-14s %12s %7s %-8s  %s%n", "trade", "cost", "R", "status", "what is wrong");
    report.findings().stream()
        .limit(most)
        .forEach(
            f ->
                out.printf(
                    Locale.ROOT, "%-14s %12s %7s %-8s  %s%n", f.tradeId(),
                    PaperWords.money(f.costE8()),
                    Double.isNaN(f.costR()) ? "-" : String.format(Locale.ROOT, "%.2f", f.costR()),
                    f.decision().status(), wrong(f)));
    int left = report.findings().size() - most;
    if (left > 0) {
      out.println("  and " + left + " more");
    }
  }

  private static String wrong(Finding finding) {
    StringJoiner words = new StringJoiner(", ");
    for (Symptom s : finding.symptoms()) {
      words.add(
          s.reason().name()
              + (Double.isNaN(s.measured())
                  ? ""
                  : String.format(Locale.ROOT, " %.2f", s.measured())));
    }
    if (finding.stoppedThenRight()) {
      words.add("STOPPED_THEN_RIGHT");
    }
    return words.toString();
  }
}
