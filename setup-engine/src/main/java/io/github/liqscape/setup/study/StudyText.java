// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.setup.confidence.Interval;
import io.github.liqscape.setup.confidence.ModelCard;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A study's report in words and columns. */
final class StudyText {

  private static final String HEAD =
      "%-26s %6s %6s %6s %6s %6s %6s %6s %7s %7s %8s  %-18s %6s %6s";
  private static final String ROW =
      "%-26s %6d %6d %6d %6d %6d %6d %6d %+7.3f %7.3f %+8.3f  %-18s %6s %6s";
  private static final String EMPTY_ROW = "%-26s %6d  none closed";
  private static final int TOP_WAITS = 5;

  private final StudyReport report;
  private final StringBuilder out = new StringBuilder();

  private StudyText(StudyReport report) {
    this.report = report;
  }

  static String of(StudyReport report) {
    StudyText text = new StudyText(report);
    text.markets();
    text.rows();
    text.confidence();
    return text.out.toString();
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is no dependency of this module
  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private void markets() {
    line("%s", report.data());
    line("costs: %s; bootstrap by week, seed %d", report.costModel(), report.seed());
    line("");
    for (MarketResult m : report.markets()) {
      line(
          "%s %s: %s to %s, %,d bars, %d trades, WAIT %.2f %%",
          m.name(), m.timeframe().code(), day(m.firstNanos()), day(m.lastNanos()), m.bars(),
          m.trades(), 100 * m.waitShare());
      line(
          "  profiles %s; %s; %s",
          m.fidelities(),
          m.fundingRates() > 0
              ? m.fundingRates() + " settled funding rates"
              : "no funding rates: labels pay none",
          m.finerPath()
              ? "labels walk candles inside the bar"
              : "no path inside a bar: stop and target in one bar is a stop");
      line("  waits: %s", waits(m));
    }
    line("all: WAIT %.2f %% of bars", 100 * report.waitShare());
    line("");
  }

  private static String waits(MarketResult market) {
    return market.waits().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(TOP_WAITS)
        .map(
            e ->
                String.format(
                    Locale.ROOT, "%s %.1f %%", e.getKey(), 100.0 * e.getValue() / market.bars()))
        .collect(Collectors.joining(", "));
  }

  private static String day(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString().substring(0, 10);
  }

  private void rows() {
    line(
        HEAD, "row", "trades", "filled", "closed", "target", "stop", "time", "ambig", "gross R",
        "cost R", "net R", "95 % by week", "Sharpe", "DSR");
    for (RowResult row : report.rows()) {
      row(row);
    }
    for (RowResult kind : report.kinds()) {
      row(kind);
    }
    row(report.material());
    row(report.all());
    RowResult all = report.all();
    line(
        "not filled %d, unfinished %d, too thin %d, liquidated %d; Sharpe is per trade, DSR is"
            + " deflated for %d trials and wants %d closed trades",
        all.count(NoLabel.NOT_FILLED), all.count(NoLabel.UNFINISHED), all.count(NoLabel.THIN),
        all.count(LabelOutcome.LIQUIDATION), report.trials(), RowResult.MIN_FOR_SHARPE);
    line("material: what the engine would open, uncalibrated a score from 0.60 on");
    line("");
  }

  private void row(RowResult r) {
    if (r.closed() == 0) {
      line(EMPTY_ROW, r.name(), r.trades());
      return;
    }
    line(
        ROW, r.name(), r.trades(), r.trades() - r.count(NoLabel.NOT_FILLED), r.closed(),
        r.count(LabelOutcome.TARGET), r.count(LabelOutcome.STOP), r.count(LabelOutcome.TIME),
        r.ambiguous(), r.grossR(), r.feeR() + r.slippageR() + r.fundingR(), r.netR().estimate(),
        bounds(r.netR()), known(r.moments().sharpe()),
        known(r.deflatedSharpe()));
  }

  private static String known(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String bounds(Interval interval) {
    return Double.isNaN(interval.lower())
        ? "too few weeks"
        : String.format(Locale.ROOT, "[%+.3f, %+.3f]", interval.lower(), interval.upper());
  }

  private void confidence() {
    line("confidence: %s", report.verdict());
    if (report.card().isEmpty()) {
      line("no trade was closed: nothing to fit");
      return;
    }
    ModelCard c = report.card().get();
    line(
        "labels %d, effective %.0f, base rate %.3f; out of fold %d, effective %.0f; evaluated %d",
        c.samples(), c.effectiveSamples(), c.baseRate(), c.outOfFoldSamples(),
        c.outOfFoldEffective(), c.evaluated());
    report
        .rawScores()
        .ifPresent(
            m ->
                metrics(
                    "raw scores, out of fold", m.ece(), m.debiasedEce(), m.brier(),
                    m.brierSkill(), m.auc()));
    if (c.evaluated() > 0) {
      metrics(
          "calibrated, out of fold", c.ece(), c.debiasedEce(), c.brier(), c.brierSkill(), c.auc());
    } else {
      line("no calibrator: it needs an effective number of 200 out of fold");
    }
    line(
        "debiased ECE <= %.2f counts from %,d predictions on, with skill above zero: %s",
        StudyReport.ECE_GOAL, StudyReport.ECE_SAMPLES,
        report.meetsEceGoal() ? "met" : "not met, whatever the figure");
    line("%s", c.isNot());
  }

  private void metrics(
      String what, double ece, double debiased, double brier, Interval skill, double auc) {
    line(
        "%s: ECE of 10 equal-mass bins %.4f, debiased %.4f; Brier %.4f, skill %+.4f %s; AUC %.3f",
        what, ece, debiased, brier, skill.estimate(), bounds(skill), auc);
  }
}
