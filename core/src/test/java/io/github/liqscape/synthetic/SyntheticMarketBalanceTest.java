// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.OpenInterest;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyntheticMarketBalanceTest {

  @Test
  void long_short_and_open_interest_are_one_number_after_every_minute() {
    SyntheticMarket market = SyntheticMarket.of(11, Markets.wild().build());
    for (int minute = 0; minute < 1_440; minute++) {
      double[] told = {Double.NaN};
      market.advance(
          Duration.ofMinutes(1),
          event -> {
            if (event instanceof OpenInterest oi) {
              told[0] = oi.quantity();
            }
          });
      // Every minute ends on a whole one, at which open interest was told last.
      Truth truth = market.truth();
      assertBalanced(truth);
      assertThat(told[0]).as("minute %d", minute).isEqualTo(truth.openInterest());
    }
  }

  @Test
  void they_are_one_number_at_any_instant() {
    SyntheticMarket market = SyntheticMarket.of(12, Markets.wild().build());
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      market.advance(Duration.ofNanos(random.nextLong(7_000_000_000L)), event -> {});
      assertBalanced(market.truth());
    }
  }

  @Test
  void counts_add_up_to_the_positions_that_stand_open() {
    SyntheticMarket market = SyntheticMarket.of(13, Markets.small().build());
    market.advance(Duration.ofDays(3), event -> {});
    Truth truth = market.truth();
    int open =
        truth.positions(PositionSide.LONG).size() + truth.positions(PositionSide.SHORT).size();
    assertThat(truth.counts().open()).isEqualTo(open);
    assertThat(truth.counts().initial()).isEqualTo(800);
  }

  @Test
  void the_population_stays_near_its_target_and_the_maker_small() {
    SyntheticMarket market = SyntheticMarket.of(14);
    for (int day = 0; day < 2; day++) {
      market.advance(Duration.ofDays(1), event -> {});
      Truth truth = market.truth();
      for (PositionSide side : PositionSide.values()) {
        assertThat(truth.positions(side).size()).isBetween(10_000, 30_000);
      }
      assertThat(Math.abs(truth.makerQuantity())).isLessThan(0.35 * truth.openInterest());
    }
  }

  private static void assertBalanced(Truth truth) {
    long maker = lots(truth.makerQuantity());
    long longs = lots(truth, PositionSide.LONG) + Math.max(0, maker);
    long shorts = lots(truth, PositionSide.SHORT) + Math.max(0, -maker);
    assertThat(longs).isEqualTo(shorts).isEqualTo(lots(truth.openInterest()));
  }

  private static long lots(Truth truth, PositionSide side) {
    return truth.positions(side).stream().mapToLong(p -> lots(p.quantity())).sum();
  }

  private static long lots(double quantity) {
    return Math.round(quantity * 1_000);
  }
}
