// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import static io.github.liqscape.paper.review.report.Words.escape;

import io.github.liqscape.paper.gate.Condition;
import io.github.liqscape.paper.gate.GateReport;

/** The promotion gate's answer as a table. */
final class HtmlGate {

  private HtmlGate() {}

  static void write(StringBuilder out, GateReport gate) {
    out.append("<h2>Promotion gate: ").append(gate.status().name().replace('_', ' '))
        .append("</h2><p class=\"sub\">Asked for ").append(gate.stage()).append("; variants tried ")
        .append(gate.variants()).append("; trades to declare at least ")
        .append(gate.requiredTrades()).append(".</p>")
        .append("<div class=\"scroll\"><table><tr><th></th><th>condition</th>")
        .append("<th class=\"r\">measured</th><th class=\"r\">threshold</th>")
        .append("<th class=\"r\">n</th><th>why</th></tr>");
    for (Condition c : gate.conditions()) {
      out.append("<tr><td class=\"").append(c.pass() ? "gain\">pass" : "loss\">fail")
          .append("</td><td>").append(c.id()).append(' ').append(escape(c.id().words()))
          .append("</td><td class=\"r\">").append(Words.number(c.measured()))
          .append("</td><td class=\"r\">").append(Words.number(c.threshold()))
          .append("</td><td class=\"r n\">").append(c.n()).append("</td><td>")
          .append(escape(c.why())).append("</td></tr>\n");
    }
    out.append("</table></div>");
    gate.waivers()
        .forEach(
            waiver ->
                out.append("<p>Waiver of ")
                    .append(waiver.waives().map(Enum::name).orElse(""))
                    .append(" by ").append(escape(waiver.by()))
                    .append(": noted, the status stays as it is.</p>"));
    out.append("<p class=\"sub\">").append(escape(GateReport.SMALL_SAMPLES)).append("</p>\n");
  }
}
