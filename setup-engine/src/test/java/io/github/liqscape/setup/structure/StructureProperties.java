// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StructureProperties {

  private static final int SIZE = 600;

  @Property
  void a_restored_structure_continues_bit_for_bit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = SIZE) int cut) {
    Bars bars = RandomBars.of(Timeframe.M5, SIZE, seed);
    MarketStructure saved = bars.prefix(cut).structure();
    MarketStructure restored = Bars.restored(Bars.saved(saved));
    assertThat(restored.objects()).isEqualTo(saved.objects());
    for (int t = cut; t < SIZE; t++) {
      Bars.feed(saved, bars.at(t));
      Bars.feed(restored, bars.at(t));
    }
    assertThat(Bars.saved(restored)).isEqualTo(Bars.saved(saved));
    assertThat(restored.objects()).isEqualTo(saved.objects());
  }

  @Property
  void doubling_all_prices_doubles_all_prices_and_nothing_else(
      @ForAll long seed, @ForAll @IntRange(min = -9, max = 9) int power) {
    double factor = Math.scalb(1.0, power);
    List<StructureObject> once = RandomBars.of(Timeframe.M5, SIZE, seed).structure().objects();
    List<StructureObject> scaled =
        RandomBars.scaled(Timeframe.M5, SIZE, seed, factor).structure().objects();
    assertThat(scaled).isEqualTo(once.stream().map(o -> times(o, factor)).toList());
  }

  private static StructureObject times(StructureObject o, double factor) {
    boolean price =
        switch (o.kind()) {
          case BOS, CHOCH, SWEEP, TRENDLINE -> true;
          default -> false;
        };
    return new StructureObject(
        o.timeframe(), o.id(), o.kind(), o.size(), o.sign(), o.pivotIndex(), o.pivotNanos(),
        o.low() * factor, o.high() * factor, o.knownAt(), o.knownAtNanos(), o.state(),
        o.stateChangedAt(), o.stateChangedAtNanos(), price ? o.value() * factor : o.value(),
        o.count(), o.sourceId());
  }

  @Property
  void whole_weeks_later_only_the_times_differ(
      @ForAll long seed, @ForAll @IntRange(min = -40, max = 40) int weeks) {
    long shift = weeks * Timeframe.W1.nanos();
    List<StructureObject> now = RandomBars.of(Timeframe.H1, SIZE, seed).structure().objects();
    List<StructureObject> later =
        RandomBars.shifted(Timeframe.H1, SIZE, seed, weeks).structure().objects();
    assertThat(later)
        .isEqualTo(
            now.stream()
                .map(
                    o ->
                        new StructureObject(
                            o.timeframe(), o.id(), o.kind(), o.size(), o.sign(), o.pivotIndex(),
                            o.pivotNanos() + shift, o.low(), o.high(), o.knownAt(),
                            o.knownAtNanos() + shift, o.state(), o.stateChangedAt(),
                            o.stateChangedAtNanos() + shift, o.value(), o.count(), o.sourceId()))
                .toList());
  }

  @Property
  void intervals_of_live_clusters_never_overlap(@ForAll long seed) {
    MarketStructure structure = MarketStructure.of(Bars.BTCUSDT, Timeframe.M5);
    for (Bars.Bar bar : RandomBars.of(Timeframe.M5, SIZE, seed).list()) {
      Bars.feed(structure, bar);
      Levels levels = structure.levels();
      for (int at = 1; at < levels.clusterCount(); at++) {
        assertThat(levels.low(at)).isGreaterThan(levels.high(at - 1));
      }
      int above = levels.nearestAbove();
      int below = levels.nearestBelow();
      for (int at = 0; at < levels.liveCount(); at++) {
        if (levels.support(at)) {
          assertThat(levels.centre(at)).isLessThanOrEqualTo(levels.centre(below));
        } else {
          assertThat(levels.centre(at)).isGreaterThanOrEqualTo(levels.centre(above));
        }
      }
    }
  }
}
