// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Prices turned upside down turn every object upside down, tie rules aside. */
class MirrorProperties {

  @Property
  void mirrored_prices_mirror_all_objects(@ForAll long seed) {
    Bars bars = withoutTies(RandomBars.of(Timeframe.H1, 500, seed));
    MarketStructure upright = bars.structure();
    MarketStructure mirrored = mirror(bars).structure();
    TreeSet<String> expected = new TreeSet<>();
    upright.objects().forEach(o -> expected.add(NaiveStructure.line(mirror(o))));
    TreeSet<String> found = new TreeSet<>();
    mirrored.objects().forEach(o -> found.add(NaiveStructure.line(o)));
    assertThat(String.join("\n", found)).isEqualTo(String.join("\n", expected));
    for (SwingSize size : SwingSize.values()) {
      assertThat(mirrored.trend(size).sign()).isEqualTo(-upright.trend(size).sign());
      for (Direction direction : Direction.values()) {
        Breaks one = upright.breaks(size);
        Breaks other = mirrored.breaks(size);
        assertThat(other.phase(direction.opposite())).isEqualTo(one.phase(direction));
        assertThat(other.legs(direction.opposite())).isEqualTo(one.legs(direction));
        assertThat(other.distanceAtr(direction.opposite()) + 0.0)
            .isEqualTo(Double.valueOf(one.distanceAtr(direction) + 0.0));
      }
    }
  }

  /** The bars before the first one that is both a high and a low: there, high goes first. */
  private static Bars withoutTies(Bars bars) {
    for (int span : new int[] {5, 20}) {
      for (int p = 0; p + span < bars.size(); p++) {
        boolean high = true;
        boolean low = true;
        for (int i = p + 1; i <= p + span; i++) {
          high &= bars.at(p).high() > bars.at(i).high();
          low &= bars.at(p).low() < bars.at(i).low();
        }
        if (high && low) {
          return withoutTies(bars.prefix(p + span));
        }
      }
    }
    return bars;
  }

  private static Bars mirror(Bars bars) {
    return new Bars(
        bars.timeframe(),
        bars.list().stream()
            .map(
                b ->
                    new Bars.Bar(
                        b.openNanos(), -b.open(), -b.low(), -b.high(), -b.close(),
                        b.relativeVolume(), b.atr()))
            .toList());
  }

  private static StructureObject mirror(StructureObject o) {
    boolean line = o.kind() == StructureKind.TRENDLINE;
    StructureKind kind =
        switch (o.kind()) {
          case PERIOD_HIGH -> StructureKind.PERIOD_LOW;
          case PERIOD_LOW -> StructureKind.PERIOD_HIGH;
          default -> o.kind();
        };
    return new StructureObject(
        o.timeframe(), o.id(), kind, o.size(), -o.sign(), o.pivotIndex(), o.pivotNanos(),
        line ? -o.low() : -o.high(), line ? -o.high() : -o.low(), o.knownAt(), o.knownAtNanos(),
        o.state(), o.stateChangedAt(), o.stateChangedAtNanos(),
        line ? 0 - o.value() : o.value(), o.count(), o.sourceId());
  }
}
