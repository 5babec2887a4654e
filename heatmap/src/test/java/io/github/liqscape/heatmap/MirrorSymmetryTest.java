// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Seen in 1/p, a linear LONG is an inverse SHORT. With next to no maintenance margin their unblurred
 * liquidation prices are mirror images. The symmetry ends there: the blur is symmetric in distance,
 * not in log price, and the leverage tables of the two sides differ on purpose.
 */
class MirrorSymmetryTest {

  private static final long START = 1_772_409_300_000_000_000L;
  private static final double PRICE = 1_003.7;

  private static MassView deposited(Instrument instrument, MarginTiers.Unit unit, double price) {
    MarginTiers tiers =
        MarginTiers.builder(unit, LocalDate.of(2026, 1, 1), "as good as no margin")
            .unboundedTier("0", "0.000000001")
            .maxLeverage("1000")
            .build();
    LiquidationMap map = LiquidationMap.of(instrument, tiers);
    double onTick = instrument.price(instrument.ticks(price));
    map.apply(new MarkPrice(instrument, START, START, onTick, Double.NaN));
    map.apply(new OpenInterest(instrument, START + 1, START + 1, 100, Double.NaN));
    long later = START + 10_000_000_000L;
    map.apply(new MarkPrice(instrument, later, later, onTick, Double.NaN));
    map.apply(new Trade(instrument, later, later, "t", onTick, 1, OrderSide.BUY));
    map.apply(new OpenInterest(instrument, later + 1, later + 1, 9_000, Double.NaN));
    return TestMaps.view(map);
  }

  /** Buckets between the entry and the heaviest bucket of a bin. */
  private static int heaviest(MassView view, PositionSide side, int bin) {
    int best = 0;
    for (int k = -TestMaps.REACH; k <= TestMaps.REACH; k++) {
      int centre = view.markBucket();
      if (view.mass(side, bin, centre + k) > view.mass(side, bin, centre + best)) {
        best = k;
      }
    }
    return best;
  }

  @ParameterizedTest
  @EnumSource
  void unblurred_liquidation_prices_mirror_under_one_over_p(PositionSide side) {
    MassView linear =
        deposited(
            Instrument.linear(Venue.BYBIT, "LINEAR", "A", "B").tickSize("0.0001").build(),
            MarginTiers.Unit.QUOTE,
            PRICE);
    MassView inverse =
        deposited(
            Instrument.inverse(Venue.BYBIT, "INVERSE", "B", "A").tickSize("0.0000000001").build(),
            MarginTiers.Unit.COIN,
            1 / PRICE);
    for (int bin = 0; bin < NaiveConstants.BINS; bin++) {
      int there = heaviest(linear, side, bin);
      int back = heaviest(inverse, side.opposite(), bin);
      assertThat(there).isNotZero();
      // Half a bucket is rounded up on both sides of the entry.
      assertThat(there).as("bin %d", bin).isCloseTo(-back, within(1));
    }
  }
}
