// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.confidence.DiagramTheme;
import io.github.liqscape.setup.engine.ModelRow;
import io.github.liqscape.setup.engine.SetupConfig;
import io.github.liqscape.setup.engine.SetupPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupStudyTest {

  private static final List<StudyMarket> MARKETS =
      List.of(
          WalkMarket.of("AAA", 1, 4_000, Timeframe.H1, Timeframe.H1),
          WalkMarket.of("BBB", 2, 4_000, Timeframe.H1, Timeframe.H1),
          WalkMarket.of("CCC", 3, 4_000, Timeframe.M30, Timeframe.H1));

  private static final StudyReport REPORT =
      SetupStudy.of(7).run("three random walks", MARKETS, StudyProgress.SILENT);

  @Test
  void random_walks_give_trades_of_both_sides_and_no_claim_of_skill() {
    assertThat(REPORT.trades().size()).isGreaterThan(30);
    assertThat(REPORT.trades().stream().map(t -> t.setup().side()).distinct()).hasSize(2);
    assertThat(REPORT.waitShare()).isBetween(0.8, 1.0);
    assertThat(REPORT.verdict()).startsWith("UNCALIBRATED [");
    assertThat(REPORT.meetsEceGoal()).isFalse();
    assertThat(REPORT.all().netR().lower()).isNegative();
  }

  @Test
  void rows_add_up_and_every_bar_is_accounted_for() {
    assertThat(REPORT.rows()).hasSize(2 * SetupKind.values().length);
    assertThat(REPORT.rows().stream().mapToInt(RowResult::trades).sum())
        .isEqualTo(REPORT.kinds().stream().mapToInt(RowResult::trades).sum())
        .isEqualTo(REPORT.all().trades())
        .isEqualTo(REPORT.trades().size());
    RowResult all = REPORT.all();
    int without = all.none().values().stream().mapToInt(n -> n).sum();
    assertThat(all.outcomes().values().stream().mapToInt(n -> n).sum()).isEqualTo(all.closed());
    assertThat(all.closed() + without).isEqualTo(all.trades());
    for (MarketResult market : REPORT.markets()) {
      int waits = market.waits().values().stream().mapToInt(n -> n).sum();
      assertThat(waits + market.trades()).isEqualTo(market.bars());
      assertThat(market.fidelities().values()).containsExactly(market.bars());
    }
    assertThat(REPORT.markets()).extracting(MarketResult::finerPath)
        .containsExactly(false, false, true);
    assertThat(REPORT.markets()).extracting(MarketResult::bars)
        .containsExactly(4_000, 4_000, 2_000);
    assertThat(REPORT.trials()).isEqualTo(REPORT.rows().size());
  }

  @Test
  void label_begins_after_its_signal_and_row_is_what_the_model_reads() {
    for (StudyTrade trade : REPORT.trades()) {
      trade
          .closed()
          .ifPresent(
              label -> {
                long bar = Timeframe.H1.nanos();
                assertThat(label.fillNanos())
                    .isGreaterThanOrEqualTo(trade.setup().asOfNanos() + bar);
                assertThat(label.exitNanos()).isGreaterThanOrEqualTo(label.fillNanos());
                assertThat(label.netR())
                    .isCloseTo(label.grossR() - label.costR(), within(1e-9));
                assertThat(trade.sample().orElseThrow().features().size())
                    .isEqualTo(ModelRow.schema().size());
              });
    }
  }

  @Test
  void same_markets_and_seed_give_the_same_report() {
    List<String> told = new ArrayList<>();
    StudyReport again =
        SetupStudy.of(7)
            .run("three random walks", MARKETS, (market, nanos) -> told.add(market.name()));
    assertThat(again.toJson()).isEqualTo(REPORT.toJson());
    assertThat(again.text()).isEqualTo(REPORT.text());
    assertThat(again.model().toJson()).isEqualTo(REPORT.model().toJson());
    assertThat(again.reliabilityPng(DiagramTheme.LIGHT).orElseThrow())
        .isEqualTo(REPORT.reliabilityPng(DiagramTheme.LIGHT).orElseThrow())
        .startsWith(0x89, 'P', 'N', 'G');
    assertThat(told).hasSize(12_000).startsWith("AAA").endsWith("CCC");
  }

  @Test
  void future_of_a_market_does_not_reach_earlier_trades() {
    StudyMarket shorter = WalkMarket.of("AAA", 1, 3_000, Timeframe.H1, Timeframe.H1);
    StudyReport prefix =
        SetupStudy.of(7).run("prefix", List.of(shorter), StudyProgress.SILENT);
    List<StudyTrade> early =
        REPORT.trades().stream()
            .filter(t -> t.market().equals("AAA"))
            .limit(prefix.trades().size())
            .toList();
    assertThat(prefix.trades().size()).isGreaterThan(5);
    for (int i = 0; i < early.size(); i++) {
      StudyTrade trade = prefix.trades().get(i);
      assertThat(trade.setup().facts().contextHash())
          .isEqualTo(early.get(i).setup().facts().contextHash());
      if (!trade.label().equals(new SetupLabel.None(NoLabel.UNFINISHED))) {
        assertThat(trade.label()).isEqualTo(early.get(i).label());
      }
    }
  }

  @Test
  void text_and_json_say_what_stands() throws IOException {
    assertThat(REPORT.text())
        .contains("three random walks", "confidence: UNCALIBRATED", "no funding rates")
        .contains("labels walk candles inside the bar", "stop and target in one bar is a stop")
        .contains("SWEEP_RECLAIM BUY", "LEVEL_CONFIRMED SELL", "no promise of profit")
        .doesNotContain("NaN");
    JsonNode json = new ObjectMapper().readTree(REPORT.toJson());
    assertThat(REPORT.toJson()).doesNotContain("NaN", "Infinity");
    assertThat(json.at("/confidence/calibrated").booleanValue()).isFalse();
    assertThat(json.at("/all/trades").intValue()).isEqualTo(REPORT.trades().size());
    assertThat(json.at("/rows")).hasSize(8);
    assertThat(json.at("/costModel").textValue())
        .isEqualTo("paper-bars/1 maker 2 bp taker 5 bp slippage 1 bp leverage 5");
  }

  @Test
  void market_without_a_trade_has_a_report() {
    StudyReport none =
        SetupStudy.of(7)
            .run(
                "too short",
                List.of(WalkMarket.of("DDD", 4, 50, Timeframe.H1, Timeframe.H1)),
                StudyProgress.SILENT);
    assertThat(none.verdict()).isEqualTo("UNCALIBRATED [UNTRAINED]");
    assertThat(none.waitShare()).isEqualTo(1);
    assertThat(none.reliabilityPng(DiagramTheme.LIGHT)).isEmpty();
    assertThat(none.text()).contains("nothing to fit").doesNotContain("NaN");
    assertThat(none.toJson()).doesNotContain("NaN");
  }

  @Test
  void bad_input_is_refused() {
    assertThatThrownBy(() -> SetupStudy.of(1).run("none", List.of(), StudyProgress.SILENT))
        .hasMessage("a study needs a market");
    assertThatThrownBy(() -> new SetupStudy(SetupConfig::of, LabelCosts.DEFAULT, 1, 0))
        .hasMessage("trials must be >= 1, was 0");
    SetupStudy strict =
        new SetupStudy(
            t ->
                new SetupConfig(
                    t, List.of(), SetupPolicy.STRICT, AccountTerms.DEFAULT, true, false, 0.1,
                    false),
            LabelCosts.DEFAULT, 1, 1);
    assertThatThrownBy(() -> strict.run("strict", MARKETS, StudyProgress.SILENT))
        .hasMessage("a study needs a rule in paper mode, was STRICT");
    assertThatThrownBy(() -> WalkMarket.of("AAA", 1, 1, Timeframe.H4, Timeframe.H1))
        .hasMessage("timeframe must be a multiple of 4h, was 1h");
  }
}
