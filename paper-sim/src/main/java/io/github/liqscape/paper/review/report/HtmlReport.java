// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import static io.github.liqscape.paper.review.report.Words.escape;

import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.stats.Metric;
import io.github.liqscape.paper.review.stats.PaperStatistics;
import io.github.liqscape.paper.review.stats.Statistic;
import io.github.liqscape.paper.review.stats.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A review as one HTML file that loads nothing: what it does not prove first, then the numbers with
 * the bounds of the ambiguous trades, every failure case, and only then statistics and the equity
 * curve. Light and dark by the reader's setting, readable on a phone. All given texts are escaped.
 *
 * <pre>{@code
 * HtmlReport.of(report, facts).gate(gateReport).write(Path.of("review.html"));
 * }</pre>
 *
 * <p>Threading: confined to the caller.
 */
public final class HtmlReport {

  private final ReviewReport report;
  private final ReportFacts facts;
  private Optional<GateReport> gate = Optional.empty();
  private int charts = 12;

  private HtmlReport(ReviewReport report, ReportFacts facts) {
    this.report = report;
    this.facts = facts;
  }

  /** Starts a report. */
  public static HtmlReport of(ReviewReport report, ReportFacts facts) {
    return new HtmlReport(
        Objects.requireNonNull(report, "report"), Objects.requireNonNull(facts, "facts"));
  }

  /** Shows the gate's answer too. */
  public HtmlReport gate(GateReport answer) {
    gate = Optional.of(answer);
    return this;
  }

  /** How many of the costliest findings get a picture, in [0, 1000]; default 12. */
  public HtmlReport charts(int most) {
    if (most < 0 || most > 1_000) {
      throw new IllegalArgumentException("charts must be in [0, 1000], was " + most);
    }
    charts = most;
    return this;
  }

  /** The file's text. */
  public String html() {
    StringBuilder out = new StringBuilder(100_000);
    out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>").append(escape(facts.title())).append("</title><style>\n")
        .append(style()).append("</style></head><body><main>\n");
    heading(out);
    summary(out);
    new HtmlFindings(report, charts).write(out);
    gate.ifPresent(answer -> HtmlGate.write(out, answer));
    statistics(out);
    EquitySvg.write(out, report.equity());
    new HtmlTables(report).write(out);
    provenance(out);
    return out.append("</main></body></html>\n").toString();
  }

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(file, html());
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading report.css of this jar failed", e);
    }
  }

  private void heading(StringBuilder out) {
    int n = report.trades().size();
    out.append("<h1>").append(escape(facts.title())).append("</h1>")
        .append("<p class=\"sub\">").append(Words.time(facts.dataFromNanos())).append(" to ")
        .append(Words.time(facts.dataUntilNanos())).append(" UTC, rule <code>")
        .append(escape(facts.ruleHash())).append("</code></p>")
        .append("<div class=\"honest\"><p><b>What this does not prove.</b> ")
        .append("Paper is not live: real orders move prices, queue, and fail. ");
    if (n < 100) {
      out.append(n).append(" trades are a small sample: a system without any edge often looks ")
          .append("good over so few. ");
    } else {
      out.append(n).append(" trades say something about the past of this rule on this data, ")
          .append("and nothing about what was not tried. ");
    }
    out.append("Nothing here promises a profit.</p></div>\n");
  }

  private void summary(StringBuilder out) {
    PaperStatistics chosen = report.statistics(Variant.CHOSEN);
    String asset = " " + chosen.asset();
    out.append("<div class=\"cards\">");
    card(
        out,
        sign(chosen.netE8(), Words.money(chosen.netE8()) + asset),
        "net PnL; [worst, chosen, best] = ["
            + Words.money(report.statistics(Variant.WORST).netE8()) + ", "
            + Words.money(chosen.netE8()) + ", "
            + Words.money(report.statistics(Variant.BEST).netE8()) + "]");
    for (Metric metric :
        new Metric[] {Metric.EXPECTANCY_R, Metric.HIT_RATE, Metric.MAX_DRAWDOWN}) {
      Statistic of = chosen.of(metric);
      card(
          out, Words.statistic(of, of.value()),
          metric.words() + interval(of) + ", n " + of.n());
    }
    card(
        out, "<span class=\"open\">" + report.open().size() + "</span>",
        "open of " + report.findings().size() + " failure cases in " + report.trades().size()
            + " trades");
    out.append("</div>\n");
  }

  private static void card(StringBuilder out, String value, String words) {
    out.append("<div class=\"card\"><b>").append(value).append("</b><span>")
        .append(escape(words)).append("</span></div>");
  }

  static String sign(long of, String text) {
    return "<span class=\"" + (of < 0 ? "loss" : "gain") + "\">"
        + escape(text) + "</span>";
  }

  private static String interval(Statistic of) {
    return of.lower().isEmpty()
        ? ""
        : " [" + Words.statistic(of, of.lower()) + ", " + Words.statistic(of, of.upper()) + "]";
  }

  private void statistics(StringBuilder out) {
    out.append("<h2>Statistics</h2><p class=\"sub\">Worst and best take the lower and the higher ")
        .append("outcome of every trade whose bars do not tell what happened first. Intervals: ")
        .append("95 %.</p><div class=\"scroll\"><table><tr><th>statistic</th>")
        .append("<th class=\"r\">worst</th><th class=\"r\">chosen</th><th class=\"r\">best</th>")
        .append("<th class=\"r\">interval</th><th class=\"r\">n</th></tr>");
    for (Metric metric : Metric.values()) {
      Statistic chosen = report.statistics(Variant.CHOSEN).of(metric);
      out.append("<tr><td>").append(escape(metric.words())).append("</td>");
      for (Variant variant : Variant.values()) {
        Statistic of = report.statistics(variant).of(metric);
        out.append("<td class=\"r\">").append(Words.statistic(of, of.value())).append("</td>");
      }
      out.append("<td class=\"r\">").append(escape(interval(chosen).strip()))
          .append("</td><td class=\"r n\">").append(chosen.n()).append("</td></tr>\n");
    }
    out.append("</table></div>\n");
  }

  private void provenance(StringBuilder out) {
    out.append("<h2>Where it comes from</h2><dl>");
    entry(out, "rule hash", facts.ruleHash());
    entry(
        out, "data",
        facts.dataSource() + ", " + Words.time(facts.dataFromNanos()) + " to "
            + Words.time(facts.dataUntilNanos()) + " UTC");
    entry(out, "journal hash", facts.journalHash());
    facts.sortedPolicies().forEach((name, value) -> entry(out, name, value));
    entry(out, "thresholds", report.thresholds().toString());
    out.append("</dl>\n");
  }

  private static void entry(StringBuilder out, String name, String value) {
    out.append("<dt>").append(escape(name)).append("</dt><dd>").append(escape(value))
        .append("</dd>");
  }
}
