// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SyntheticPopulationTest {

  private static final double[] BINS = {2, 3, 5, 8, 10, 20, 25, 50, 75, 100};

  // The leverage prior of the liquidation map (heatmap-model §6): 0.25 isolated + 0.75 cross.
  private static final double[] ISOLATED_LONG = {
    .20, .26, .23, .11, .08, .06, .03, .02, .006, .004
  };
  private static final double[] ISOLATED_SHORT = {
    .06, .07, .12, .11, .16, .22, .14, .09, .02, .01
  };
  private static final double[] CROSS = {.46, .22, .15, .07, .05, .028, .012, .006, .003, .001};

  private static SyntheticMarket market;
  private static Truth start;
  private static Truth end;

  @BeforeAll
  static void run() {
    market = SyntheticMarket.of(51);
    start = market.truth();
    market.advance(Duration.ofHours(16), event -> {});
    end = market.truth();
  }

  @Test
  void leverage_is_far_from_the_prior_of_the_map() {
    for (PositionSide side : PositionSide.values()) {
      double[] isolated = side == PositionSide.LONG ? ISOLATED_LONG : ISOLATED_SHORT;
      double[] prior = new double[BINS.length];
      for (int i = 0; i < prior.length; i++) {
        prior[i] = 0.25 * isolated[i] + 0.75 * CROSS[i];
      }
      assertThat(totalVariation(start.leverageMix(side, BINS), prior)).isGreaterThan(0.3);
      assertThat(totalVariation(end.leverageMix(side, BINS), prior)).isGreaterThan(0.3);
      assertThat(totalVariation(end.openedLeverageMix(side, BINS), prior)).isGreaterThan(0.3);
    }
  }

  @Test
  void positions_fill_the_tiers_up_to_the_fourth() {
    int[] tiers = new int[4];
    for (PositionSide side : PositionSide.values()) {
      for (TruePosition p : end.positions(side)) {
        tiers[market.config().tiers().tierIndexAt(p.quantity() * p.liquidationPrice())]++;
      }
    }
    assertThat(tiers[0]).isGreaterThan(20_000);
    assertThat(tiers[1]).isGreaterThan(200);
    assertThat(tiers[2]).isGreaterThan(30);
    assertThat(tiers[3]).isPositive();
  }

  @Test
  void traders_stop_take_profit_add_margin_and_are_liquidated() {
    PositionCounts counts = end.counts();
    assertThat(counts.opened()).isGreaterThan(7_000);
    assertThat(counts.closed()).isGreaterThan(7_000);
    assertThat(counts.stopped()).isGreaterThan(200);
    assertThat(counts.tookProfit()).isGreaterThan(200);
    assertThat(counts.toppedUp()).isGreaterThan(50);
    assertThat(counts.liquidated()).isBetween(30L, 20_000L);
    assertThat(counts.refused()).isLessThan(counts.opened() / 100);
  }

  @Test
  void nobody_is_levered_beyond_what_the_size_allows() {
    for (PositionSide side : PositionSide.values()) {
      for (TruePosition p : start.positions(side)) {
        double allowed = market.config().tiers().maxLeverageAt(p.quantity() * p.entryPrice());
        // The order is checked at the wanted notional; lots round it by half a lot.
        double atWanted =
            market.config().tiers().maxLeverageAt((p.quantity() - 0.0005) * p.entryPrice());
        assertThat(p.effectiveLeverage())
            .isLessThanOrEqualTo(Math.max(allowed, atWanted) * (1 + 1e-12));
      }
    }
  }

  @Test
  void liquidations_take_their_toll_and_the_opening_mix_is_more_levered_than_what_stands() {
    for (PositionSide side : PositionSide.values()) {
      double opened = 0;
      double standing = 0;
      double[] openedMix = end.openedLeverageMix(side, BINS);
      double[] standingMix = end.leverageMix(side, BINS);
      for (int i = 5; i < BINS.length; i++) {
        opened += openedMix[i];
        standing += standingMix[i];
      }
      assertThat(opened).isGreaterThan(1.3 * standing);
    }
  }

  private static double totalVariation(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += Math.abs(p[i] - q[i]);
    }
    return sum / 2;
  }
}
