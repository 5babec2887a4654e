// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import static io.github.liqscape.paper.review.report.Words.escape;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.review.Finding;
import io.github.liqscape.paper.review.Label;
import io.github.liqscape.paper.review.MarkedPrice;
import io.github.liqscape.paper.review.ReviewDecision;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.Symptom;
import io.github.liqscape.paper.review.stats.CostAttribution;
import io.github.liqscape.paper.review.stats.Rate;
import java.util.Base64;
import java.util.OptionalLong;

/** Every failure case, the costliest first. */
final class HtmlFindings {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 520;
  private static final int UNFOLDED = 3;

  private final ReviewReport report;
  private final int charts;

  HtmlFindings(ReviewReport report, int charts) {
    this.report = report;
    this.charts = charts;
  }

  void write(StringBuilder out) {
    out.append("<h2>Failure cases</h2><p class=\"sub\">The costliest first, profitable trades ")
        .append("among them. A cost above zero hurt; below zero the mistake happened to pay. ")
        .append("None is averaged away, none can be deleted.</p>");
    labels(out);
    if (report.findings().isEmpty()) {
      out.append("<p>None in ").append(report.trades().size()).append(" trades.</p>");
    }
    int number = 0;
    for (Finding finding : report.findings()) {
      one(out, finding, number++);
    }
  }

  private void labels(StringBuilder out) {
    out.append("<div class=\"scroll\"><table><tr><th>label</th><th class=\"r\">trades</th>")
        .append("<th class=\"r\">share [90 %]</th><th class=\"r\">n</th>")
        .append("<th class=\"r\">cost</th></tr>");
    for (Label label : Label.values()) {
      Rate rate = report.labelled().getOrDefault(label, Rate.of(0, 0));
      long cost = 0;
      for (Finding finding : report.findings()) {
        cost = Math.addExact(cost, finding.costsE8().getOrDefault(label, 0L));
      }
      row(out, label.words(), rate, Words.money(cost));
    }
    row(out, "stopped, then right (of stops hit)", report.rates().stoppedThenRight(), "");
    row(out, "ambiguous, or through a gap", report.rates().ambiguous(), "");
    row(out, "suppressed (of raw triggers)", report.triggers().suppressed(), "");
    out.append("</table></div><p>Duplicate orders: ")
        .append(report.triggers().duplicates().size()).append(" (must be 0).</p>\n");
  }

  private static void row(StringBuilder out, String name, Rate rate, String cost) {
    out.append("<tr><td>").append(escape(name)).append("</td><td class=\"r\">")
        .append(rate.count()).append("</td><td class=\"r\">").append(Words.rate(rate))
        .append("</td><td class=\"r n\">").append(rate.n()).append("</td><td class=\"r\">")
        .append(cost).append("</td></tr>");
  }

  private void one(StringBuilder out, Finding finding, int number) {
    PaperTrade trade = finding.trade();
    String asset = trade.instrument().settleAsset();
    out.append("<details class=\"case\"").append(number < UNFOLDED ? " open" : "")
        .append("><summary><b>").append(escape(finding.tradeId())).append("</b> ")
        .append(escape(trade.instrument().symbol())).append(' ').append(trade.side())
        .append(", ").append(Words.time(trade.entryNanos())).append(" ");
    for (Label label : finding.labels()) {
      out.append("<span class=\"chip\">").append(escape(label.words())).append("</span>");
    }
    if (finding.stoppedThenRight()) {
      out.append("<span class=\"chip\">stopped, then right</span>");
    }
    for (FillFlag flag : trade.flags()) {
      out.append("<span class=\"chip\">").append(Words.flag(flag)).append("</span>");
    }
    out.append("<br><small>cost ").append(Words.money(finding.costE8())).append(' ')
        .append(escape(asset)).append(" (").append(Words.number(finding.costR()))
        .append(" R), net ").append(HtmlReport.sign(trade.netE8(), Words.money(trade.netE8())))
        .append(", <span class=\"open\">").append(finding.decision().status())
        .append("</span></small></summary><div class=\"inner\">");
    if (number < charts && !finding.candles().isEmpty()) {
      picture(out, finding);
    }
    symptoms(out, finding);
    out.append("<div class=\"two\">");
    attribution(out, finding);
    evidence(out, finding);
    out.append("</div></div></details>\n");
  }

  private static void picture(StringBuilder out, Finding finding) {
    out.append("<div class=\"scroll\"><picture>")
        .append("<source media=\"(prefers-color-scheme: dark)\" srcset=\"")
        .append(data(finding, TradeTheme.DARK)).append("\"><img alt=\"Candles, zones, plan and ")
        .append("fills of ").append(escape(finding.tradeId())).append("\" width=\"")
        .append(WIDTH).append("\" height=\"").append(HEIGHT).append("\" src=\"")
        .append(data(finding, TradeTheme.LIGHT)).append("\"></picture></div>");
  }

  private static String data(Finding finding, TradeTheme theme) {
    return "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(TradeChart.png(finding, theme, WIDTH, HEIGHT));
  }

  private static void symptoms(StringBuilder out, Finding finding) {
    out.append("<div class=\"scroll\"><table><tr><th>what</th><th class=\"r\">measured</th>")
        .append("<th class=\"r\">threshold</th><th class=\"r\">n</th></tr>");
    for (Symptom symptom : finding.symptoms()) {
      out.append("<tr><td>").append(escape(symptom.reason().label().words())).append(": ")
          .append(escape(symptom.reason().words())).append("</td><td class=\"r\">")
          .append(Words.number(symptom.measured())).append("</td><td class=\"r\">")
          .append(Words.number(symptom.threshold())).append("</td><td class=\"r n\">")
          .append(symptom.n()).append("</td></tr>");
    }
    out.append("</table></div>");
  }

  private static void attribution(StringBuilder out, Finding finding) {
    CostAttribution costs = finding.attribution();
    out.append("<dl>");
    entry(out, "price from signal to exit decision", Words.money(costs.marketE8()));
    entry(out, "delay", Words.money(-costs.delayE8()));
    entry(out, "entry execution", Words.money(-costs.executionE8()));
    entry(out, "exit execution", Words.money(-costs.exitE8()));
    entry(out, "fees", Words.money(-costs.feesE8()));
    entry(out, "funding", Words.money(costs.fundingE8()));
    entry(out, "liquidation", Words.money(-costs.liquidationE8()));
    entry(out, "net, exactly", Words.money(costs.netE8()));
    out.append("</dl>");
  }

  private static void evidence(StringBuilder out, Finding finding) {
    PaperTrade trade = finding.trade();
    out.append("<dl>");
    entry(
        out, "net [worst, chosen, best]",
        "[" + Words.money(trade.worstNetE8()) + ", " + Words.money(trade.netE8()) + ", "
            + Words.money(trade.bestNetE8()) + "]");
    entry(out, "had it entered at the signal", maybe(finding.counterfactuals().entryAtSignalE8()));
    entry(out, "with the stop 0.5 ATR farther", maybe(finding.counterfactuals().stopFartherE8()));
    entry(out, "with the target at p60 of MFE", maybe(finding.counterfactuals().targetNearerE8()));
    StringBuilder prices = new StringBuilder();
    for (MarkedPrice price : finding.prices()) {
      prices.append(prices.isEmpty() ? "" : ", ").append(price.name()).append(' ')
          .append(Words.price(price.price()));
    }
    entry(out, "prices", prices.toString());
    entry(out, "rule", finding.ruleVersion());
    entry(out, "input hash", finding.inputHash());
    entry(out, "journal entries", trade.firstSequence() + " to " + trade.lastSequence());
    for (ReviewDecision decision : finding.decisions()) {
      if (!decision.by().isEmpty()) {
        entry(
            out, decision.status().name(),
            decision.by() + ", " + Words.time(decision.timeNanos()) + " UTC: " + decision.note());
      }
    }
    out.append("</dl>");
  }

  private static String maybe(OptionalLong amount) {
    return amount.isPresent() ? Words.money(amount.getAsLong()) : "the data does not tell";
  }

  private static void entry(StringBuilder out, String name, String value) {
    out.append("<dt>").append(escape(name)).append("</dt><dd>").append(escape(value))
        .append("</dd>");
  }
}
