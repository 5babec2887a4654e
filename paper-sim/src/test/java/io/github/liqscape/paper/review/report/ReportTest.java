// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.paper.gate.GateEvidence;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.gate.Stage;
import io.github.liqscape.paper.review.Finding;
import io.github.liqscape.paper.review.PaperReview;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.Trades;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final ReviewReport REPORT = SyntheticReview.of(42);
  private static final ReportFacts FACTS =
      new ReportFacts(
          "Sweep and reclaim <AAA & Co>", "5f3c0a9e\"'", Trades.START,
          Trades.START + 5_000 * Trades.BAR, "a seeded walk",
          Map.of("fills", "PESSIMISTIC, trade through", "fees", "2 bp / 5 bp"), "77aa");

  @TempDir Path folder;

  private static HtmlReport html() {
    return HtmlReport.of(REPORT, FACTS)
        .gate(
            PromotionGate.standard()
                .judge(
                    GateEvidence.of("rule-a", FACTS.ruleHash(), Stage.PAPER, Trades.START)
                        .build()));
  }

  @Test
  void the_page_stands_alone_and_escapes_what_it_is_given() throws IOException {
    String page = html().html();
    assertThat(page).doesNotContain("<script", "http://", "https://", "@import", "Ada <b>");
    assertThat(page).contains("Sweep and reclaim &lt;AAA &amp; Co&gt;", "Ada &lt;b&gt;");
    // Pictures are letters: any word may occur in them.
    assertThat(html().charts(0).html()).doesNotContain("NaN", "Infinity", "null");
    Path file = folder.resolve("review.html");
    html().write(file);
    assertThat(Files.readString(file)).isEqualTo(page);
    // -Dliqscape.report.out=FILE keeps the page, to look at it.
    String keep = System.getProperty("liqscape.report.out", "");
    if (!keep.isEmpty()) {
      Files.writeString(Path.of(keep), page);
    }
  }

  @Test
  void it_says_first_what_it_does_not_prove_and_shows_failures_before_the_curve() {
    String page = html().html();
    int honest = page.indexOf("What this does not prove");
    int cards = page.indexOf("[worst, chosen, best]");
    int cases = page.indexOf("Failure cases");
    int curve = page.indexOf("Equity, positions at the mark");
    assertThat(List.of(honest, cards, cases, curve)).isSorted().allMatch(at -> at > 0);
    assertThat(page).contains("promises a profit", "Where it comes from", "77aa", "PESSIMISTIC");
    assertThat(page).contains("NOT READY", "Why small samples cannot pass");
  }

  @Test
  void every_finding_is_on_the_page() {
    String page = html().charts(0).html();
    assertThat(REPORT.findings()).isNotEmpty();
    REPORT.findings().forEach(f -> assertThat(page).contains("<b>" + f.tradeId() + "</b>"));
  }

  @Test
  void a_picture_shows_more_than_paper_and_needs_candles() {
    Finding finding = REPORT.findings().get(0);
    BufferedImage image = TradeChart.image(finding, TradeTheme.DARK, 800, 450);
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < 800; x += 2) {
      for (int y = 0; y < 450; y += 2) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertThat(colours).hasSizeGreaterThan(20);
    Trades bad = Trades.trade("bare");
    bad.signal = 99;
    Finding bare =
        PaperReview.of(List.of(bad.build()), Map.of()).report().findings().get(0);
    assertThatThrownBy(() -> TradeChart.png(bare, TradeTheme.LIGHT, 800, 450))
        .hasMessageContaining("had none: bare");
  }

  @Test
  void json_holds_exact_amounts_that_sum_up() throws IOException {
    JsonNode root = new ObjectMapper().readTree(JsonReport.of(REPORT, FACTS));
    long net = 0;
    for (JsonNode trade : root.get("all")) {
      net += trade.get("netE8").asLong();
      assertThat(
              trade.get("marketE8").asLong() - trade.get("delayE8").asLong()
                  - trade.get("executionE8").asLong() - trade.get("exitE8").asLong()
                  - trade.get("feesE8").asLong() + trade.get("fundingE8").asLong()
                  - trade.get("liquidationE8").asLong())
          .isEqualTo(trade.get("netE8").asLong());
    }
    assertThat(root.at("/statistics/CHOSEN/netE8").asLong()).isEqualTo(net);
    assertThat(root.get("findings")).hasSize(REPORT.findings().size());
    assertThat(root.at("/findings/0/candles").size()).isGreaterThan(20);
    assertThat(root.at("/findings/0/zones/0/percentile").asDouble()).isEqualTo(93);
    assertThat(root.at("/statistics/WORST/netE8").asLong()).isLessThan(net);
  }

  @Test
  void csv_has_a_line_for_each_trade_and_no_formulas() {
    List<String> lines = CsvReport.of(REPORT).lines().toList();
    assertThat(lines).hasSize(SyntheticReview.TRADES + 1);
    BigDecimal sum = BigDecimal.ZERO;
    for (String line : lines.subList(1, lines.size())) {
      sum = sum.add(new BigDecimal(line.split(",", -1)[8]));
    }
    long net = REPORT.trades().stream().mapToLong(t -> t.netE8()).sum();
    assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(net, 8));
    assertThat(CsvReport.text("=HYPERLINK(\"x\",1)")).isEqualTo("\"'=HYPERLINK(\"\"x\"\",1)\"");
  }

  @Test
  void the_same_input_gives_the_same_page() {
    assertThat(html().html()).isEqualTo(html().html());
  }
}
