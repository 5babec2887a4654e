// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.SetupReason.Reduction;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.ZoneState;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripted markets force a decision of each row, and a broken condition its reason to wait. */
class DecisionTableTest {

  /** When the price of the scenes is above the crowd that would be in the way. */
  private static final long LATE = Script.START + 210 * Script.TIMEFRAME.nanos();

  private static OrderSide side(boolean mirrored) {
    return mirrored ? OrderSide.SELL : OrderSide.BUY;
  }

  private static void isSound(Setup.Trade trade) {
    TradePlan plan = trade.plan();
    int s = plan.side() == OrderSide.BUY ? 1 : -1;
    assertThat(s * (plan.entry() - plan.stop())).isPositive();
    assertThat(s * (plan.finalTarget() - plan.entry())).isPositive();
    assertThat(plan.netRewardRisk()).isGreaterThanOrEqualTo(1.5);
    assertThat(plan.costR()).isLessThanOrEqualTo(0.25);
    assertThat(trade.facts().gates()).noneMatch(gate -> gate.blocks());
    assertThat(trade.disposition().route()).isEqualTo(Disposition.Route.ALERT);
    assertThat(trade.facts().paperOnly()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void row_a_a_break_towards_a_crowd_ahead_is_traded(boolean mirrored) {
    List<Setup.Trade> trades = Scene.squeeze(mirrored, 506).trades();

    assertThat(trades).hasSize(1);
    assertThat(trades.get(0).kind()).isEqualTo(SetupKind.SQUEEZE_CONTINUATION);
    assertThat(trades.get(0).side()).isEqualTo(side(mirrored));
    assertThat(trades.get(0).zoneRootId()).isEqualTo("ahead");
    assertThat(trades.get(0).plan().entryType()).isEqualTo(TradePlan.EntryType.RETEST_LIMIT);
    isSound(trades.get(0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void row_b_a_swept_crowd_behind_is_traded_after_reclaim_and_internal_break(boolean mirrored) {
    Setup.Trade trade = Scene.reclaim(mirrored).trades().get(0);

    assertThat(trade.kind()).isEqualTo(SetupKind.SWEEP_RECLAIM);
    assertThat(trade.side()).isEqualTo(side(mirrored));
    assertThat(trade.zoneRootId()).isEqualTo("behind");
    isSound(trade);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void row_b_a_crowd_run_through_with_the_trend_is_traded(boolean mirrored) {
    Setup.Trade trade = Scene.flush(mirrored).trades().get(0);

    assertThat(trade.kind()).isEqualTo(SetupKind.FLUSH_CONTINUATION);
    assertThat(trade.side()).isEqualTo(side(mirrored));
    assertThat(trade.plan().targets().get(0).objectId()).isEqualTo("next");
    isSound(trade);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void row_c_a_crowd_at_a_level_is_traded_once_confirmed(boolean mirrored) {
    List<Setup.Trade> trades = Scene.level(mirrored).trades();

    assertThat(trades).extracting(Setup.Trade::kind).contains(SetupKind.LEVEL_CONFIRMED);
    assertThat(trades).allMatch(trade -> trade.side() == side(mirrored));
    trades.forEach(DecisionTableTest::isSound);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void row_d_a_far_crowd_gives_a_watch_and_no_trade(boolean mirrored) {
    Scene scene = Scene.squeeze(mirrored, 512);
    List<Setup> setups = scene.run();
    Setup last = setups.get(setups.size() - 1);

    assertThat(scene.trades()).isEmpty();
    assertThat(last.watches()).hasSize(1);
    assertThat(last.watches().get(0).rootId()).isEqualTo("ahead");
    assertThat(last.disposition().route()).isEqualTo(Disposition.Route.ALERT);
    double near = mirrored ? 488 : 512;
    double arm = near - (mirrored ? -1 : 1) * last.facts().atr();
    assertThat(last.watches().get(0).armPrice()).isEqualTo(arm);
    assertThat(codes(last)).contains(WaitReason.CLUSTER_FAR);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void row_d_the_watched_crowd_is_traded_once_price_has_come_and_the_chart_confirms(
      boolean mirrored) {
    Scene scene = Scene.flush(mirrored);
    List<Setup> setups = scene.run();

    assertThat(setups.get(60).decision()).isEqualTo(Decision.WAIT);
    assertThat(setups.get(60).watches()).extracting(w -> w.rootId()).contains("ahead");
    assertThat(setups.get(setups.size() - 1).watches())
        .extracting(w -> w.rootId())
        .doesNotContain("ahead");
    assertThat(scene.trades().get(0).zoneRootId()).isEqualTo("ahead");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void row_e_a_map_that_leans_the_other_way_halves_the_size(boolean mirrored) {
    Setup.Trade full = Scene.squeeze(mirrored, 506.6).trades().get(0);
    Setup.Trade half =
        Scene.squeeze(mirrored, 506.6).crowd(false, "against", 491, 492, 88, 2e6, LATE)
            .trades().get(0);

    assertThat(reduced(full)).doesNotContain(Reduction.MAP_CONFLICT);
    assertThat(reduced(half)).contains(Reduction.MAP_CONFLICT);
    assertThat(half.plan().risk()).isCloseTo(full.plan().risk() / 2, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void row_e_a_map_that_leans_far_the_other_way_forbids(boolean mirrored) {
    Scene scene = Scene.squeeze(mirrored, 506.6).crowd(false, "against", 491, 492, 88, 9e6, LATE);
    List<Setup> setups = scene.run();

    assertThat(setups.stream().map(Setup::decision)).containsOnly(Decision.WAIT);
    assertThat(setups.stream().flatMap(setup -> codes(setup).stream()))
        .contains(WaitReason.HEATMAP_CONFLICT);
  }

  @Test
  void a_crowd_that_does_not_stand_out_is_no_zone() {
    Scene scene = Scene.squeeze(false, 560).crowd(true, "weak", 506, 507, 84.9, 1e6, 0);

    assertThat(scene.trades()).isEmpty();
  }

  @Test
  void without_any_zone_every_answer_is_wait_and_says_so() {
    Scene scene = Scene.squeeze(false, 506);
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    for (Candle candle : scene.candles()) {
      Setup setup = engine.apply(Run.event(Script.INSTRUMENT, candle)).orElseThrow();
      assertThat(setup.decision()).isEqualTo(Decision.WAIT);
      assertThat(codes(setup)).contains(WaitReason.NO_ZONE);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void first_touch_alone_never_trades(boolean mirrored) {
    Scene scene = Scene.reclaim(mirrored);
    List<Setup> setups = scene.run();
    int touched = 0;
    while (state(setups.get(touched)) != ZoneState.TESTED) {
      touched++;
    }

    assertThat(setups.get(touched).decision()).isEqualTo(Decision.WAIT);
    assertThat(codes(setups.get(touched)))
        .containsAnyOf(
            WaitReason.CLUSTER_IS_NOT_SUPPORT, WaitReason.CLUSTER_AT_LEVEL_UNCONFIRMED);
  }

  private static ZoneState state(Setup setup) {
    return setup.facts().zones().stream()
        .filter(zone -> zone.rootId().equals("behind"))
        .map(zone -> zone.state())
        .findFirst()
        .orElse(ZoneState.UNTESTED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_swept_zone_stays_in_memory_after_the_map_has_lost_it(boolean mirrored) {
    Scene scene = Scene.reclaim(mirrored);
    List<Setup> setups = scene.run();

    assertThat(scene.zones.profile(scene.script.now(), 495).zones(
            mirrored
                ? PositionSide.SHORT
                : PositionSide.LONG))
        .isEmpty();
    assertThat(state(setups.get(setups.size() - 1))).isEqualTo(ZoneState.TESTED);
  }

  @Test
  void the_same_setup_within_twelve_bars_is_a_repeat() {
    List<Setup> setups = Scene.squeeze(false, 506).run();
    Setup last = setups.get(setups.size() - 1);

    assertThat(codes(last)).containsExactly(WaitReason.COOLDOWN);
    assertThat(last.facts().gates().get(Gate.REPEAT.ordinal()).value()).isEqualTo(2);
  }

  private static List<WaitReason> codes(Setup setup) {
    return setup instanceof Setup.Wait wait
        ? wait.missing().stream().map(SetupReason.Missing::code).toList()
        : List.of();
  }

  private static List<Reduction> reduced(Setup setup) {
    return setup.reasons().stream()
        .filter(SetupReason.Reduced.class::isInstance)
        .map(reason -> ((SetupReason.Reduced) reason).what())
        .toList();
  }

  private static Percentage within(double fraction) {
    return Percentage.withPercentage(100 * fraction);
  }
}
