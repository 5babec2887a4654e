// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import static io.github.liqscape.paper.review.report.Words.escape;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.DistributionTest;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.SetupReview;
import io.github.liqscape.paper.review.Trigger;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.paper.review.stats.Variant;

/** Setups, repeated triggers and all trades. */
final class HtmlTables {

  private final ReviewReport report;

  HtmlTables(ReviewReport report) {
    this.report = report;
  }

  void write(StringBuilder out) {
    out.append("<h2>Setups</h2>");
    report.setups().forEach(setup -> setup(out, setup));
    repeats(out);
    trades(out);
  }

  private static void setup(StringBuilder out, SetupReview setup) {
    out.append("<p><b>").append(escape(setup.group().kind())).append("</b> ")
        .append(escape(setup.group().timeframe())).append(", rule <code>")
        .append(escape(setup.group().ruleVersion())).append("</code>, n ")
        .append(setup.trades()).append(", median holding ")
        .append(Words.number(setup.medianHoldingNanos() / 3.6e12))
        .append(" h, stopped and then right ").append(Words.rate(setup.weakStopRate()))
        .append(", n ").append(setup.weakStopRate().n())
        .append("</p><div class=\"scroll\"><table><tr><th>distribution</th>")
        .append("<th class=\"r\">measured</th><th class=\"r\">threshold</th>")
        .append("<th class=\"r\">n</th><th>says</th></tr>");
    for (DistributionTest test : setup.tests()) {
      out.append("<tr><td>").append(escape(test.kind().words())).append("</td><td class=\"r\">")
          .append(Words.number(test.measured())).append("</td><td class=\"r\">")
          .append(Words.number(test.threshold())).append("</td><td class=\"r n\">")
          .append(test.n()).append("</td><td>")
          .append(test.verdict().name().replace('_', ' ')).append("</td></tr>");
    }
    out.append("</table></div>\n");
  }

  private void repeats(StringBuilder out) {
    if (report.triggers().raw() == 0) {
      return;
    }
    out.append("<details class=\"case\"><summary>Repeated triggers: ")
        .append(report.triggers().repeats().size()).append(" of ").append(report.triggers().raw())
        .append("</summary><div class=\"scroll inner\"><table><tr><th>time</th><th>key</th>")
        .append("<th>became</th></tr>");
    for (Trigger trigger : report.triggers().repeats()) {
      out.append("<tr><td>").append(Words.time(trigger.timeNanos())).append("</td><td>")
          .append(
              escape(
                  trigger.key().symbol() + " " + trigger.key().side() + " " + trigger.key().kind()
                      + " " + trigger.key().place() + " episode " + trigger.key().episode()))
          .append("</td><td>")
          .append(escape(trigger.orderId().map(id -> "order " + id).orElse(trigger.reason())))
          .append("</td></tr>");
    }
    out.append("</table></div></details>\n");
  }

  private void trades(StringBuilder out) {
    out.append("<details class=\"case\"><summary>All ").append(report.trades().size())
        .append(" trades</summary><div class=\"scroll inner\"><table><tr><th>trade</th>")
        .append("<th>opened</th><th>side</th><th>exit</th><th class=\"r\">entry</th>")
        .append("<th class=\"r\">exit</th><th class=\"r\">net</th><th class=\"r\">R</th></tr>");
    for (PaperTrade trade : report.trades()) {
      double r = TradeMeasures.of(trade).r(trade, Variant.CHOSEN).orElse(Double.NaN);
      out.append("<tr><td>").append(escape(trade.id())).append("</td><td>")
          .append(Words.time(trade.entryNanos())).append("</td><td>").append(trade.side())
          .append("</td><td>").append(trade.exit()).append("</td><td class=\"r\">")
          .append(Words.price(trade.entryPrice())).append("</td><td class=\"r\">")
          .append(Words.price(trade.exitPrice())).append("</td><td class=\"r\">")
          .append(HtmlReport.sign(trade.netE8(), Words.money(trade.netE8())))
          .append("</td><td class=\"r\">").append(Words.number(r)).append("</td></tr>\n");
    }
    out.append("</table></div></details>\n");
  }
}
