// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.report.ReportFacts;
import io.github.liqscape.paper.review.stats.Variant;
import io.github.liqscape.paper.run.PaperRecord;
import io.github.liqscape.setup.Setup;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How the main job ends: its setups as brackets on its own candles, filled on paper, and a review
 * of what came of them.
 *
 * @param run the paper run
 * @param review of its trades, read back from its journal
 * @param facts what the report says about where it comes from
 * @param journal where it is
 */
record PaperStep(PaperRunReport run, ReviewReport review, ReportFacts facts, Path journal) {

  private static final int FINDINGS = 5;
  private static final int EQUITY = 10_000;

  /**
   * Trades the setups of a market on paper.
   *
   * @param bar timeframe of the candles, which is that of the setups
   * @param folder made anew, for the journal
   */
  static PaperStep of(
      MarketSource market, Timeframe bar, List<Setup.Trade> setups, List<Candle> candles,
      MadeFolder folder) {
    folder.empty();
    Path journal = folder.folder().resolve("journal");
    PaperAccount account = new PaperAccount(market, bar, bar, EQUITY, false);
    PaperRunReport run =
        account.ready(
            setups,
            candles.stream()
                .map(c -> CandleEvent.recorded(market.instrument(), PriceKind.LAST, c))
                .toList(),
            journal);
    PaperRecord record = PaperRecord.read(journal, nanos -> {});
    return new PaperStep(
        run, record.review(), record.facts("Paper trades of the demo's setups"), journal);
  }

  void json(ObjectNode node) {
    node.put("trades", run.result().trades().size());
    node.put("orders", run.plans().taken());
    for (Variant variant : Variant.values()) {
      node.put(
          "net" + variant.name().charAt(0)
              + variant.name().substring(1).toLowerCase(Locale.ROOT),
          BigDecimal.valueOf(
                  run.result().netE8(run.terms().instrument().settleAsset(), variant), 8)
              .toPlainString());
    }
    node.put("findings", review.findings().size());
    node.put("stateHash", run.result().stateHash());
  }

  void print(PrintWriter out) {
    out.println("the setups as brackets on the same candles, filled on paper:");
    out.println("  " + run.plans().words());
    run.summary(out);
    out.println();
    out.println("the review of these trades:");
    ReviewText.labels(out, review);
    if (!review.findings().isEmpty()) {
      ReviewText.findings(out, review, FINDINGS);
    }
    out.println(
        "  more: paper replay --journal " + journal + ", paper gate --journal " + journal);
    out.println();
    out.println(
        "Liquidation data is context; the setup decides. A few paper trades prove nothing, and"
            + " nothing here placed an order.");
    out.println();
  }
}
