// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * What is known at a bar does not depend on what follows: what the full run says later about that
 * time, by {@code knownAt} and {@code stateChangedAt}, is what the run on the prefix said then.
 */
class NonRepaintProperties {

  private static final int SIZE = 700;

  @Property
  void what_was_known_at_a_bar_stays_as_it_was(
      @ForAll long seed, @ForAll @IntRange(min = 60, max = SIZE - 100) int cut) {
    Bars bars = RandomBars.of(Timeframe.M15, SIZE, seed);
    List<StructureObject> then = bars.prefix(cut).structure().objects();
    // In a few calm bars there may be nothing yet; in four hundred there always is.
    assertThat(cut < 400 || !then.isEmpty()).isTrue();
    requireSame(then, bars.structure().objects(), cut - 1);
  }

  @Property
  void another_future_changes_nothing_that_is_known(
      @ForAll long seed, @ForAll long other,
      @ForAll @IntRange(min = 60, max = SIZE - 100) int cut) {
    Bars bars = RandomBars.of(Timeframe.M15, SIZE, seed);
    Bars prefix = bars.prefix(cut);
    MarketStructure structure = prefix.structure();
    List<StructureObject> then = structure.objects();
    for (Bars.Bar bar : RandomBars.of(Timeframe.M15, 200, other).list()) {
      Bars.feed(
          structure,
          new Bars.Bar(
              prefix.at(cut - 1).openNanos() + bar.openNanos() - Bars.START
                  + Timeframe.M15.nanos(),
              100 * bar.open(), 100 * bar.high(), 100 * bar.low(), 100 * bar.close(),
              bar.relativeVolume(), 100 * bar.atr()));
    }
    requireSame(then, structure.objects(), cut - 1);
  }

  /** The mutant reads at bar t what is known at t + 1; it shows where something happened there. */
  @Test
  void a_structure_that_peeks_one_bar_ahead_is_caught() {
    int caught = 0;
    for (int cut = 100; cut < 200; cut++) {
      Bars bars = RandomBars.of(Timeframe.M15, SIZE, 11);
      List<StructureObject> peeked = bars.prefix(cut + 1).structure().objects();
      List<StructureObject> full = bars.structure().objects();
      int at = cut - 1;
      try {
        requireSame(peeked, full, at);
      } catch (AssertionError e) {
        caught++;
      }
    }
    assertThat(caught).isGreaterThan(20);
  }

  /** The mutant dates a pivot to the bar of the pivot instead of the bar that confirmed it. */
  @Test
  void a_pivot_known_at_its_own_bar_is_caught() {
    Bars bars = RandomBars.of(Timeframe.M15, SIZE, 12);
    List<StructureObject> full =
        bars.structure().objects().stream()
            .map(o -> o.kind() == StructureKind.PIVOT ? known(o, o.pivotIndex()) : o)
            .toList();
    List<StructureObject> then = bars.prefix(400).structure().objects();
    int pivot =
        full.stream()
            .filter(o -> o.kind() == StructureKind.PIVOT && o.pivotIndex() >= 400)
            .mapToInt(StructureObject::pivotIndex)
            .min()
            .orElseThrow();
    List<StructureObject> before = bars.prefix(pivot + 1).structure().objects();
    assertThat(then).isNotEmpty();
    assertThatThrownBy(() -> requireSame(before, full, pivot)).isInstanceOf(AssertionError.class);
  }

  private static StructureObject known(StructureObject o, int at) {
    return new StructureObject(
        o.timeframe(), o.id(), o.kind(), o.size(), o.sign(), o.pivotIndex(), o.pivotNanos(),
        o.low(), o.high(), at, o.knownAtNanos(), o.state(), o.stateChangedAt(),
        o.stateChangedAtNanos(), o.value(), o.count(), o.sourceId());
  }

  private static void requireSame(
      List<StructureObject> then, List<StructureObject> later, int at) {
    Map<Integer, StructureObject> known = new HashMap<>();
    for (StructureObject object : later) {
      if (object.knownAt() <= at) {
        known.put(object.id(), object);
      }
    }
    assertThat(known).hasSameSizeAs(then);
    for (StructureObject old : then) {
      assertThat(known).containsKey(old.id());
      StructureObject now = Objects.requireNonNull(known.get(old.id()));
      assertThat(comparable(now, at, old)).isEqualTo(comparable(old, at, old));
    }
  }

  /** What may not differ: everything, but for what changed later or is a function of now. */
  private static StructureObject comparable(StructureObject o, int at, StructureObject old) {
    boolean level = o.kind() == StructureKind.LEVEL;
    boolean changed = o.stateChangedAt() > at;
    StructureObject from = changed && level ? old : o;
    return new StructureObject(
        o.timeframe(), o.id(), o.kind(), o.size(), o.sign(), from.pivotIndex(), from.pivotNanos(),
        from.low(), from.high(), o.knownAt(), o.knownAtNanos(),
        changed ? old.state() : o.state(), changed ? old.stateChangedAt() : o.stateChangedAt(),
        changed ? old.stateChangedAtNanos() : o.stateChangedAtNanos(),
        level ? 0 : o.value(), from.count(), changed ? old.sourceId() : o.sourceId());
  }
}
