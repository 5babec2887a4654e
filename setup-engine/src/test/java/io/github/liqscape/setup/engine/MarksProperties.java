// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.setup.ZoneTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Marks found by their grid beside marks looked at one after the other. */
class MarksProperties {

  private static final double CLOSE = 500;

  @Property
  void the_grid_misses_no_mark_and_adds_none(
      @ForAll long seed,
      @ForAll @IntRange(max = 80) int count,
      @ForAll @DoubleRange(min = 0.01, max = 60) double atr) {
    Random random = new Random(seed);
    Marks filled = new Marks(1, new MarkTags());
    for (int i = 0; i < count; i++) {
      double low = CLOSE + 13 * atr * random.nextGaussian();
      double width = random.nextBoolean() ? 0 : atr * random.nextGaussian() * random.nextInt(9);
      Mark kind = Mark.values()[random.nextInt(Mark.values().length)];
      filled.add(kind, random.nextInt(200), low, low + Math.abs(width), false);
    }
    Marks marks = filled.indexed(CLOSE - 12 * atr, CLOSE + 12 * atr);
    for (int i = 0; i < 20; i++) {
      double low = CLOSE + 10 * atr * random.nextGaussian();
      agree(marks, low, low + atr * random.nextDouble(), atr);
    }
  }

  private static void agree(Marks marks, double low, double high, double atr) {
    List<ZoneTag> expected = new ArrayList<>();
    boolean level = false;
    double from = low - Marks.TAG_ATR * atr;
    double to = high + Marks.TAG_ATR * atr;
    for (int i = marks.slowNext(0, from, to); i < marks.count;
        i = marks.slowNext(i + 1, from, to)) {
      ZoneTag.Kind kind = marks.kind[i].tag(marks.centre(i) < CLOSE);
      expected.add(new ZoneTag(kind, marks.id(i)));
      level |= kind.level();
    }
    assertThat(marks.tags(low, high, atr, CLOSE, new ZoneTag[marks.count])).isEqualTo(expected);
    assertThat(marks.tagCount(low, high, atr)).isEqualTo(expected.size());
    assertThat(marks.tagsLevel(low, high, atr)).isEqualTo(level);
  }
}
