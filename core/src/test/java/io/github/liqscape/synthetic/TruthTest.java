// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.PositionSide;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TruthTest {

  private static final SyntheticMarket MARKET = SyntheticMarket.of(61, Markets.small().build());
  private static final Truth TRUTH = MARKET.truth();

  @Test
  void quantity_between_two_prices_is_what_a_scan_finds() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      double a = 30_000 + 60_000 * random.nextDouble();
      double b = 30_000 + 60_000 * random.nextDouble();
      double low = Math.min(a, b);
      double high = Math.max(a, b);
      for (PositionSide side : PositionSide.values()) {
        double naive =
            TRUTH.positions(side).stream()
                .filter(p -> p.liquidationPrice() >= low && p.liquidationPrice() < high)
                .mapToDouble(TruePosition::quantity)
                .sum();
        assertThat(TRUTH.quantityBetween(side, low, high)).isCloseTo(naive, within(1e-6));
      }
    }
  }

  @Test
  void a_range_holds_its_low_bound_and_not_its_high_one() {
    for (PositionSide side : PositionSide.values()) {
      TruePosition p = TRUTH.positions(side).get(10);
      double at = p.liquidationPrice();
      assertThat(TRUTH.quantityBetween(side, at, Math.nextUp(at)))
          .isCloseTo(p.quantity(), within(1e-9));
      assertThat(TRUTH.quantityBetween(side, Math.nextDown(at), at)).isZero();
    }
  }

  @Test
  void the_cumulative_curve_runs_outward_from_the_mark_to_everything() {
    for (PositionSide side : PositionSide.values()) {
      double last = 0;
      for (int percent = 0; percent <= 50; percent++) {
        double price = TRUTH.mark() * (1 - side.sign() * percent / 100.0);
        double quantity = TRUTH.quantityTo(side, price);
        assertThat(quantity).isGreaterThanOrEqualTo(last);
        last = quantity;
      }
      double end = side == PositionSide.LONG ? 1e-9 : 1e9;
      assertThat(TRUTH.quantityTo(side, end)).isEqualTo(TRUTH.quantity(side));
      assertThat(TRUTH.quantityBetween(side, 0, Double.POSITIVE_INFINITY))
          .isCloseTo(TRUTH.quantity(side), within(1e-9));
    }
  }

  @Test
  void positions_come_nearest_first() {
    assertThat(TRUTH.positions(PositionSide.LONG))
        .isSortedAccordingTo((a, b) -> Double.compare(b.liquidationPrice(), a.liquidationPrice()));
    assertThat(TRUTH.positions(PositionSide.SHORT))
        .isSortedAccordingTo((a, b) -> Double.compare(a.liquidationPrice(), b.liquidationPrice()));
  }

  @Test
  void a_snapshot_does_not_change_with_the_market() {
    SyntheticMarket market = SyntheticMarket.of(62, Markets.wild().build());
    Truth truth = market.truth();
    List<TruePosition> longs = List.copyOf(truth.positions(PositionSide.LONG));
    double[] opened = truth.openedLeverageMix(PositionSide.LONG, 2, 10, 50);
    market.advance(Duration.ofHours(6), event -> {});
    assertThat(truth.positions(PositionSide.LONG)).isEqualTo(longs);
    assertThat(truth.openedLeverageMix(PositionSide.LONG, 2, 10, 50)).isEqualTo(opened);
    assertThat(market.truth().positions(PositionSide.LONG)).isNotEqualTo(longs);
  }

  @Test
  void a_mix_sums_to_one_and_counts_the_nearest_bin() {
    double[] mix = TRUTH.leverageMix(PositionSide.SHORT, 2, 8, 32);
    assertThat(mix[0] + mix[1] + mix[2]).isCloseTo(1, within(1e-12));
    double belowFour =
        TRUTH.positions(PositionSide.SHORT).stream()
            .filter(p -> p.effectiveLeverage() < 4)
            .mapToDouble(TruePosition::quantity)
            .sum();
    assertThat(mix[0])
        .isCloseTo(belowFour / TRUTH.quantity(PositionSide.SHORT), within(1e-12));
  }

  @Test
  void nonsense_is_refused_with_its_value() {
    assertThatThrownBy(() -> TRUTH.quantityBetween(PositionSide.LONG, 2, 1))
        .hasMessageContaining("[2.0, 1.0)");
    assertThatThrownBy(() -> TRUTH.quantityTo(PositionSide.LONG, 0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> TRUTH.leverageMix(PositionSide.LONG, 5, 5))
        .hasMessageContaining("5.0 after 5.0");
    assertThatThrownBy(() -> TRUTH.leverageMix(PositionSide.LONG)).hasMessageContaining("had 0");
  }
}
