// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import static io.github.liqscape.routing.condition.Market.BTC;
import static io.github.liqscape.routing.condition.Market.bar;
import static io.github.liqscape.routing.condition.Market.profile;
import static io.github.liqscape.routing.condition.Market.trade;
import static io.github.liqscape.routing.condition.Market.zone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.PriceRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneConditionsTest {

  private static final Timeframe TF = Timeframe.M1;
  private static final LiquidationZone LONGS =
      zone("z-1", PositionSide.LONG, 60_000, 60_400, 90);
  private static final LiquidationZone SHORTS =
      zone("z-2", PositionSide.SHORT, 63_000, 63_400, 90);

  private final List<Alert> alerts = new ArrayList<>();
  private final ConditionEngine engine = ConditionEngine.builder().to(alerts::add);

  private void add(ZoneMove move) {
    engine.add(
        AlertCondition.on(BTC, "zone").when(Trigger.zone(move, TF)).confirmFor(Duration.ZERO)
            .build());
  }

  /** Twenty bars of 100 width: the ATR is 100. */
  private void warm() {
    for (int i = 0; i < 20; i++) {
      engine.apply(bar(TF, i, 61_050, 60_950, 61_000, 1));
    }
    engine.profile(profile(1_200, 61_000, LONGS, SHORTS));
  }

  private List<Long> times() {
    return alerts.stream().map(a -> (a.createdAtNanos() - Market.START) / Market.SECOND).toList();
  }

  @Test
  void entering_fires_once_until_price_has_left_by_a_quarter_of_the_width() {
    add(ZoneMove.ENTERS);
    warm();
    engine.apply(trade(1_201, 60_401));
    engine.apply(trade(1_202, 60_400));
    engine.apply(trade(1_203, 60_450));
    engine.apply(trade(1_204, 60_400));
    engine.apply(trade(1_205, 60_501)); // pad: a quarter of 400
    engine.apply(trade(1_206, 60_390));
    assertThat(times()).containsExactly(1_202L, 1_206L);
    Alert alert = alerts.get(0);
    assertThat(alert.zone()).contains(new PriceRange(60_000, 60_400));
    assertThat(alert.label("zone")).isEqualTo("z-1");
    assertThat(alert.label("zone-side")).isEqualTo("LONG");
    assertThat(alert.ref()).isEqualTo("zone");
  }

  @Test
  void each_zone_counts_by_itself() {
    add(ZoneMove.ENTERS);
    warm();
    engine.apply(trade(1_201, 60_400));
    engine.apply(trade(1_202, 63_000));
    assertThat(times()).containsExactly(1_201L, 1_202L);
  }

  @Test
  void a_zone_that_price_took_off_the_map_is_followed_until_price_has_left() {
    add(ZoneMove.LEAVES);
    warm();
    engine.apply(trade(1_201, 60_300));
    engine.profile(profile(1_202, 60_300));
    engine.apply(trade(1_203, 60_499));
    assertThat(alerts).isEmpty();
    engine.apply(trade(1_204, 60_501));
    assertThat(times()).containsExactly(1_204L);
    engine.apply(trade(1_205, 60_300));
    engine.profile(profile(1_206, 60_300));
    engine.apply(trade(1_207, 61_000));
    assertThat(alerts).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void approaching_is_within_one_and_a_half_atr() {
    add(ZoneMove.APPROACHES);
    warm();
    engine.apply(trade(1_201, 60_551));
    assertThat(alerts).isEmpty();
    engine.apply(trade(1_202, 60_550));
    assertThat(times()).containsExactly(1_202L);
  }

  @Test
  void a_sweep_is_a_wick_in_and_a_close_back() {
    add(ZoneMove.SWEEPS);
    warm();
    engine.apply(bar(TF, 20, 61_000, 60_396, 60_410, 1)); // too shallow: less than 0.05 ATR
    assertThat(alerts).isEmpty();
    engine.apply(bar(TF, 21, 60_500, 60_300, 60_350, 1)); // in, and not back
    engine.apply(bar(TF, 22, 60_500, 60_300, 60_450, 1)); // back
    assertThat(times()).containsExactly(23 * 60L);
    engine.apply(bar(TF, 23, 60_500, 60_420, 60_450, 1));
    assertThat(alerts).hasSize(1);
  }

  @Test
  void back_after_more_than_two_bars_is_no_sweep() {
    add(ZoneMove.SWEEPS);
    warm();
    for (int i = 20; i < 23; i++) {
      engine.apply(bar(TF, i, 60_390, 60_300, 60_350, 1));
    }
    engine.apply(bar(TF, 23, 60_500, 60_300, 60_450, 1));
    assertThat(alerts).isEmpty();
  }

  @Test
  void zones_of_low_interest_or_another_side_do_not_count() {
    engine.add(
        AlertCondition.on(BTC, "strong longs")
            .when(
                new Trigger.ZoneIs(
                    ZoneMove.ENTERS, Optional.of(PositionSide.LONG), Distance.percent(1), TF, 90))
            .confirmFor(Duration.ZERO)
            .build());
    warm();
    engine.profile(
        profile(1_201, 61_000, zone("z-3", PositionSide.LONG, 60_000, 60_400, 89.9), SHORTS));
    engine.apply(trade(1_202, 60_300));
    engine.apply(trade(1_203, 63_100));
    assertThat(alerts).isEmpty();
  }

  @Test
  void an_older_profile_is_counted_and_changes_nothing() {
    add(ZoneMove.ENTERS);
    warm();
    engine.profile(profile(1_199, 61_000));
    assertThat(engine.snapshot().lateProfiles()).isEqualTo(1);
    engine.apply(trade(1_201, 60_400));
    assertThat(alerts).hasSize(1);
  }
}
