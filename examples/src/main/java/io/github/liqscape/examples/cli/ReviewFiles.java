// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.review.Finding;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.report.CsvReport;
import io.github.liqscape.paper.review.report.HtmlReport;
import io.github.liqscape.paper.review.report.JsonReport;
import io.github.liqscape.paper.review.report.ReportFacts;
import io.github.liqscape.paper.review.report.TradeChart;
import io.github.liqscape.paper.review.report.TradeTheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a review.
 *
 * @param folder where they go
 */
record ReviewFiles(Path folder) {

  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 640;

  /** The report as HTML; returns its path. */
  Path html(
      String name, ReviewReport report, ReportFacts facts, Optional<GateReport> gate, int charts)
      throws IOException {
    HtmlReport html = HtmlReport.of(report, facts).charts(charts);
    gate.ifPresent(html::gate);
    return write(name, html.html().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * report.json, trades.csv and a picture of each of the costliest findings; returns their paths.
   */
  List<Path> rest(ReviewReport report, ReportFacts facts, int pictures) throws IOException {
    List<Path> written = new ArrayList<>();
    written.add(
        write(
            "report.json", JsonReport.of(report, facts).getBytes(StandardCharsets.UTF_8)));
    written.add(write("trades.csv", CsvReport.of(report).getBytes(StandardCharsets.UTF_8)));
    int drawn = 0;
    for (Finding finding : report.findings()) {
      if (drawn < pictures && !finding.candles().isEmpty()) {
        drawn++;
        written.add(
            write(
                "trade-" + finding.tradeId().replaceAll("[^A-Za-z0-9_-]", "_") + ".png",
                TradeChart.png(finding, TradeTheme.DARK, WIDTH, HEIGHT)));
      }
    }
    return written;
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return new MapFiles(folder).replace(name, bytes);
  }
}
