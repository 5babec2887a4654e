// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One small scene for each definition, with an ATR of 10 so that the buffers are easy to see. */
class SceneTest {

  private final MarketStructure structure = MarketStructure.of(Bars.BTCUSDT, Timeframe.M15);
  private long next = Bars.START;

  private void bar(double open, double high, double low, double close) {
    structure.update(next, open, high, low, close, 1, 10);
    next += Timeframe.M15.nanos();
  }

  /** A bar of no body around a price, one wide on each side. */
  private void at(double... prices) {
    for (double price : prices) {
      bar(price, price + 1, price - 1, price);
    }
  }

  private Swings internal() {
    return structure.swings(SwingSize.INTERNAL);
  }

  private Breaks breaks() {
    return structure.breaks(SwingSize.INTERNAL);
  }

  private List<StructureObject> objects(StructureKind kind) {
    List<StructureObject> found = new ArrayList<>(structure.objects());
    found.removeIf(o -> o.kind() != kind);
    return found;
  }

  /** A low at 59 far away, a high at 111 known at bar 11, then a low at 89 known at bar 21. */
  private void highThenLow() {
    at(60, 100, 102, 104, 106, 108, 110, 108, 106, 104, 102, 100);
    at(98, 96, 94, 92, 90, 92, 94, 96, 98, 100);
  }

  @Test
  void a_pivot_is_known_five_bars_later_and_sides_alternate() {
    at(60, 100, 102, 104, 106, 108, 110, 108, 106, 104, 102);
    assertThat(internal().newest(Extreme.HIGH)).isEqualTo(-1);
    at(100);
    int high = internal().newest(Extreme.HIGH);
    assertThat(internal().price(high)).isEqualTo(111);
    assertThat(internal().pivotIndex(high)).isEqualTo(6);
    assertThat(internal().knownAt(high)).isEqualTo(11);
    at(98, 96, 94, 92, 90, 92, 94, 96, 98, 100);
    int low = internal().newest();
    assertThat(internal().side(low)).isEqualTo(Extreme.LOW);
    assertThat(internal().price(low)).isEqualTo(89);
    assertThat(internal().strength(low)).isEqualTo(2.2);
    assertThat(structure.swings(SwingSize.SWING).count()).isEqualTo(1);
  }

  @Test
  void a_break_needs_a_close_beyond_the_buffer() {
    highThenLow();
    bar(100, 113, 99, 111.5);
    assertThat(breaks().count()).isZero();
    bar(111, 113, 110, 111.6);
    int bos = breaks().newest();
    assertThat(breaks().type(bos)).isEqualTo(BreakType.BOS);
    assertThat(breaks().direction(bos)).isEqualTo(Direction.UP);
    assertThat(breaks().price(bos)).isEqualTo(111);
    assertThat(breaks().threshold(bos)).isEqualTo(111.5);
    assertThat(breaks().index(bos)).isEqualTo(structure.newestIndex());
    assertThat(internal().broken(internal().newest(Extreme.HIGH))).isTrue();
    assertThat(breaks().bias()).isEqualTo(Direction.UP);
  }

  @Test
  void a_break_against_the_bias_is_a_change_of_character() {
    highThenLow();
    at(112, 113);
    at(80);
    int choch = breaks().newest();
    assertThat(breaks().count()).isEqualTo(2);
    assertThat(breaks().type(choch)).isEqualTo(BreakType.CHOCH);
    assertThat(breaks().direction(choch)).isEqualTo(Direction.DOWN);
    assertThat(breaks().legs(Direction.DOWN)).isZero();
    assertThat(breaks().phase(Direction.DOWN)).isEqualTo(Phase.EARLY);
    assertThat(breaks().phase(Direction.UP)).isEqualTo(Phase.FAILED);
  }

  @Test
  void the_phase_follows_the_distance_from_the_broken_pivot() {
    highThenLow();
    assertThat(breaks().phase(Direction.UP)).isEqualTo(Phase.UNKNOWN);
    at(113);
    assertThat(breaks().phase(Direction.UP)).isEqualTo(Phase.ON_TIME);
    assertThat(breaks().distanceAtr(Direction.UP)).isEqualTo(0.2);
    assertThat(breaks().legs(Direction.UP)).isEqualTo(1);
    at(126);
    assertThat(breaks().phase(Direction.UP)).isEqualTo(Phase.ON_TIME);
    at(126.5);
    assertThat(breaks().phase(Direction.UP)).isEqualTo(Phase.LATE);
    at(136.5);
    assertThat(breaks().phase(Direction.UP)).isEqualTo(Phase.EXTENDED);
    at(127);
    assertThat(breaks().legs(Direction.UP)).isEqualTo(1);
    at(126.5);
    assertThat(breaks().legs(Direction.UP)).isZero();
    at(110);
    assertThat(breaks().phase(Direction.UP)).isEqualTo(Phase.FAILED);
  }

  private void gap() {
    bar(100, 101, 99, 100);
    bar(100, 106, 100, 106);
    bar(106, 108, 104, 107);
  }

  @Test
  void a_gap_lies_between_the_first_and_the_third_candle() {
    gap();
    FairValueGaps gaps = structure.gaps();
    int n = gaps.nearest();
    assertThat(gaps.direction(n)).isEqualTo(Direction.UP);
    assertThat(gaps.low(n)).isEqualTo(101);
    assertThat(gaps.high(n)).isEqualTo(104);
    assertThat(gaps.state(n)).isEqualTo(ObjectState.OPEN);
    assertThat(gaps.knownAt(n)).isEqualTo(2);
  }

  @Test
  void a_gap_is_touched_filled_and_inverted_in_turn() {
    gap();
    FairValueGaps gaps = structure.gaps();
    int n = gaps.nearest();
    bar(107, 108, 104.5, 107);
    assertThat(gaps.state(n)).isEqualTo(ObjectState.OPEN);
    bar(107, 108, 104, 107);
    assertThat(gaps.state(n)).isEqualTo(ObjectState.TOUCHED);
    bar(107, 108, 101, 107);
    assertThat(gaps.state(n)).isEqualTo(ObjectState.FILLED);
    assertThat(gaps.nearest()).isNotEqualTo(n);
    bar(107, 108, 100, 101);
    assertThat(gaps.state(n)).isEqualTo(ObjectState.FILLED);
    bar(101, 102, 100, 100.9);
    assertThat(gaps.state(n)).isEqualTo(ObjectState.INVERTED);
    assertThat(gaps.object(n).stateChangedAt()).isEqualTo(structure.newestIndex());
  }

  @Test
  void a_middle_candle_against_the_gap_makes_none() {
    bar(100, 101, 99, 100);
    bar(106, 106, 100, 105);
    bar(106, 108, 104, 107);
    assertThat(structure.gaps().count()).isZero();
  }

  @Test
  void an_order_block_is_the_last_lowest_bar_before_the_break() {
    for (int i = 0; i <= 25; i++) {
      at(100 + i);
    }
    for (int i = 1; i <= 20; i++) {
      at(125 - i);
    }
    assertThat(structure.swings(SwingSize.SWING).price(1)).isEqualTo(126);
    bar(104, 107, 100, 105);
    bar(105, 109, 100, 108);
    at(115, 125);
    assertThat(structure.orderBlocks().count()).isZero();
    at(128);
    OrderBlocks blocks = structure.orderBlocks();
    assertThat(blocks.liveCount()).isEqualTo(1);
    int n = blocks.live(0);
    assertThat(blocks.direction(n)).isEqualTo(Direction.UP);
    assertThat(blocks.low(n)).isEqualTo(100);
    assertThat(blocks.high(n)).isEqualTo(109);
    assertThat(blocks.object(n).pivotIndex()).isEqualTo(47);
    assertThat(blocks.state(n)).isEqualTo(ObjectState.NEW);
    at(111);
    assertThat(blocks.state(n)).isEqualTo(ObjectState.NEW);
    at(110);
    assertThat(blocks.state(n)).isEqualTo(ObjectState.MITIGATED);
    bar(110, 111, 90, 100);
    assertThat(blocks.state(n)).isEqualTo(ObjectState.MITIGATED);
    at(99);
    assertThat(blocks.state(n)).isEqualTo(ObjectState.BREAKER);
    assertThat(blocks.liveCount()).isZero();
  }

  /** Highs at 111 and at this price, the second confirmed by the last bar. */
  private void twoHighs(double second) {
    highThenLow();
    at(102, 104, 106, second - 1, 106, 104, 102, 100, 98);
  }

  @Test
  void highs_within_a_tenth_of_the_atr_make_a_pool() {
    twoHighs(112);
    Pools pools = structure.pools();
    int n = pools.nearest(Extreme.HIGH);
    assertThat(pools.members(n)).isEqualTo(2);
    assertThat(pools.low(n)).isEqualTo(111);
    assertThat(pools.extreme(n)).isEqualTo(112);
    assertThat(pools.knownAt(n)).isEqualTo(structure.newestIndex());
    bar(100, 112.4, 99, 100);
    assertThat(pools.state(n)).isEqualTo(ObjectState.ACTIVE);
    bar(100, 112.5, 99, 100);
    assertThat(pools.state(n)).isEqualTo(ObjectState.SWEPT);
    assertThat(pools.nearest(Extreme.HIGH)).isEqualTo(-1);
  }

  @Test
  void highs_further_apart_make_none() {
    twoHighs(112.1);
    assertThat(structure.pools().count()).isZero();
  }

  @Test
  void a_third_equal_high_makes_a_new_pool() {
    twoHighs(111);
    at(92, 85, 92, 94, 96, 98, 100, 102, 110.2, 104, 102, 100, 98, 96);
    Pools pools = structure.pools();
    assertThat(pools.count()).isEqualTo(2);
    assertThat(pools.state(0)).isEqualTo(ObjectState.SUPERSEDED);
    assertThat(pools.object(0).sourceId()).isEqualTo(pools.id(1));
    assertThat(pools.members(1)).isEqualTo(3);
  }

  @Test
  void a_pool_expires_after_five_hundred_bars() {
    twoHighs(112);
    Pools pools = structure.pools();
    for (int i = 0; i < 500; i++) {
      at(98);
    }
    assertThat(pools.state(0)).isEqualTo(ObjectState.ACTIVE);
    at(98);
    assertThat(pools.state(0)).isEqualTo(ObjectState.EXPIRED);
  }

  @Test
  void a_pivot_joins_a_level_and_moves_its_centre_to_the_mean() {
    twoHighs(112);
    Levels levels = structure.levels();
    int above = levels.nearestAbove();
    assertThat(levels.centre(above)).isEqualTo(111.5);
    assertThat(levels.halfWidth(above)).isEqualTo(2.5);
    assertThat(levels.touches(above)).isEqualTo(2);
    assertThat(levels.knownAt(above)).isEqualTo(11);
    assertThat(levels.strong(above)).isFalse();
    assertThat(levels.support(above)).isFalse();
    int below = levels.nearestBelow();
    assertThat(levels.centre(below)).isEqualTo(89);
    assertThat(levels.support(below)).isTrue();
  }

  @Test
  void levels_that_come_to_overlap_make_a_new_one() {
    twoHighs(115);
    Levels levels = structure.levels();
    assertThat(levels.clusterCount()).isEqualTo(3);
    int at = levels.nearestAbove();
    assertThat(levels.centre(at)).isEqualTo(113);
    assertThat(levels.knownAt(at)).isEqualTo(structure.newestIndex());
    List<StructureObject> parents = objects(StructureKind.LEVEL);
    parents.removeIf(o -> o.state() != ObjectState.SUPERSEDED);
    assertThat(parents).hasSize(1);
    StructureObject parent = parents.get(0);
    assertThat(parent.sourceId()).isEqualTo(levels.id(at));
    assertThat(parent.low()).isEqualTo(108.5);
  }

  @Test
  void three_fresh_touches_make_a_level_strong() {
    twoHighs(111);
    at(92, 90, 92, 94, 96, 98, 100, 102, 110, 104, 102, 100, 98, 96);
    Levels levels = structure.levels();
    int at = levels.nearestAbove();
    assertThat(levels.touches(at)).isEqualTo(3);
    assertThat(levels.score(at)).isBetween(2.8, 3.0);
    assertThat(levels.strong(at)).isTrue();
  }

  private List<StructureObject> sweepsOfThePivot() {
    int pivot = internal().id(internal().newest(Extreme.HIGH));
    List<StructureObject> sweeps = objects(StructureKind.SWEEP);
    sweeps.removeIf(o -> o.sourceId() != pivot);
    return sweeps;
  }

  @Test
  void a_close_back_inside_two_bars_later_is_still_a_sweep() {
    highThenLow();
    bar(100, 111.5, 99, 111.2);
    bar(111.2, 113, 111.1, 112);
    assertThat(breaks().failed(0)).isFalse();
    bar(112, 112.5, 109, 111);
    assertThat(sweepsOfThePivot()).hasSize(1);
    StructureObject sweep = sweepsOfThePivot().get(0);
    assertThat(sweep.value()).isEqualTo(111);
    assertThat(sweep.high()).isEqualTo(113);
    assertThat(sweep.pivotIndex()).isEqualTo(structure.newestIndex() - 2);
    assertThat(sweep.knownAt()).isEqualTo(structure.newestIndex());
    assertThat(breaks().failed(0)).isTrue();
    assertThat(breaks().bias()).isEqualTo(Direction.UP);
  }

  @Test
  void a_close_back_inside_three_bars_later_is_none() {
    highThenLow();
    bar(100, 111.5, 99, 111.2);
    bar(111.2, 113, 111.1, 112);
    bar(112, 113, 111.1, 112);
    bar(112, 112.5, 109, 111);
    assertThat(sweepsOfThePivot()).isEmpty();
    assertThat(breaks().failed(0)).isFalse();
  }

  @Test
  void a_wick_by_less_than_the_buffer_is_none() {
    highThenLow();
    bar(100, 111.4, 99, 100);
    assertThat(sweepsOfThePivot()).isEmpty();
    bar(100, 111.5, 99, 100);
    assertThat(sweepsOfThePivot()).hasSize(1);
  }

  /** Three lows on a rising line, each confirmed 20 bars later. */
  private void risingLows(double middle) {
    double[] lows = {100, middle, 140};
    at(150);
    for (int i = 0; i < 3; i++) {
      for (int b = 0; b < 25; b++) {
        at(lows[i] + 51 - 2 * b);
      }
      at(lows[i] + 1);
      for (int b = 1; b < 25; b++) {
        at(lows[i] + 1 + 2 * b);
      }
    }
  }

  @Test
  void three_lows_in_line_make_a_trendline() {
    risingLows(122.5);
    Trendlines lines = structure.trendlines();
    int n = lines.live(lines.liveCount() - 1);
    assertThat(lines.side(n)).isEqualTo(Extreme.LOW);
    assertThat(lines.touches(n)).isEqualTo(3);
    assertThat(lines.slope(n)).isEqualTo(0.4);
    StructureObject line = lines.object(n);
    assertThat(line.low()).isEqualTo(100);
    assertThat(line.high()).isEqualTo(140);
    assertThat(line.pivotIndex()).isEqualTo(26);
    assertThat(line.knownAt()).isEqualTo(126 + 20);
    double price = lines.price(n);
    assertThat(price).isEqualTo(100 + 0.4 * (structure.newestIndex() - 26));
    bar(price, price, price - 5, price + 0.4 - 2.4);
    assertThat(lines.state(n)).isEqualTo(ObjectState.ACTIVE);
    bar(price, price, price - 5, price + 0.8 - 2.6);
    assertThat(lines.state(n)).isEqualTo(ObjectState.BROKEN);
  }

  @Test
  void a_low_off_the_line_makes_none() {
    risingLows(122.6);
    assertThat(structure.trendlines().count()).isZero();
  }

  @Test
  void the_range_position_runs_from_the_low_to_the_high() {
    highThenLow();
    assertThat(internal().rangePosition()).isEqualTo(0.5);
    at(200);
    assertThat(internal().rangePosition()).isEqualTo(1);
    assertThat(structure.swings(SwingSize.SWING).rangePosition()).isNaN();
  }
}
