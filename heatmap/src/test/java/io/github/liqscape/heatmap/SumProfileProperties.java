// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.heatmap.SummedMarkets.Cell;
import io.github.liqscape.heatmap.score.QuantileBands;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Laws of a sum, over random markets on different grids, with marks and windows of their own. */
class SumProfileProperties {

  private static final List<List<LiquidationProfile>> MARKETS = markets();

  private static List<List<LiquidationProfile>> markets() {
    List<List<LiquidationProfile>> markets = new ArrayList<>();
    for (TapeMode mode : SummedMarkets.ALL) {
      List<LiquidationProfile> seen = new ArrayList<>();
      for (long seed = 0; seen.size() < 12; seed++) {
        LiquidationProfile p = SummedMarkets.profile(mode, seed, 300 + 150 * seen.size());
        if (p.provenance().fidelity().showsCurrency()) {
          seen.add(p);
        }
      }
      markets.add(seen);
    }
    return markets;
  }

  /** One to four venues, in any order. */
  @Provide
  Arbitrary<List<LiquidationProfile>> parts() {
    return Arbitraries.integers()
        .between(0, MARKETS.size() - 1)
        .set()
        .ofMinSize(1)
        .flatMap(
            venues ->
                Arbitraries.longs()
                    .map(
                        seed -> {
                          Random random = new Random(seed);
                          List<LiquidationProfile> parts = new ArrayList<>();
                          for (int venue : venues) {
                            List<LiquidationProfile> of = MARKETS.get(venue);
                            parts.add(of.get(random.nextInt(of.size())));
                          }
                          Collections.shuffle(parts, random);
                          return List.copyOf(parts);
                        }));
  }

  @Property
  void every_bucket_holds_what_its_parts_hold(@ForAll("parts") List<LiquidationProfile> parts) {
    LiquidationProfile sum = SummedMarkets.sum(parts);
    for (PositionSide side : PositionSide.values()) {
      same(sum, parts, side, LiquidationProfile::positionNotional);
      same(sum, parts, side, LiquidationProfile::expectedForced);
      for (int bin = 0; bin < sum.leverageBins().size(); bin += 3) {
        int of = bin;
        same(sum, parts, side, (p, s, i) -> p.expectedForced(s, i, of));
      }
    }
  }

  private static void same(
      LiquidationProfile sum, List<LiquidationProfile> parts, PositionSide side, Cell cell) {
    double[] naive = SummedMarkets.naive(sum, parts, side, cell);
    for (int i = 0; i < naive.length; i++) {
      double was = cell.of(sum, side, i);
      if (!(Math.abs(was - naive[i]) <= 1e-12 * naive[i])) {
        assertThat(was).as("%s bucket %d", side, i).isCloseTo(naive[i], within(1e-12 * naive[i]));
      }
    }
    double total = 0;
    for (LiquidationProfile part : parts) {
      total += SummedMarkets.total(part, side, cell);
    }
    assertThat(SummedMarkets.total(sum, side, cell)).isCloseTo(total, within(1e-12 * total));
  }

  @Property
  void the_bins_of_a_bucket_add_up_to_it(@ForAll("parts") List<LiquidationProfile> parts) {
    LiquidationProfile sum = SummedMarkets.sum(parts);
    for (PositionSide side : PositionSide.values()) {
      for (int i = 0; i < sum.size(side); i += 7) {
        double bins = 0;
        for (int bin = 0; bin < sum.leverageBins().size(); bin++) {
          bins += sum.expectedForced(side, i, bin);
        }
        assertThat(bins).isCloseTo(sum.expectedForced(side, i), within(1e-12 * bins));
      }
    }
  }

  @Property
  void the_order_of_parts_is_irrelevant_to_the_bit(
      @ForAll("parts") List<LiquidationProfile> parts, @ForAll Random random) {
    List<LiquidationProfile> other = new ArrayList<>(parts);
    Collections.shuffle(other, random);
    assertThat(SummedMarkets.sum(other).contentHash())
        .isEqualTo(SummedMarkets.sum(parts).contentHash());
  }

  @Property
  void a_sum_of_sums_is_the_sum(@ForAll("parts") List<LiquidationProfile> parts) {
    List<LiquidationProfile> nested = new ArrayList<>(parts.subList(1, parts.size()));
    nested.add(SummedMarkets.sum(parts.subList(0, 1)));
    LiquidationProfile sum = SummedMarkets.sum(parts);
    assertThat(SummedMarkets.sum(nested).contentHash()).isEqualTo(sum.contentHash());
    assertThat(SummedMarkets.sum(List.of(sum)).contentHash()).isEqualTo(sum.contentHash());
  }

  @Property
  void the_band_of_a_range_is_that_of_its_buckets(
      @ForAll("parts") List<LiquidationProfile> parts,
      @ForAll PositionSide side,
      @ForAll @DoubleRange(min = 0.5, max = 1.5) double a,
      @ForAll @DoubleRange(min = 0.5, max = 1.5) double b) {
    LiquidationProfile sum = SummedMarkets.sum(parts);
    double low = Math.min(a, b) * sum.mark();
    double high = Math.max(a, b) * sum.mark() * 1.001;
    double mean = 0;
    double from = high;
    double to = low;
    for (int i = 0; i < sum.size(side); i++) {
      double centre = Math.sqrt(sum.low(side, i) * sum.high(side, i));
      if (centre >= low && centre < high) {
        mean += sum.expectedForced(side, i);
        from = Math.min(from, sum.low(side, i));
        to = Math.max(to, sum.high(side, i));
      }
    }
    ForcedBand band = sum.band(side, low, high).orElseThrow();
    assertThat(band.mean()).isCloseTo(mean, within(1e-11 * mean));
    QuantileBands quantiles = (QuantileBands) sum;
    assertThat(quantiles.quantile(side, low, high, 0.05)).isEqualTo(band.low());
    assertThat(quantiles.quantile(side, low, high, 0.95)).isEqualTo(band.high());
    if (to > from) {
      double prints = 0;
      for (LiquidationProfile part : parts) {
        prints += part.band(side, from, to).orElseThrow().prints();
      }
      assertThat(band.prints()).isCloseTo(prints, within(1e-9 * prints));
    }
  }

  @Property
  void curves_end_at_the_total(@ForAll("parts") List<LiquidationProfile> parts) {
    LiquidationProfile sum = SummedMarkets.sum(parts);
    for (PositionSide side : PositionSide.values()) {
      int last = side == PositionSide.LONG ? 0 : sum.size(side) - 1;
      double total = SummedMarkets.total(sum, side, LiquidationProfile::expectedForced);
      assertThat(sum.cumulativeForced(side, last)).isCloseTo(total, within(1e-12 * total));
    }
  }
}
