// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NaiveTwinProperties {

  private static final Timeframe[] TIMEFRAMES = {
    Timeframe.M15, Timeframe.H1, Timeframe.H4, Timeframe.D1
  };

  @Property
  void the_online_structure_is_what_its_slow_twin_finds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size,
      @ForAll @IntRange(min = 0, max = 3) int timeframe) {
    Bars bars = RandomBars.of(TIMEFRAMES[timeframe], size, seed);
    TreeSet<String> fast = new TreeSet<>();
    bars.structure().objects().forEach(o -> fast.add(NaiveStructure.line(o)));
    assertThat(String.join("\n", fast)).isEqualTo(String.join("\n", NaiveStructure.lines(bars)));
  }
}
