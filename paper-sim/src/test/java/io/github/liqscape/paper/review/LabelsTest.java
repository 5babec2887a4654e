// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each reason just below and just above its threshold, and the worked examples. */
class LabelsTest {

  private static final long BAR = Trades.BAR;

  private static ReviewReport review(List<PaperTrade> trades, List<Candle> candles) {
    return PaperReview.of(trades, Map.of(Trades.LINEAR, candles)).report();
  }

  private static Set<Reason> reasons(Trades trade) {
    return reasons(review(List.of(trade.build()), List.of()), trade.id);
  }

  private static Set<Reason> reasons(ReviewReport report, String id) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    report.findings().stream()
        .filter(f -> f.tradeId().equals(id))
        .flatMap(f -> f.symptoms().stream())
        .forEach(s -> reasons.add(s.reason()));
    return reasons;
  }

  private static Trades t() {
    return Trades.trade("t");
  }

  @Test
  void a_clean_trade_is_no_finding() {
    assertThat(reasons(t())).isEmpty();
    assertThat(reasons(t().shortSide())).isEmpty();
  }

  @Test
  void worked_example_of_a_late_entry() {
    Trades t = t();
    t.submit = 100.4;
    t.entry = 100.7;
    Finding finding = review(List.of(t.build()), List.of()).findings().get(0);
    assertThat(finding.labels()).contains(Label.LATE_ENTRY);
    assertThat(finding.symptoms().get(0).measured())
        .isCloseTo(0.7, within(1e-9));
    assertThat(finding.costsE8()).containsEntry(Label.LATE_ENTRY, 140_000_000L);
    assertThat(finding.attribution().delayE8()).isEqualTo(80_000_000L);
    assertThat(finding.attribution().executionE8()).isEqualTo(60_000_000L);
    assertThat(finding.counterfactuals().entryAtSignalE8()).hasValue(800_000_000L);
  }

  @Test
  void worked_example_of_a_weak_stop_lists_both_reasons() {
    Trades t = t();
    t.planStop = 99.2;
    t.stop = 99.2;
    t.liquidation = 99.1;
    assertThat(reasons(t)).containsExactlyInAnyOrder(Reason.TOO_CLOSE, Reason.NEAR_LIQUIDATION);
  }

  @Test
  void delay_is_late_above_one_bar() {
    Trades t = t();
    t.entryNanos = Trades.START + BAR;
    assertThat(reasons(t)).isEmpty();
    t.entryNanos++;
    assertThat(reasons(t)).isEmpty();
    t.entryNanos = Trades.START + BAR + BAR / 1_000;
    assertThat(reasons(t)).containsExactly(Reason.DELAYED);
  }

  @Test
  void a_resting_entry_is_late_from_when_it_could_have_filled() {
    Trades t = t();
    t.entryType = TradePlan.EntryType.RETEST_LIMIT;
    t.fillableNanos = Trades.START + 2 * BAR;
    t.entryNanos = Trades.START + 3 * BAR;
    assertThat(reasons(t)).isEmpty();
    t.entryNanos += BAR / 100;
    t.exitNanos = t.entryNanos + BAR;
    assertThat(reasons(t)).containsExactly(Reason.DELAYED);
  }

  @Test
  void a_chased_price_is_late_above_half_an_atr() {
    Trades t = t();
    t.signal = 99.5;
    assertThat(reasons(t)).isEmpty();
    t.signal = 99.49;
    assertThat(reasons(t)).containsExactly(Reason.CHASED);
  }

  @Test
  void more_than_a_third_of_the_move_used_is_late() {
    Trades t = t();
    t.trigger = 98.03;
    assertThat(reasons(t)).isEmpty();
    t.trigger = 98.02;
    assertThat(reasons(t)).containsExactly(Reason.MOVE_USED);
  }

  @Test
  void reward_to_risk_at_the_fill_has_two_bounds() {
    Trades t = t();
    t.plannedRr = 2.85;
    assertThat(reasons(t)).isEmpty();
    t.plannedRr = 2.86;
    assertThat(reasons(t)).containsExactly(Reason.RR_SHRUNK);
    Trades low = t();
    low.target = 103;
    low.exit = 103;
    assertThat(reasons(low)).isEmpty();
    low.target = 102.99;
    assertThat(reasons(low)).containsExactly(Reason.RR_TOO_LOW);
  }

  @Test
  void a_stop_closer_than_an_atr_is_weak_only_if_it_was_planned_so() {
    Trades t = t();
    t.atr = 2;
    assertThat(reasons(t)).isEmpty();
    t.stop = 98.01;
    assertThat(reasons(t)).isEmpty();
    t.planStop = 98.01;
    assertThat(reasons(t)).containsExactly(Reason.TOO_CLOSE);
  }

  @Test
  void no_stop_is_weak() {
    Trades t = t();
    t.stop = Double.NaN;
    assertThat(reasons(t)).contains(Reason.NO_STOP);
  }

  @Test
  void a_stop_inside_spread_and_two_ticks_is_weak() {
    Trades t = t();
    t.atr = 0.01;
    t.stop = 99.97;
    t.target = 100.05;
    t.exit = 100.05;
    assertThat(reasons(t)).doesNotContain(Reason.INSIDE_NOISE);
    t.stop = 99.98;
    assertThat(reasons(t)).contains(Reason.INSIDE_NOISE);
  }

  private static ZoneEvidence zone(PositionSide side, double low, double high, double rank) {
    return new ZoneEvidence(
        "z", side, low, high, rank, 1e6, ZoneState.UNTESTED, 0, Long.MIN_VALUE, 1, List.of());
  }

  @Test
  void a_stop_in_the_padded_band_of_a_strong_zone_is_weak() {
    Trades t = t();
    t.zones = List.of(zone(PositionSide.LONG, 97, 97.74, 90));
    assertThat(reasons(t)).isEmpty();
    t.zones = List.of(zone(PositionSide.LONG, 97, 97.75, 90));
    assertThat(reasons(t)).containsExactly(Reason.IN_STRONG_ZONE);
    t.zones = List.of(zone(PositionSide.LONG, 97, 97.75, 89.9));
    assertThat(reasons(t)).isEmpty();
    t.zones = List.of(zone(PositionSide.LONG, 98.15, 99, 95));
    assertThat(reasons(t)).containsExactly(Reason.IN_STRONG_ZONE);
    t.zones = List.of(zone(PositionSide.LONG, 98.16, 99, 95));
    assertThat(reasons(t)).isEmpty();
  }

  @Test
  void a_stop_near_the_own_liquidation_price_is_weak() {
    Trades t = t();
    t.liquidation = 97.49;
    assertThat(reasons(t)).isEmpty();
    t.liquidation = 97.5;
    assertThat(reasons(t)).containsExactly(Reason.NEAR_LIQUIDATION);
    t.liquidation = 0;
    assertThat(reasons(t)).isEmpty();
  }

  @Test
  void a_target_behind_an_opposing_strong_zone_is_unrealistic() {
    Trades t = t();
    t.zones = List.of(zone(PositionSide.SHORT, 104, 105, 95));
    assertThat(reasons(t)).isEmpty();
    t.zones = List.of(zone(PositionSide.SHORT, 103.99, 105, 95));
    assertThat(reasons(t)).containsExactly(Reason.BEHIND_ZONE);
    t.zones = List.of(zone(PositionSide.LONG, 103, 103.5, 95));
    assertThat(reasons(t)).isEmpty();
  }

  @Test
  void a_target_farther_than_the_horizon_allows_is_unrealistic() {
    Trades t = t();
    t.target = 110.39;
    assertThat(reasons(t)).isEmpty();
    t.target = 110.40;
    assertThat(reasons(t)).containsExactly(Reason.TOO_FAR);
  }

  @Test
  void reward_after_costs_below_one_is_unrealistic() {
    Trades t = t();
    t.feesE8 = 200_000_000;
    assertThat(reasons(t)).isEmpty();
    t.feesE8 = 200_000_100;
    assertThat(reasons(t)).containsExactly(Reason.RR_AFTER_COSTS);
  }

  @Test
  void leverage_is_needed_above_the_cap() {
    Trades t = t();
    t.equityE8 = 40_00000000L;
    assertThat(reasons(t)).isEmpty();
    t.equityE8 = 39_99999900L;
    t.worst = 99;
    Finding finding = review(List.of(t.build()), List.of()).findings().get(0);
    assertThat(finding.symptoms()).extracting(Symptom::reason)
        .containsExactly(Reason.NOTIONAL_HELD);
    // 8 gained on 200 held, of which 0.000005 lay above the cap: the mistake happened to pay.
    assertThat(finding.costE8()).isEqualTo(-20);
  }

  @Test
  void a_size_at_full_risk_beyond_the_cap_needs_leverage() {
    Trades t = t();
    t.atr = 0.05;
    t.planStop = 99.9;
    t.stop = 99.9;
    t.target = 100.3;
    t.exit = 100.3;
    assertThat(reasons(t)).isEmpty();
    t.planStop = 99.91;
    assertThat(reasons(t)).containsExactly(Reason.SIZE_AT_RISK);
  }

  private static ReviewReport pair(long barsAfterStop, double entry) {
    Trades first = Trades.trade("a").stopped();
    Trades again = Trades.trade("b").at(4 + barsAfterStop);
    again.signal = entry;
    again.submit = entry;
    again.entry = entry;
    return review(List.of(first.build(), again.build()), List.of());
  }

  @Test
  void a_re_entry_soon_and_near_a_stopped_trade_is_churn() {
    assertThat(reasons(pair(3, 100.25), "b")).containsExactly(Reason.CHURN);
    assertThat(reasons(pair(4, 100.25), "b")).isEmpty();
    assertThat(reasons(pair(3, 100.26), "b")).isEmpty();
    assertThat(pair(3, 100).findings().get(0).costsE8())
        .containsEntry(Label.REPEATED_TRIGGER, -800_000_000L);
  }

  @Test
  void three_entries_on_changing_sides_within_five_bars_flap() {
    for (long third : new long[] {4, 5}) {
      List<PaperTrade> trades = new ArrayList<>();
      trades.add(Trades.trade("a").build());
      trades.add(Trades.trade("b").at(2).shortSide().build());
      trades.add(Trades.trade("c").at(third).build());
      ReviewReport report = review(trades, List.of());
      assertThat(reasons(report, "a").contains(Reason.FLAP)).isEqualTo(third < 5);
      assertThat(report.findings()).hasSize(third < 5 ? 3 : 0);
    }
  }

  @Test
  void duplicates_are_labelled_and_suppressed_triggers_counted_with_their_reason() {
    PaperTrade first = Trades.trade("a").build();
    PaperTrade second = Trades.trade("b").at(20).build();
    TriggerKey key = TriggerKey.of(Objects.requireNonNull(first.origin()), 0);
    ReviewReport report =
        PaperReview.of(List.of(first, second), Map.of())
            .triggers(
                List.of(
                    Trigger.accepted(key, 1, "a"), Trigger.suppressed(key, 2, "cooldown"),
                    Trigger.accepted(key, 3, "b"), Trigger.accepted(key.inEpisode(1), 4, "c")))
            .report();
    assertThat(reasons(report, "b")).containsExactly(Reason.REPEAT);
    assertThat(report.triggers().duplicates()).hasSize(1);
    assertThat(report.triggers().repeats()).hasSize(2);
    assertThat(report.triggers().suppressed().count()).isEqualTo(1);
    assertThat(report.triggers().suppressed().n()).isEqualTo(4);
    assertThat(report.findings().get(0).tradeId()).isEqualTo("b");
  }

  @Test
  void an_episode_ends_when_price_has_left_or_the_rule_was_false_for_two_bars() {
    TriggerEpisodes episodes = new TriggerEpisodes();
    assertThat(episodes.onBar(100, 100, 1, true)).isEqualTo(0);
    assertThat(episodes.onBar(100.2, 100, 1, false)).isEqualTo(0);
    assertThat(episodes.onBar(100.1, 100, 1, true)).isEqualTo(0);
    assertThat(episodes.onBar(100.49, 100, 1, false)).isEqualTo(0);
    assertThat(episodes.onBar(100.2, 100, 1, true)).isEqualTo(0);
    assertThat(episodes.onBar(100.5, 100, 1, false)).isEqualTo(1);
    assertThat(episodes.onBar(100, 100, 1, true)).isEqualTo(1);
    assertThat(episodes.onBar(100, 100, 1, false)).isEqualTo(1);
    assertThat(episodes.onBar(100, 100, 1, false)).isEqualTo(2);
  }

  @Test
  void a_decision_changes_the_state_of_a_finding_and_never_removes_it() {
    Trades t = t();
    t.signal = 99;
    ReviewReport report =
        PaperReview.of(List.of(t.build()), Map.of())
            .decisions(
                List.of(
                    new ReviewDecision("t", ReviewDecision.Status.FIXED, "Ada", 5, "new filter")))
            .report();
    assertThat(report.findings()).hasSize(1);
    assertThat(report.open()).isEmpty();
    assertThat(report.findings().get(0).decisions()).hasSize(2);
  }

  @Test
  void an_inverse_trade_is_judged_in_its_coin() {
    Trades t = t();
    t.instrument = Trades.INVERSE;
    t.steps = 1_000;
    t.equityE8 = 200_000_000;
    assertThat(reasons(t)).isEmpty();
    t.equityE8 = 199_999_000;
    assertThat(reasons(t)).containsExactly(Reason.NOTIONAL_HELD);
    t.signal = 99;
    Finding finding = review(List.of(t.build()), List.of()).findings().get(0);
    // 1000 USD: 1000/99 - 1000/100 coin.
    assertThat(finding.costsE8()).containsEntry(Label.LATE_ENTRY, 10_101_010L);
  }

  @Test
  void a_setup_may_have_thresholds_of_its_own() {
    Trades t = t();
    t.signal = 99.4;
    SetupGroup group = SetupGroup.of(t.build());
    ReviewThresholds d = ReviewThresholds.DEFAULT;
    ReviewThresholds patient =
        new ReviewThresholds(
            d.lateBars(), 0.7, d.moveUsed(), d.plannedRr(), d.minRr(), d.churnBars(), d.churnAtr(),
            d.flapBars(), d.minStopAtr(), d.noiseTicks(), d.shadowShare(), d.padEntryAtr(),
            d.padBehindAtr(), d.liquidationShare(), d.tooWideR(), d.holdings(), d.reached(),
            d.reachedUpper(), d.targetQuantile(), d.rootBars(), d.minRrAfterCosts(),
            d.riskFraction(), d.leverageCap(), d.minSample(), d.stopFartherAtr(),
            d.nearerQuantile());
    assertThat(reasons(t)).containsExactly(Reason.CHASED);
    assertThat(
            PaperReview.of(List.of(t.build()), Map.of())
                .thresholds(group, patient)
                .report()
                .findings())
        .isEmpty();
  }
}
