// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.Finding;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.stats.CostAttribution;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.paper.review.stats.Variant;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * All trades as comma-separated lines, one each, with their labels and the exact parts of their
 * result in the settlement asset. Texts that a spreadsheet could take for a formula get an
 * apostrophe before them.
 */
public final class CsvReport {

  private static final String COLUMNS =
      "trade,instrument,side,entry_time,exit_time,entry,exit,exit_reason,net,worst,best,r,mae_r,"
          + "mfe_r,market,delay,execution,exit_execution,fees,funding,liquidation,labels,cost,"
          + "decision,flags";

  private CsvReport() {}

  /** The text of the file. */
  public static String of(ReviewReport report) {
    Map<String, Finding> findings = new HashMap<>();
    report.findings().forEach(finding -> findings.put(finding.tradeId(), finding));
    StringBuilder out = new StringBuilder(COLUMNS).append('\n');
    for (PaperTrade trade : report.trades()) {
      StringJoiner line = new StringJoiner(",");
      trade(line, trade);
      Finding finding = findings.get(trade.id());
      StringJoiner labels = new StringJoiner(" ");
      if (finding != null) {
        finding.labels().forEach(label -> labels.add(label.name()));
      }
      line.add(labels.toString());
      line.add(finding == null ? "" : money(finding.costE8()));
      line.add(finding == null ? "" : finding.decision().status().name());
      line.add(trade.flags().stream().map(Enum::name).collect(Collectors.joining(" ")));
      out.append(line).append('\n');
    }
    return out.toString();
  }

  private static void trade(StringJoiner line, PaperTrade trade) {
    TradeMeasures measures = TradeMeasures.of(trade);
    CostAttribution costs = CostAttribution.of(trade);
    line.add(text(trade.id())).add(text(trade.instrument().toString()));
    line.add(trade.side().name());
    line.add(Words.instant(trade.entryNanos()).toString());
    line.add(Words.instant(trade.exitNanos()).toString());
    line.add(number(trade.entryPrice())).add(number(trade.exitPrice()));
    line.add(trade.exit().name()).add(money(trade.netE8())).add(money(trade.worstNetE8()));
    line.add(money(trade.bestNetE8()));
    line.add(number(measures.r(trade, Variant.CHOSEN).orElse(Double.NaN)));
    line.add(number(measures.maeR())).add(number(measures.mfeR()));
    line.add(money(costs.marketE8())).add(money(costs.delayE8()));
    line.add(money(costs.executionE8())).add(money(costs.exitE8()));
    line.add(money(costs.feesE8())).add(money(costs.fundingE8()));
    line.add(money(costs.liquidationE8()));
  }

  private static String money(long e8) {
    return BigDecimal.valueOf(e8, 8).toPlainString();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : "";
  }

  static String text(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
