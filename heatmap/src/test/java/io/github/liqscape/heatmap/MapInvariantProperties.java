// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the map over tapes of any kind and seed. */
class MapInvariantProperties {

  @Provide
  Arbitrary<TapeMode> modes() {
    return Arbitraries.of(TapeMode.ALL);
  }

  /** Where the mark and the deposits come from different events. */
  @Provide
  Arbitrary<TapeMode> modesWithOpenInterest() {
    return Arbitraries.of(TapeMode.ALL.stream().filter(TapeMode::openInterest).toList());
  }

  @Property
  void each_side_is_the_open_interest_after_each_of_its_values(
      @ForAll("modes") TapeMode mode, @ForAll long seed) {
    LiquidationMap map = TestMaps.empty(mode);
    MassView view = TestMaps.view(map);
    for (MarketEvent event : new RandomTape(mode, seed).take(200)) {
      boolean applied = map.apply(event) == Outcome.APPLIED;
      if (applied && event instanceof OpenInterest oi && view.markBucket() != 0) {
        for (PositionSide side : PositionSide.values()) {
          assertThat(TestMaps.total(view, side))
              .as("%s after %s", side, event)
              .isCloseTo(oi.quantity(), within(1e-9 * oi.quantity()));
        }
      }
    }
  }

  @Property
  void no_mass_is_negative_or_nan_or_on_the_wrong_side_of_the_mark(
      @ForAll("modes") TapeMode mode, @ForAll long seed) {
    MassView view = TestMaps.view(TestMaps.fed(mode, new RandomTape(mode, seed).take(200)));
    for (PositionSide side : PositionSide.values()) {
      assertThat(view.unknown(side)).isNotNegative().isFinite();
      for (int bin = 0; bin < BINS; bin++) {
        assertThat(view.far(side, bin)).isNotNegative().isFinite();
        assertThat(view.shape(side, bin)).isGreaterThanOrEqualTo(1).isFinite();
        assertThat(view.rate(side, bin)).isGreaterThanOrEqualTo(10).isFinite();
        int centre = view.centreBucket();
        for (int k = centre - TestMaps.REACH; k <= centre + TestMaps.REACH; k++) {
          double mass = view.mass(side, bin, k);
          boolean alive =
              side == PositionSide.LONG ? k < view.markBucket() : k > view.markBucket();
          if (!(mass >= 0 && mass < Double.POSITIVE_INFINITY) || (mass > 0 && !alive)) {
            assertThat(mass).as("%s bin %d bucket %d", side, bin, k).isZero();
          }
        }
      }
    }
  }

  @Property
  void crossed_buckets_are_exactly_zero_right_after_their_sweep(
      @ForAll("modesWithOpenInterest") TapeMode mode, @ForAll long seed) {
    LiquidationMap map = TestMaps.empty(mode);
    MassView view = TestMaps.view(map);
    int before = 0;
    for (MarketEvent event : new RandomTape(mode, seed).take(200)) {
      map.apply(event);
      int after = view.markBucket();
      if (after != before && before != 0) {
        for (int bin = 0; bin < BINS; bin++) {
          double left = 0;
          for (int k = Math.min(before, after); k <= Math.max(before, after); k++) {
            left += view.mass(PositionSide.LONG, bin, k) + view.mass(PositionSide.SHORT, bin, k);
          }
          assertThat(left).as("%s", event).isZero();
        }
      }
      before = after;
    }
  }

  @Property
  void cumulative_curves_only_rise_outward_from_the_mark(
      @ForAll("modes") TapeMode mode, @ForAll long seed) {
    LiquidationProfile p =
        TestMaps.fed(mode, new RandomTape(mode, seed).take(200)).profile();
    for (PositionSide side : PositionSide.values()) {
      int n = p.size(side);
      double last = 0;
      for (int i = 0; i < n; i++) {
        int index = side == PositionSide.LONG ? n - 1 - i : i;
        double value = p.cumulativeForced(side, index);
        if (!(value >= last)) {
          assertThat(value).as("%s index %d", side, index).isGreaterThanOrEqualTo(last);
        }
        last = value;
      }
    }
  }

  @Property
  void replay_increment_and_restore_end_in_the_same_map(
      @ForAll("modes") TapeMode mode,
      @ForAll long seed,
      @ForAll @IntRange(max = 250) int cut) {
    List<MarketEvent> events = new RandomTape(mode, seed).take(250);
    LiquidationMap replayed = TestMaps.fed(mode, events);
    LiquidationMap watched = TestMaps.fed(mode, events.subList(0, cut));
    LiquidationMap restored = TestMaps.copy(mode, watched);
    for (MarketEvent event : events.subList(cut, events.size())) {
      assertThat(restored.apply(event)).isEqualTo(watched.apply(event));
    }
    watched.profile();
    assertThat(TestMaps.saved(watched)).isEqualTo(TestMaps.saved(replayed));
    assertThat(TestMaps.saved(restored)).isEqualTo(TestMaps.saved(replayed));
    assertThat(restored.profile().contentHash()).isEqualTo(replayed.profile().contentHash());
  }

  @Property
  void refused_events_leave_no_trace(@ForAll("modes") TapeMode mode, @ForAll long seed) {
    LiquidationMap all = TestMaps.empty(mode);
    LiquidationMap chosen = TestMaps.empty(mode);
    for (MarketEvent event : new RandomTape(mode, seed).take(250)) {
      if (all.apply(event) == Outcome.APPLIED) {
        assertThat(chosen.apply(event)).isEqualTo(Outcome.APPLIED);
      }
    }
    assertThat(all.profile().contentHash()).isEqualTo(chosen.profile().contentHash());
  }
}
