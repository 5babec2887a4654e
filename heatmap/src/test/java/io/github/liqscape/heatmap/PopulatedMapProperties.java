// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of a map that is already full of mass. */
class PopulatedMapProperties {

  private static double[][] totals(MassView view) {
    double[][] sums = new double[2][BINS];
    for (PositionSide side : PositionSide.values()) {
      for (int bin = 0; bin < BINS; bin++) {
        sums[side.ordinal()][bin] = TestMaps.binTotal(view, side, bin);
      }
    }
    return sums;
  }

  private static void sameTotals(double[] actual, double[] expected) {
    for (int bin = 0; bin < BINS; bin++) {
      assertThat(actual[bin]).isCloseTo(expected[bin], within(1e-12 * expected[bin]));
    }
  }

  @Property
  void a_shift_of_the_window_moves_mass_but_loses_none(
      @ForAll @IntRange(min = 257, max = 2_700) int buckets, @ForAll boolean up) {
    PopulatedMap m = new PopulatedMap();
    int centre = m.view.centreBucket();
    double[][] before = totals(m.view);
    m.mark(1, m.mark * Math.exp((up ? 1 : -1) * (buckets + 260) * 2.5e-4 / 2));
    m.mark(61, m.mark * Math.exp((up ? 1 : -1) * (buckets + 260) * 2.5e-4));
    assertThat(m.view.centreBucket()).isNotEqualTo(centre);
    // The side the mark runs away from is not swept: a rising mark leaves LONG alone.
    int side = up ? PositionSide.LONG.ordinal() : PositionSide.SHORT.ordinal();
    sameTotals(totals(m.view)[side], before[side]);
  }

  @Property
  void blur_spreads_mass_but_loses_none_and_never_crosses_the_mark(
      @ForAll @IntRange(min = 1, max = 300) int hours) {
    PopulatedMap m = new PopulatedMap();
    double[][] before = totals(m.view);
    m.nothing(hours * 3_600.0);
    double[][] after = totals(m.view);
    sameTotals(after[0], before[0]);
    sameTotals(after[1], before[1]);
    for (int bin = 0; bin < BINS; bin++) {
      for (int away = 0; away < 600; away++) {
        assertThat(m.view.mass(PositionSide.LONG, bin, m.view.markBucket() + away)).isZero();
        assertThat(m.view.mass(PositionSide.SHORT, bin, m.view.markBucket() - away)).isZero();
      }
    }
  }

  @Property
  void any_fall_of_open_interest_is_taken_exactly(@ForAll @DoubleRange(max = 1) double kept) {
    PopulatedMap m = new PopulatedMap();
    assertThat(m.openInterest(30, 20_000 * kept)).isEqualTo(Outcome.APPLIED);
    for (PositionSide side : PositionSide.values()) {
      assertThat(TestMaps.total(m.view, side)).isCloseTo(20_000 * kept, within(2e-5 * kept));
    }
  }

  @Example
  void open_interest_of_zero_leaves_exactly_nothing() {
    PopulatedMap m = new PopulatedMap();
    m.openInterest(30, 0);
    for (PositionSide side : PositionSide.values()) {
      assertThat(TestMaps.total(m.view, side)).isZero();
    }
    assertThat(m.map.profile().totalPositionNotional(PositionSide.LONG)).isZero();
  }

  @Property
  void the_order_of_trades_within_an_interval_does_not_matter(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PopulatedMap one = new PopulatedMap();
    PopulatedMap other = new PopulatedMap();
    List<Trade> trades = new ArrayList<>();
    double width = random.nextDouble() * 0.06;
    for (int i = 0; i < 120; i++) {
      double price = one.mark * (1 + (random.nextDouble() - 0.5) * width);
      OrderSide taker = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
      trades.add(one.trade("t" + i, price, random.nextDouble() + 0.1, taker));
    }
    trades.forEach(one.map::apply);
    Collections.shuffle(trades, new Random(seed));
    trades.forEach(other.map::apply);
    one.openInterest(5, 26_000);
    other.openInterest(5, 26_000);
    int centre = one.view.centreBucket();
    StateDiff diff =
        StateDiff.between(
            one.view, other.view, centre - TestMaps.REACH, centre + TestMaps.REACH);
    assertThat(diff.largest()).as(diff.toString()).isLessThan(1e-12);
  }

  @Property
  void a_gap_of_prints_leaves_every_rate_alone(@ForAll @DoubleRange(min = -0.3, max = 0.3) double
      move) {
    PopulatedMap m = new PopulatedMap();
    double[] before = rates(m);
    m.printGap(true);
    m.mark(1, m.mark * (1 + move));
    assertThat(rates(m)).isEqualTo(before);
    m.printGap(false);
    m.openInterest(1, 30_000);
    m.mark(1, m.mark * (1 - move));
    if (Math.abs(move) > 0.1) {
      assertThat(rates(m)).isNotEqualTo(before);
    }
  }

  private static double[] rates(PopulatedMap m) {
    double[] rates = new double[2 * BINS];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = m.view.rate(PositionSide.values()[i / BINS], i % BINS);
    }
    return rates;
  }
}
