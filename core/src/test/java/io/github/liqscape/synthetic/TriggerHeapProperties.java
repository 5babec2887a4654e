// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class TriggerHeapProperties {

  private static final MarginTiers TIERS = KnownMarginTiers.binanceBtcusdt2026();

  /** Against the naive way: look at everything. */
  @Property
  void it_finds_what_a_scan_of_all_positions_finds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 800) int steps) {
    Random random = new Random(seed);
    TriggerHeap heap = new TriggerHeap(Position::adverseKey);
    List<Position> all = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      int what = random.nextInt(10);
      if (what < 6 || all.isEmpty()) {
        Position p = position(random);
        all.add(p);
        heap.add(p);
      } else if (what < 7) {
        Position p = all.remove(random.nextInt(all.size()));
        p.close();
      } else if (what < 8) {
        Position p = all.get(random.nextInt(all.size()));
        p.topUp();
        heap.add(p);
      } else {
        double limit = -59_500 + 800 * random.nextGaussian();
        Position naive = first(all, limit);
        Position found = heap.pollUpTo(limit);
        if (found == null || naive == null) {
          assertThat(found).isSameAs(naive);
        } else {
          assertThat(found.adverseKey()).isEqualTo(naive.adverseKey());
          all.remove(found);
          found.close();
        }
      }
    }
    Position nearest = first(all, Double.POSITIVE_INFINITY);
    assertThat(heap.firstKey())
        .isEqualTo(nearest == null ? Double.POSITIVE_INFINITY : nearest.adverseKey());
  }

  /** Many more dead than alive: the heap must not grow with them. */
  @Property(tries = 3)
  void it_survives_a_long_life(@ForAll long seed) {
    Random random = new Random(seed);
    TriggerHeap heap = new TriggerHeap(Position::adverseKey);
    List<Position> alive = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      Position p = position(random);
      alive.add(p);
      heap.add(p);
      if (alive.size() > 50) {
        alive.remove(random.nextInt(alive.size())).close();
      }
    }
    List<Double> drained = new ArrayList<>();
    for (Position p = heap.pollUpTo(0); p != null; p = heap.pollUpTo(0)) {
      drained.add(p.adverseKey());
      p.close();
    }
    assertThat(drained).hasSameSizeAs(alive).isSorted();
  }

  private static @Nullable Position first(List<Position> all, double limit) {
    Position first = null;
    for (Position p : all) {
      if (p.adverseKey() <= limit && (first == null || p.adverseKey() < first.adverseKey())) {
        first = p;
      }
    }
    return first;
  }

  private static Position position(Random random) {
    Plan plan = new Plan(1_000, Double.NaN, 0.5, Double.NaN, 1, 0.5, 0.7);
    double entry = 60_000 + 500 * random.nextGaussian();
    return new Position(
        PositionSide.LONG, 1_000, 1, entry, 5 + random.nextInt(90), 0, plan, TIERS);
  }
}
