// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import static io.github.liqscape.routing.condition.Market.BTC;
import static io.github.liqscape.routing.condition.Market.at;
import static io.github.liqscape.routing.condition.Market.bar;
import static io.github.liqscape.routing.condition.Market.forming;
import static io.github.liqscape.routing.condition.Market.mark;
import static io.github.liqscape.routing.condition.Market.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.setup.UserLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionEngineTest {

  private final List<Alert> alerts = new ArrayList<>();
  private final List<ConditionNotice> notices = new ArrayList<>();
  private final ConditionEngine engine =
      ConditionEngine.builder().notices(notices::add).to(alerts::add);

  private static ConditionBuilder on(String id, Trigger trigger) {
    return AlertCondition.on(BTC, id).when(trigger).confirmFor(Duration.ZERO);
  }

  private static ConditionBuilder crossUp() {
    return on("up", Trigger.crosses(Crossing.UP, 60_000));
  }

  private void prices(double from, double... prices) {
    for (int i = 0; i < prices.length; i++) {
      engine.apply(trade(from + i, prices[i]));
    }
  }

  private List<Long> times() {
    return alerts.stream().map(a -> (a.createdAtNanos() - Market.START) / Market.SECOND).toList();
  }

  @Test
  void a_cross_needs_the_other_side_first_and_counts_the_level_itself() {
    engine.add(crossUp().build());
    prices(0, 60_100, 60_200, 59_999.9, 60_000);
    assertThat(times()).containsExactly(3L);
    Alert alert = alerts.get(0);
    assertThat(alert.dedupeKey()).isEqualTo("v1|BINANCE|BTCUSDT|-|cond|-|up");
    assertThat(alert.price()).isEqualTo(60_000);
    assertThat(alert.text()).contains("price crosses above 60000", "not advice");
  }

  @Test
  void a_level_re_arms_a_tenth_of_a_percent_away() {
    engine.add(crossUp().build());
    prices(0, 59_000, 60_000, 59_999, 60_000, 59_940.1, 60_000, 59_940, 60_000);
    assertThat(times()).containsExactly(1L, 7L);
  }

  @Test
  void a_cross_either_way_fires_both_ways_once_re_armed() {
    engine.add(on("both", Trigger.crosses(Crossing.EITHER, 60_000)).build());
    prices(0, 59_000, 60_010, 59_990, 60_010, 60_060, 60_010, 60_000, 59_990, 59_900, 60_001);
    assertThat(times()).containsExactly(1L, 6L, 9L);
  }

  @Test
  void an_approach_within_percent_includes_its_bound_and_re_arms_beyond_it() {
    engine.add(on("near", Trigger.near(Distance.percent(1), 60_000)).build());
    prices(0, 62_000, 60_600.1, 60_600, 60_610, 60_600, 60_660, 60_600);
    assertThat(times()).containsExactly(2L, 6L);
  }

  @Test
  void an_approach_within_atr_waits_for_an_atr() {
    ConditionEngine five = ConditionEngine.builder().candles(Timeframe.M5).to(alerts::add);
    five.add(on("near", Trigger.near(Distance.atr(2, Timeframe.M5), 60_000)).build());
    five.apply(trade(0, 60_050));
    assertThat(alerts).isEmpty();
    for (int i = 0; i < 20; i++) {
      five.apply(bar(Timeframe.M5, i, 62_050, 61_950, 62_000, 1)); // ATR 100
    }
    five.apply(trade(6_001, 60_200.1));
    assertThat(alerts).hasSizeLessThanOrEqualTo(1);
    alerts.clear();
    five.apply(trade(6_002, 62_000));
    five.apply(trade(6_003, 60_200));
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).atr()).isEqualTo(100);
  }

  @Test
  void mark_price_conditions_do_not_see_trades() {
    engine.add(on("mark", Trigger.markCrosses(Crossing.DOWN, 60_000)).build());
    engine.apply(mark(0, 60_100));
    engine.apply(trade(1, 59_000));
    assertThat(alerts).isEmpty();
    engine.apply(mark(2, 60_000));
    assertThat(times()).containsExactly(2L);
  }

  @Test
  void confirm_for_passes_at_exactly_that_age_and_a_break_starts_it_anew() {
    engine.add(crossUp().confirmFor(Duration.ofSeconds(60)).build());
    prices(0, 59_000);
    engine.apply(trade(10, 60_010)); // true
    engine.apply(trade(40, 59_990)); // false
    engine.apply(trade(50, 60_010)); // true and on
    engine.apply(trade(109.999, 60_020));
    assertThat(alerts).isEmpty();
    engine.apply(mark(110, 60_020)); // any event shows the time
    assertThat(times()).containsExactly(110L);
    assertThat(alerts.get(0).startsAtNanos()).isEqualTo(at(50));
  }

  @Test
  void the_usual_confirmation_is_that_of_the_tier() {
    assertThat(AlertCondition.on(BTC, "x").when(Trigger.crosses(Crossing.UP, 1)).build()
        .confirmNanos()).isEqualTo(60 * Market.SECOND);
    assertThat(AlertCondition.on(BTC, "x").when(Trigger.crosses(Crossing.UP, 1))
        .tier(AlertTier.ACTIVE_RISK).build().confirmNanos()).isEqualTo(10 * Market.SECOND);
    assertThat(AlertCondition.on(BTC, "x").when(Trigger.rsiBelow(Timeframe.H1, 30)).build()
        .confirmNanos()).isZero();
  }

  @Test
  void n_of_the_last_m_evaluations() {
    engine.add(
        on("often", Trigger.near(Distance.percent(1), 60_000))
            .confirmBy(3, 5)
            .rearmPercent(0)
            .build());
    prices(0, 60_000, 62_000, 60_000, 62_000, 62_000, 60_000, 60_000, 60_000);
    assertThat(times()).containsExactly(6L);
  }

  @Test
  void a_gap_in_the_feed_starts_a_confirmation_anew() {
    engine.add(crossUp().confirmFor(Duration.ofSeconds(60)).build());
    prices(0, 59_000, 60_000);
    engine.apply(
        new StreamGap(
            BTC, at(30), at(30), StreamKind.TRADE, at(2), at(30), StreamGap.Cause.DISCONNECT,
            false));
    engine.apply(trade(89.9, 60_000));
    assertThat(alerts).isEmpty();
    engine.apply(trade(90, 60_000));
    assertThat(times()).containsExactly(90L);
  }

  @Test
  void once_is_once() {
    engine.add(crossUp().frequency(Frequency.ONCE).build());
    prices(0, 59_000, 60_000, 59_000, 60_000);
    assertThat(times()).containsExactly(1L);
    assertThat(engine.snapshot().conditions().get(0).state()).isEqualTo(ConditionState.DONE);
    engine.resume("up");
    prices(10, 59_000, 60_000);
    assertThat(times()).containsExactly(1L, 11L);
  }

  @Test
  void once_per_minute_keeps_a_minute_apart() {
    engine.add(crossUp().frequency(Frequency.ONCE_PER_MINUTE).build());
    prices(0, 59_000, 60_000, 59_000, 60_000, 60_001);
    engine.apply(trade(60.9, 60_000));
    assertThat(times()).containsExactly(1L);
    engine.apply(trade(61, 60_000));
    assertThat(times()).containsExactly(1L, 61L);
  }

  @Test
  void once_per_bar_fires_again_in_the_next_bar() {
    engine.add(crossUp().frequency(Frequency.ONCE_PER_BAR).timeframe(Timeframe.M1).build());
    prices(0, 59_000, 60_000, 59_000, 60_000, 59_000);
    engine.apply(trade(59.9, 59_000));
    engine.apply(trade(60, 60_000));
    assertThat(times()).containsExactly(1L, 60L);
  }

  @Test
  void at_the_close_of_a_bar_only_closes_count() {
    engine.add(
        crossUp().frequency(Frequency.ONCE_PER_BAR_CLOSE).timeframe(Timeframe.M1).build());
    engine.apply(bar(Timeframe.M1, 0, 59_000));
    engine.apply(forming(Timeframe.M1, 1, 70, 61_000));
    engine.apply(trade(80, 61_000));
    engine.apply(bar(Timeframe.M1, 1, 61_500, 59_000, 59_500, 10));
    assertThat(alerts).isEmpty();
    engine.apply(bar(Timeframe.M1, 2, 60_500));
    assertThat(times()).containsExactly(180L);
    assertThat(alerts.get(0).price()).isEqualTo(60_500);
  }

  @Test
  void more_than_fifteen_firings_in_three_minutes_pause_it_with_a_notice() {
    engine.add(crossUp().build());
    for (int i = 0; i < 20; i++) {
      engine.apply(trade(2 * i, 59_000));
      engine.apply(trade(2 * i + 1, 60_000));
    }
    assertThat(alerts).hasSize(15);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).state()).isEqualTo(ConditionState.TOO_OFTEN);
    assertThat(notices.get(0).atNanos()).isEqualTo(at(31));
    engine.resume("up");
    prices(100, 59_000, 60_000);
    assertThat(alerts).hasSize(16);
  }

  @Test
  void fifteen_firings_within_every_three_minutes_are_allowed() {
    engine.add(crossUp().build());
    for (int i = 0; i < 60; i++) {
      engine.apply(trade(12 * i, 59_000));
      engine.apply(trade(12 * i + 6, 60_000));
    }
    assertThat(alerts).hasSize(60);
    assertThat(notices).isEmpty();
  }

  @Test
  void a_rule_that_fails_five_times_in_a_row_is_paused_and_harms_no_other() {
    int[] calls = new int[1];
    engine.add(
        on("bad",
            Trigger.candles(Timeframe.M1, "fails", c -> {
              calls[0]++;
              if (calls[0] != 3) {
                throw new IllegalStateException("no " + calls[0]);
              }
              return false;
            })).build());
    engine.add(on("good", Trigger.candles(Timeframe.M1, "always", c -> true)).build());
    for (int i = 0; i < 12; i++) {
      engine.apply(bar(Timeframe.M1, i, 60_000));
    }
    assertThat(calls[0]).isEqualTo(8); // two, a success, five
    assertThat(notices).extracting(ConditionNotice::state).containsExactly(ConditionState.FAILING);
    assertThat(notices.get(0).text()).contains("IllegalStateException");
    assertThat(alerts).extracting(Alert::ref).containsExactly("good");
    assertThat(engine.snapshot().conditions().get(0).errors()).isEqualTo(7);
  }

  @Test
  void vector_i27_late_events_are_counted_and_no_condition_runs() {
    engine.add(on("down", Trigger.markCrosses(Crossing.DOWN, 60_000)).build());
    engine.apply(mark(990, 61_000));
    engine.apply(trade(1_000, 61_000));
    engine.apply(mark(998.999, 59_000));
    engine.apply(forced(994.999));
    engine.apply(interest(699.999));
    assertThat(engine.snapshot().late()).isEqualTo(3);
    assertThat(alerts).isEmpty();
    engine.apply(forced(995));
    engine.apply(interest(700));
    engine.apply(mark(999, 59_000));
    assertThat(engine.snapshot().late()).isEqualTo(3);
    assertThat(engine.snapshot().applied()).isEqualTo(5);
    assertThat(times()).containsExactly(1_000L);
  }

  private static ForcedOrder forced(double seconds) {
    return new ForcedOrder(
        BTC, at(seconds), at(seconds), PositionSide.LONG, 1, 60_000, Double.NaN,
        ForcedOrder.Completeness.SAMPLED);
  }

  private static OpenInterest interest(double seconds) {
    return new OpenInterest(BTC, at(seconds), at(seconds), 1_000, Double.NaN);
  }

  @Test
  void a_drawn_line_moves_with_time_and_a_later_drawing_replaces_it() {
    UserLevel line =
        UserLevel.line(BTC, "my-line", at(0), at(0), 60_000, at(3_600), 61_000);
    engine.add(on("line", Trigger.crosses(Crossing.DOWN, line)).build());
    engine.apply(trade(0, 60_500));
    engine.apply(mark(1_799, 60_500)); // the line is at 60,499.7
    assertThat(alerts).isEmpty();
    engine.apply(mark(1_800, 60_500)); // it comes to the price
    assertThat(times()).containsExactly(1_800L);
    engine.apply(UserLevel.level(BTC, "my-line", at(1_801), 59_000));
    engine.apply(trade(1_802, 60_500));
    engine.apply(trade(1_803, 59_100));
    assertThat(alerts).hasSize(1);
    engine.apply(trade(1_804, 59_000));
    assertThat(times()).containsExactly(1_800L, 1_804L);
  }

  @Test
  void conditions_come_and_go_while_it_runs() {
    engine.follow(BTC);
    prices(0, 59_000);
    engine.add(crossUp().build());
    engine.add(on("down", Trigger.crosses(Crossing.DOWN, 60_000)).build());
    assertThatThrownBy(() -> engine.add(crossUp().build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'up' is there already");
    assertThat(engine.conditions()).extracting(AlertCondition::id).containsExactly("up", "down");
    prices(1, 59_000, 60_000);
    assertThat(engine.remove("up")).isTrue();
    assertThat(engine.remove("up")).isFalse();
    engine.stop("down");
    prices(3, 59_000, 61_000, 59_000);
    assertThat(alerts).extracting(Alert::ref).containsExactly("up");
    assertThatThrownBy(() -> engine.resume("up")).hasMessageContaining("[down]");
  }

  @Test
  void events_of_other_instruments_are_counted() {
    engine.apply(trade(0, 60_000));
    assertThat(engine.snapshot().ignored()).isEqualTo(1);
  }

  @Test
  void a_timeframe_that_cannot_be_built_is_refused() {
    ConditionEngine hourly = ConditionEngine.builder().candles(Timeframe.H1).to(alerts::add);
    assertThatThrownBy(
            () -> hourly.add(on("rsi", Trigger.rsiBelow(Timeframe.M15, 30)).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timeframe must be 1h or a multiple of it, was 15m");
    assertThat(hourly.conditions()).isEmpty();
  }
}
