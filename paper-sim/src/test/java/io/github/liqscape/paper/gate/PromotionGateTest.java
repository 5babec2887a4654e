// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.paper.review.ReviewRates;
import io.github.liqscape.paper.review.Trades;
import io.github.liqscape.paper.review.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each condition fails alone, and missing data fails too. */
class PromotionGateTest {

  private static final long DAY = 86_400_000_000_000L;
  private static final long START = 20_000 * DAY;
  private static final long NOW = START + 61 * DAY;
  private static final String HASH =
      new RuleBinding("1", "a=1", "default", "2/5", "tiers", "binance").hash();
  // A tenth of the draws: the tests ask often.
  private static final PromotionGate GATE =
      PromotionGate.of(new GateTerms(0.05, 30, 2, 20, 1_000, 1.2, 0.1, 0.15, 0.2, 0.1, 7, 14, 1));

  private static GateTrade trade(int i, double r, String hash) {
    long open = START + i * DAY / 10;
    return new GateTrade(hash, open, open + DAY / 20, r, Math.round(r * 1e9));
  }

  private static List<GateTrade> good(int n) {
    List<GateTrade> trades = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      trades.add(trade(i, i % 3 == 2 ? -1 : 1.5, HASH));
    }
    return trades;
  }

  private static Declaration declared(EdgeTest test, int n) {
    return new Declaration(HASH, START - 1, 0.15, 1.2, test, n);
  }

  private static ReviewRates rates(int late, int weak, int right, int far, int ambiguous) {
    return new ReviewRates(
        Rate.of(late, 600), Rate.of(weak, 600), Rate.of(right, 200), Rate.of(far, 600),
        Rate.of(ambiguous, 600));
  }

  private static GateEvidence.Builder evidence(Stage stage) {
    List<DailyVolatility> days = new ArrayList<>();
    for (int i = -364; i <= 61; i++) {
      days.add(new DailyVolatility(START + i * DAY, 0.01 + Math.floorMod(i, 7) * 0.001));
    }
    List<Double> backtest = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 800; i++) {
      backtest.add(random.nextDouble() < 0.55 ? 1.5 : -1);
    }
    return GateEvidence.of("rule-a", HASH, stage, NOW)
        .declaration(declared(EdgeTest.CONTINUOUS, 400))
        .variants(List.of(HASH, HASH))
        .trades(good(600))
        .backtest(backtest)
        .volatility(days)
        .rates(rates(60, 90, 30, 120, 60))
        .books(0, 0)
        .replays(List.of("h", "h"))
        .drills(
            List.of(
                new Drill(Drill.Kind.RESTART, NOW - 7 * DAY, true),
                new Drill(Drill.Kind.KILL_SWITCH, NOW - DAY, true)))
        .openFindings(0)
        .othersPassedSince(NOW - 3 * DAY)
        .signOffs(List.of(SignOff.of("Ada", HASH, NOW - 2 * DAY)));
  }

  private static void onlyFails(GateEvidence.Builder evidence, ConditionId... failed) {
    GateReport report = GATE.judge(evidence.build());
    List<ConditionId> wrong =
        report.conditions().stream().filter(c -> !c.pass()).map(Condition::id).toList();
    List<ConditionId> expected = new ArrayList<>(List.of(failed));
    expected.add(ConditionId.G11);
    assertThat(wrong).as(report.text()).containsExactlyElementsOf(expected);
    assertThat(report.status()).isEqualTo(PromotionStatus.NOT_READY);
  }

  @Test
  void everything_together_is_ready() {
    GateReport report = PromotionGate.standard().judge(evidence(Stage.PAPER).build());
    assertThat(report.ready()).as(report.text()).isTrue();
    assertThat(report.text()).contains("READY for PAPER").contains("Why small samples cannot pass");
  }

  @Test
  void nothing_known_is_not_ready_and_names_all_that_is_missing() {
    GateReport report =
        GATE.judge(GateEvidence.of("rule-a", HASH, Stage.SHADOW, NOW).build());
    assertThat(report.conditions()).hasSize(11).noneMatch(Condition::pass);
    assertThat(report.status()).isEqualTo(PromotionStatus.NOT_READY);
  }

  @Test
  void g1_fixed_is_read_once_at_the_declared_number() {
    onlyFails(
        evidence(Stage.PAPER)
            .declaration(new Declaration(HASH, START - 1, 0.1, 1.2, EdgeTest.FIXED, 891)),
        ConditionId.G1);
    GateReport passed =
        GATE.judge(evidence(Stage.PAPER).declaration(declared(EdgeTest.FIXED, 400)).build());
    assertThat(passed.condition(ConditionId.G1).pass()).isTrue();
    assertThat(passed.condition(ConditionId.G1).n()).isEqualTo(400);
    // A bad start stays a failed test, whatever came afterwards.
    List<GateTrade> trades = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      trades.add(trade(i, i < 400 ? (i % 2 == 0 ? 1 : -1) : 1.5, HASH));
    }
    GateReport failed =
        GATE.judge(
            evidence(Stage.PAPER)
                .declaration(declared(EdgeTest.FIXED, 400))
                .trades(trades)
                .build());
    assertThat(failed.condition(ConditionId.G1).why()).contains("final");
  }

  @Test
  void g1_needs_as_many_trades_as_the_table_says() {
    double[][] table = {{0.5, 100}, {0.3, 100}, {0.2, 223}, {0.15, 396}, {0.1, 891}};
    for (double[] row : table) {
      Declaration declared = new Declaration(HASH, 0, row[0], 1.2, EdgeTest.FIXED, 1);
      assertThat(MeanTests.required(declared, 0.05)).isEqualTo((int) row[1]);
    }
    onlyFails(
        evidence(Stage.PAPER).declaration(declared(EdgeTest.CONTINUOUS, 395)), ConditionId.G1);
  }

  @Test
  void g1_continuous_starts_at_a_hundred_trades_and_takes_no_clipped_loss() {
    GateReport early = GATE.judge(evidence(Stage.PAPER).trades(good(99)).build());
    assertThat(early.condition(ConditionId.G1).pass()).isFalse();
    List<GateTrade> trades = good(600);
    trades.set(5, trade(5, -10.5, HASH));
    GateReport clipped = GATE.judge(evidence(Stage.PAPER).trades(trades).build());
    assertThat(clipped.condition(ConditionId.G1).why()).contains("flatter");
  }

  @Test
  void g1_counts_variants_itself_and_divides_the_error_by_them() {
    List<String> ten = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      ten.add("other-" + i);
    }
    GateReport report =
        GATE.judge(evidence(Stage.PAPER)
                .declaration(declared(EdgeTest.CONTINUOUS, 800))
                .variants(ten)
                .trades(good(300))
                .build());
    assertThat(report.variants()).isEqualTo(10);
    assertThat(report.condition(ConditionId.G1).measured()).isCloseTo(0.135549, within(1e-6));
  }

  @Test
  void a_declaration_after_the_first_trade_or_for_another_hash_fails() {
    onlyFails(
        evidence(Stage.PAPER)
            .declaration(
                new Declaration(HASH, START + 1, 0.15, 1.2, EdgeTest.CONTINUOUS, 400)),
        ConditionId.G1);
    onlyFails(
        evidence(Stage.PAPER)
            .declaration(
                new Declaration("other", START - 1, 0.15, 1.2, EdgeTest.CONTINUOUS, 400)),
        ConditionId.G1);
  }

  @Test
  void a_change_of_the_rule_resets_the_count() {
    List<GateTrade> trades = good(600);
    trades.set(590, trade(590, 1, "other"));
    GateReport report = GATE.judge(evidence(Stage.PAPER).trades(trades).build());
    assertThat(report.condition(ConditionId.G1).n()).isEqualTo(9);
    assertThat(report.condition(ConditionId.G2).pass()).isFalse();
    RuleBinding one = new RuleBinding("1", "a=1", "p", "f", "t", "d");
    assertThat(one.hash()).isNotEqualTo(new RuleBinding("1", "a=1", "p", "f", "t", "e").hash());
    assertThat(one.hash()).isNotEqualTo(new RuleBinding("1a", "=1", "p", "f", "t", "d").hash());
  }

  @Test
  void g2_wants_thirty_days_and_two_regimes() {
    GateReport brief = GATE.judge(evidence(Stage.PAPER).trades(good(300)).build());
    assertThat(brief.condition(ConditionId.G2).pass()).isFalse();
    assertThat(brief.condition(ConditionId.G2).measured()).isCloseTo(29.95, within(1e-9));
    GateReport enough = GATE.judge(evidence(Stage.PAPER).trades(good(301)).build());
    assertThat(enough.condition(ConditionId.G2).pass()).isTrue();
    List<DailyVolatility> one = new ArrayList<>();
    for (int i = -364; i <= 61; i++) {
      one.add(new DailyVolatility(START + i * DAY, i < 0 ? 0.01 - i * 1e-5 : 0.001));
    }
    onlyFails(evidence(Stage.PAPER).volatility(one), ConditionId.G2);
    onlyFails(evidence(Stage.PAPER).volatility(one.subList(100, 400)), ConditionId.G2);
  }

  @Test
  void g2_takes_terciles_of_the_last_year_only() {
    List<DailyVolatility> days = new ArrayList<>();
    for (int i = -700; i <= 61; i++) {
      double value = i < -304 ? 0.1 : 0.01 + Math.floorMod(i, 7) * 0.001;
      days.add(new DailyVolatility(START + i * DAY, value));
    }
    Condition g2 =
        GATE.judge(evidence(Stage.PAPER).volatility(days).build()).condition(ConditionId.G2);
    assertThat(g2.measured()).isEqualTo(3);
  }

  @Test
  void g3_and_g5_fail_on_a_weak_record() {
    List<GateTrade> weak = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      weak.add(trade(i, i % 2 == 0 ? 1.1 : -1, HASH));
    }
    GateReport report = GATE.judge(evidence(Stage.PAPER).trades(weak).build());
    assertThat(report.condition(ConditionId.G5).measured()).isCloseTo(1.1, within(1e-12));
    assertThat(report.condition(ConditionId.G5).pass()).isFalse();
    SplittableRandom random = new SplittableRandom(5);
    List<GateTrade> even = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      even.add(trade(i, random.nextDouble() < 0.4 ? 1.5 : -1, HASH));
    }
    GateReport none = GATE.judge(evidence(Stage.PAPER).trades(even).build());
    assertThat(none.condition(ConditionId.G3).pass()).isFalse();
    assertThat(none.condition(ConditionId.G3).measured()).isNegative();
  }

  @Test
  void g4_fails_when_losses_come_in_a_row_that_the_backtest_never_had() {
    List<GateTrade> trades = good(600);
    for (int i = 300; i < 330; i++) {
      trades.set(i, trade(i, -1, HASH));
    }
    onlyFails(evidence(Stage.PAPER).trades(trades), ConditionId.G4);
    onlyFails(evidence(Stage.PAPER).backtest(List.of()), ConditionId.G4);
  }

  @Test
  void g6_holds_at_its_limits_and_fails_above_each() {
    onlyFails(evidence(Stage.PAPER).rates(rates(61, 90, 30, 120, 60)), ConditionId.G6);
    onlyFails(evidence(Stage.PAPER).rates(rates(60, 91, 30, 120, 60)), ConditionId.G6);
    onlyFails(evidence(Stage.PAPER).rates(rates(60, 90, 31, 120, 60)), ConditionId.G6);
    onlyFails(evidence(Stage.PAPER).rates(rates(60, 90, 30, 121, 60)), ConditionId.G6);
    onlyFails(evidence(Stage.PAPER).rates(rates(60, 90, 30, 120, 61)), ConditionId.G6);
  }

  @Test
  void g7_wants_exact_books_no_duplicates_and_equal_replays() {
    onlyFails(evidence(Stage.PAPER).books(1, 0), ConditionId.G7);
    onlyFails(evidence(Stage.PAPER).books(0, 1), ConditionId.G7);
    onlyFails(evidence(Stage.PAPER).replays(List.of("h", "i")), ConditionId.G7);
    onlyFails(evidence(Stage.PAPER).replays(List.of("h")), ConditionId.G7);
  }

  @Test
  void g8_wants_both_drills_within_seven_days_and_the_latest_counts() {
    Drill restart = new Drill(Drill.Kind.RESTART, NOW - 7 * DAY, true);
    Drill old = new Drill(Drill.Kind.KILL_SWITCH, NOW - 7 * DAY - 1, true);
    Drill failed = new Drill(Drill.Kind.RESTART, NOW - DAY, false);
    Drill kill = new Drill(Drill.Kind.KILL_SWITCH, NOW - DAY, true);
    onlyFails(evidence(Stage.PAPER).drills(List.of(restart)), ConditionId.G8);
    onlyFails(evidence(Stage.PAPER).drills(List.of(restart, old)), ConditionId.G8);
    onlyFails(evidence(Stage.PAPER).drills(List.of(restart, failed, kill)), ConditionId.G8);
  }

  @Test
  void g9_is_asked_from_shadow_on() {
    onlyFails(evidence(Stage.SHADOW), ConditionId.G9);
    onlyFails(
        evidence(Stage.SHADOW).ownFills(new OwnFillComparison(50, 1.5, 2, 3)), ConditionId.G9);
    onlyFails(
        evidence(Stage.SHADOW).ownFills(new OwnFillComparison(50, 1, 3.1, 3)), ConditionId.G9);
    assertThat(
            GATE.judge(
                    evidence(Stage.SHADOW)
                        .ownFills(new OwnFillComparison(50, 1, 3, 3))
                        .build())
                .ready())
        .isTrue();
  }

  @Test
  void g10_fails_on_an_open_finding() {
    onlyFails(evidence(Stage.PAPER).openFindings(1), ConditionId.G10);
  }

  @Test
  void g11_binds_a_sign_off_to_rule_and_time() {
    onlyFails(evidence(Stage.PAPER).signOffs(List.of()));
    onlyFails(
        evidence(Stage.PAPER).signOffs(List.of(SignOff.of("Ada", "other", NOW - DAY))));
    onlyFails(
        evidence(Stage.PAPER).signOffs(List.of(SignOff.of("Ada", HASH, NOW - 3 * DAY - 1))));
    onlyFails(evidence(Stage.PAPER).signOffs(List.of(SignOff.of("Ada", HASH, NOW + 1))));
    onlyFails(
        evidence(Stage.PAPER)
            .othersPassedSince(NOW - 20 * DAY)
            .signOffs(List.of(SignOff.of("Ada", HASH, NOW - 14 * DAY - 1))));
    assertThat(
            GATE.judge(
                    evidence(Stage.PAPER)
                        .othersPassedSince(NOW - 20 * DAY)
                        .signOffs(List.of(SignOff.of("Ada", HASH, NOW - 14 * DAY)))
                        .build())
                .ready())
        .isTrue();
  }

  @Test
  void a_waiver_is_shown_and_changes_nothing() {
    GateReport report =
        GATE.judge(
            evidence(Stage.PAPER)
                .openFindings(1)
                .signOffs(
                    List.of(
                        SignOff.waiver("Ada", HASH, NOW - DAY, ConditionId.G10),
                        SignOff.of("Ada", HASH, NOW - DAY)))
                .build());
    assertThat(report.ready()).isFalse();
    assertThat(report.waivers()).hasSize(1);
    assertThat(report.text()).contains("waiver of G10 by Ada");
  }

  @Test
  void the_judge_asks_the_gate_and_says_no_without_evidence_or_for_another_rule() {
    GateEvidence evidence = evidence(Stage.PAPER).build();
    GateJudge judge = GateJudge.of(GATE, (rule, instrument, frame) -> Optional.of(evidence));
    assertThat(judge.ready("rule-a", Trades.LINEAR, Timeframe.M15)).isTrue();
    assertThat(judge.ready("rule-b", Trades.LINEAR, Timeframe.M15)).isFalse();
    GateJudge none = GateJudge.of(GATE, (rule, instrument, frame) -> Optional.empty());
    assertThat(none.ready("rule-a", Trades.LINEAR, Timeframe.M15)).isFalse();
  }
}
