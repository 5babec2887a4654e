// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.PositionSide;
import org.junit.jupiter.api.Test;

class PositionTest {

  private static final Plan HOLD = new Plan(1_000, Double.NaN, 0.5, Double.NaN, 0, 0.5, 0.5);

  /** The base case of the reference: 2 BTC at 60,000, 25x. */
  @Test
  void it_is_liquidated_where_the_reference_says() {
    Position l = position(PositionSide.LONG, HOLD);
    Position s = position(PositionSide.SHORT, HOLD);
    assertThat(l.liquidation()).isCloseTo(57_831.3253, within(1e-4));
    assertThat(s.liquidation()).isCloseTo(62_151.3944, within(1e-4));
    assertThat(l.liquidatedBy(57_831.4)).isFalse();
    assertThat(l.liquidatedBy(57_831.3)).isTrue();
    assertThat(s.liquidatedBy(62_151.3)).isFalse();
    assertThat(s.liquidatedBy(62_151.4)).isTrue();
  }

  @Test
  void a_stop_comes_before_the_liquidation_and_never_beyond_its_cap() {
    Plan half = new Plan(1_000, 0.5, 0.5, Double.NaN, 0, 0.5, 0.5);
    Plan capped = new Plan(1_000, 0.5, 0.01, Double.NaN, 0, 0.5, 0.5);
    for (PositionSide side : PositionSide.values()) {
      Position p = position(side, half);
      assertThat(p.stop).isCloseTo((p.entry + p.liquidation()) / 2, within(1e-9));
      assertThat(position(side, capped).stop)
          .isCloseTo(60_000 * (1 - side.sign() * 0.01), within(1e-9));
    }
  }

  @Test
  void added_margin_moves_the_liquidation_away_from_entry_and_arms_the_next_time() {
    Plan twice = new Plan(1_000, Double.NaN, 0.5, Double.NaN, 2, 0.6, 0.5);
    for (PositionSide side : PositionSide.values()) {
      Position p = position(side, twice);
      double first = p.adverseKey();
      double distance = p.distance();
      assertThat(first)
          .isCloseTo(-side.sign() * 60_000 * (1 - side.sign() * 0.6 * distance), within(1e-6));
      p.topUp();
      assertThat(p.wallet()).isEqualTo(1.5 * p.initialMargin);
      assertThat(p.distance()).isGreaterThan(distance);
      assertThat(p.adverseKey()).isGreaterThan(first);
      p.topUp();
      assertThat(p.adverseKey()).isEqualTo(-side.sign() * p.liquidation());
    }
  }

  @Test
  void funding_paid_moves_the_liquidation_toward_entry() {
    for (PositionSide side : PositionSide.values()) {
      Position p = position(side, HOLD);
      double distance = p.distance();
      p.pay(100);
      assertThat(p.distance()).isLessThan(distance);
    }
  }

  @Test
  void a_closed_position_has_no_triggers() {
    Position p = position(PositionSide.LONG, HOLD);
    p.close();
    assertThat(p.adverseKey()).isNaN();
    assertThat(p.favourableKey()).isNaN();
    assertThat(p.closingKey()).isNaN();
  }

  private static Position position(PositionSide side, Plan plan) {
    return new Position(
        side, 2_000, 2, 60_000, 25, 0, plan, KnownMarginTiers.binanceBtcusdt2026());
  }
}
