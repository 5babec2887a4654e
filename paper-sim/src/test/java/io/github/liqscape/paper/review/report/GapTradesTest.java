// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.gate.ConditionId;
import io.github.liqscape.paper.gate.GateEvidence;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.GateTrade;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.gate.Stage;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.review.PaperReview;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.Trades;
import io.github.liqscape.paper.review.stats.Metric;
import io.github.liqscape.paper.review.stats.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Review, reports and gate name the trades that lived through a time without data. */
class GapTradesTest {

  private static final ReportFacts FACTS =
      new ReportFacts("Gaps", "hash", 0, 1, "made by hand", Map.of(), "");

  /** Ten trades late by far, the first so many of them with a flag. */
  private static ReviewReport review(int flagged, FillFlag flag) {
    List<PaperTrade> trades = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Trades one = Trades.trade("trade-" + i).at(10L * i);
      one.flags = i < flagged ? Set.of(flag) : Set.of();
      one.signal = 90;
      trades.add(one.build());
    }
    return PaperReview.of(trades, Map.of()).report();
  }

  @Test
  void trades_through_gaps_count_as_ambiguous_and_those_without_volume_do_not() {
    for (FillFlag flag : FillFlag.values()) {
      ReviewReport review = review(3, flag);
      boolean doubtful =
          flag == FillFlag.AMBIGUOUS || flag == FillFlag.GAP_FILLED || flag == FillFlag.UNVERIFIED;
      assertThat(review.rates().ambiguous().count()).as("%s", flag).isEqualTo(doubtful ? 3 : 0);
      assertThat(
              review.statistics(Variant.CHOSEN).of(Metric.AMBIGUITY_SHARE).value().orElseThrow())
          .isEqualTo(doubtful ? 0.3 : 0);
    }
  }

  @Test
  void every_report_says_which() {
    ReviewReport review = review(1, FillFlag.UNVERIFIED);
    assertThat(CsvReport.of(review).lines().skip(1).filter(l -> l.endsWith(",UNVERIFIED")))
        .singleElement()
        .asString()
        .startsWith("trade-0,");
    assertThat(JsonReport.of(review, FACTS)).contains("\"UNVERIFIED\"");
    assertThat(HtmlReport.of(review, FACTS).html())
        .contains("<span class=\"chip\">unverified</span>")
        .contains("ambiguous, or through a gap");
  }

  @Test
  void the_gate_does_not_take_more_than_a_tenth_of_them() {
    assertThat(g6(1)).contains("ambiguous 10.0 of 10");
    assertThat(g6(2)).contains("ambiguous 20.0 of 10");
  }

  private static String g6(int flagged) {
    ReviewReport review = review(flagged, FillFlag.GAP_FILLED);
    GateReport answer =
        PromotionGate.standard()
            .judge(
                GateEvidence.of("rule", "hash", Stage.PAPER, 0)
                    .trades(
                        review.trades().stream().map(t -> GateTrade.of(t, "hash")).toList())
                    .rates(review.rates())
                    .build());
    return answer.condition(ConditionId.G6).why();
  }
}
