// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.state.StateException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketStructureTest {

  private static final long HOUR = Timeframe.H1.nanos();

  @Test
  void an_empty_structure_knows_nothing() {
    MarketStructure structure = MarketStructure.of(Bars.BTCUSDT, Timeframe.H1);
    assertThat(structure.newestIndex()).isEqualTo(-1);
    assertThat(structure.objects()).isEmpty();
    assertThat(structure.close()).isNaN();
    assertThat(structure.atr()).isNaN();
    assertThat(structure.trend(SwingSize.SWING)).isEqualTo(Trend.RANGE);
    assertThat(structure.phase(Direction.UP)).isEqualTo(Phase.UNKNOWN);
    assertThat(structure.levels().nearestAbove()).isEqualTo(-1);
    assertThat(structure.levels().nearestBelow()).isEqualTo(-1);
    assertThat(structure.gaps().nearest()).isEqualTo(-1);
    assertThat(structure.pools().nearest(Extreme.HIGH)).isEqualTo(-1);
    assertThat(structure.trendlines().nearest()).isEqualTo(-1);
    assertThat(structure.sweeps().newest(Extreme.LOW)).isEqualTo(-1);
    assertThat(structure.swings(SwingSize.SWING).rangePosition()).isNaN();
    assertThat(Bars.restored(Bars.saved(structure)).objects()).isEmpty();
  }

  @Test
  void bars_without_range_make_nothing() {
    Bars.Builder flat = Bars.of(Timeframe.H1);
    for (int i = 0; i < 300; i++) {
      flat.bar(100, 100, 100, 100, i % 2 == 0 ? 0 : Double.NaN);
    }
    List<StructureObject> objects = flat.build().structure().objects();
    objects.forEach(o -> assertThat(o.kind()).isIn(
        StructureKind.PERIOD_HIGH, StructureKind.PERIOD_LOW));
    assertThat(flat.build().structure().atr()).isZero();
  }

  @Test
  void one_absurd_bar_breaks_nothing() {
    Bars.Builder bars = Bars.of(Timeframe.H1);
    for (int i = 0; i < 400; i++) {
      double price = 100 + 10 * Math.sin(i / 9.0);
      bars.bar(price, i == 200 ? 2e7 : price + 1, i == 201 ? 1e-8 : price - 1, price, 1e9);
    }
    MarketStructure structure = bars.build().structure();
    assertThat(structure.objects()).allSatisfy(o -> assertThat(o.low()).isFinite());
    assertThat(Bars.saved(Bars.restored(Bars.saved(structure)))).isEqualTo(Bars.saved(structure));
  }

  @Test
  void a_bar_that_cannot_be_is_refused_and_changes_nothing() {
    MarketStructure structure = RandomBars.of(Timeframe.H1, 50, 1).structure();
    byte[] before = Bars.saved(structure);
    long next = structure.closeNanos();
    assertThatThrownBy(() -> structure.update(next - HOUR, 1, 1, 1, 1, 1, 1))
        .hasMessage("open time must be after " + (next - HOUR) + ", was " + (next - HOUR));
    assertThatThrownBy(() -> structure.update(next + 1, 1, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> structure.update(next, 3, 2, 1, 2, 1, 1))
        .hasMessageContaining("low <= open");
    assertThatThrownBy(() -> structure.update(next, 1, Double.NaN, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> structure.update(next, 1, 1, 1, 1, 1, -1))
        .hasMessage("atr must be finite and >= 0 or NaN, was -1.0");
    assertThat(Bars.saved(structure)).isEqualTo(before);
  }

  @Test
  void the_previous_day_counts_from_its_close_on() {
    Bars.Builder bars = Bars.of(Timeframe.H1);
    for (int hour = 0; hour < 49; hour++) {
      bars.bar(100, 110 + hour, 90 - hour, 100);
    }
    MarketStructure structure = bars.build().prefix(23).structure();
    assertThat(structure.levels().liveCount()).isZero();
    Bars.feed(structure, bars.build().at(23));
    Levels levels = structure.levels();
    int above = levels.nearestAbove();
    assertThat(levels.kind(above)).isEqualTo(StructureKind.PERIOD_HIGH);
    assertThat(levels.centre(above)).isEqualTo(133);
    assertThat(levels.halfWidth(above)).isZero();
    assertThat(levels.centre(levels.nearestBelow())).isEqualTo(67);
    assertThat(bars.build().structure().objects())
        .filteredOn(o -> o.kind() == StructureKind.PERIOD_HIGH)
        .extracting(StructureObject::state, StructureObject::high, StructureObject::knownAt)
        .containsExactly(
            tuple(ObjectState.SUPERSEDED, 133.0, 23),
            tuple(ObjectState.ACTIVE, 157.0, 47));
  }

  @Test
  void a_day_with_a_missing_bar_gives_no_level() {
    Bars.Builder bars = Bars.of(Timeframe.H1);
    for (int hour = 0; hour < 40; hour++) {
      bars.bar(100, 110, 90, 100);
    }
    bars.skip(1);
    for (int hour = 0; hour < 10; hour++) {
      bars.bar(100, 110, 90, 100);
    }
    assertThat(bars.build().structure().objects())
        .filteredOn(o -> o.kind() == StructureKind.PERIOD_HIGH)
        .extracting(StructureObject::state)
        .containsExactly(ObjectState.EXPIRED);
  }

  @Test
  void a_drawn_level_counts_from_its_time_on_as_drawn() {
    MarketStructure structure = MarketStructure.of(Bars.BTCUSDT, Timeframe.H1);
    structure.draw(UserLevel.zone(Bars.BTCUSDT, "mine", Bars.START + 2 * HOUR + 1, 104, 106));
    bar(structure, 0);
    bar(structure, 1);
    assertThat(structure.levels().liveCount()).isZero();
    bar(structure, 2);
    Levels levels = structure.levels();
    int at = levels.nearestAbove();
    assertThat(levels.kind(at)).isEqualTo(StructureKind.USER_LEVEL);
    assertThat(levels.low(at)).isEqualTo(104);
    assertThat(levels.centre(at)).isEqualTo(105);
    assertThat(levels.knownAt(at)).isEqualTo(2);
    structure.draw(
        UserLevel.line(
            Bars.BTCUSDT, "mine", Bars.START, Bars.START, 90, Bars.START + 10 * HOUR, 100));
    bar(structure, 3);
    assertThat(levels.liveCount()).isEqualTo(1);
    assertThat(levels.centre(levels.nearestBelow())).isEqualTo(94);
    MarketStructure restored = Bars.restored(Bars.saved(structure));
    assertThat(restored.objects()).isEqualTo(structure.objects()).hasSize(2);
  }

  private static void bar(MarketStructure structure, int hour) {
    structure.update(Bars.START + hour * HOUR, 100, 101, 99, 100, 1, 10);
  }

  @Test
  void what_is_older_than_the_memory_is_forgotten() {
    StructureConfig brief = new StructureConfig(5, 20, 0.05, 600);
    Bars bars = RandomBars.of(Timeframe.M15, 2_500, 9);
    List<StructureObject> few = bars.structure(brief).objects();
    List<StructureObject> many =
        bars.structure(new StructureConfig(5, 20, 0.05, 10_000)).objects();
    Set<StructureKind> kinds = Set.of(StructureKind.FAIR_VALUE_GAP, StructureKind.ORDER_BLOCK);
    assertThat(few)
        .filteredOn(o -> kinds.contains(o.kind()))
        .extracting(StructureObject::knownAt, StructureObject::low, StructureObject::state)
        .containsExactlyElementsOf(
            many.stream()
                .filter(o -> kinds.contains(o.kind()) && o.knownAt() >= 2_499 - 600)
                .map(o -> tuple(o.knownAt(), o.low(), o.state()))
                .toList());
    assertThat(few).allSatisfy(o -> assertThat(
        o.stateChangedAt() >= 2_499 - 600 || o.kind() != StructureKind.LEVEL).isTrue());
    assertThat(few.size()).isLessThan(many.size());
  }

  @Test
  void ids_are_unique_and_rise_with_time() {
    List<StructureObject> objects = RandomBars.of(Timeframe.M15, 1_500, 10).structure().objects();
    Set<Integer> ids = new HashSet<>();
    int known = 0;
    for (StructureObject object : objects) {
      assertThat(ids.add(object.id())).isTrue();
      assertThat(object.knownAt()).isGreaterThanOrEqualTo(known);
      assertThat(object.pivotIndex()).isLessThanOrEqualTo(1_499);
      known = object.knownAt();
    }
    assertThat(objects.stream().map(StructureObject::kind).distinct().count())
        .isGreaterThanOrEqualTo(9);
  }

  @Test
  void a_state_of_another_instrument_is_refused() {
    byte[] saved = Bars.saved(RandomBars.of(Timeframe.M15, 100, 1).structure());
    Instrument other = Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").build();
    assertThatThrownBy(
            () ->
                MarketStructure.restore(
                    new DataInputStream(new ByteArrayInputStream(saved)), other))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("BTCUSDT");
  }

  @Test
  void a_bar_allocates_nothing_once_the_columns_have_grown() {
    Bars bars = RandomBars.of(Timeframe.M15, 5_000, 3);
    MarketStructure structure = MarketStructure.of(Bars.BTCUSDT, Timeframe.M15);
    feed(structure, bars, 0);
    feed(structure, bars, 1);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    feed(structure, bars, 2);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated / bars.size()).isZero();
  }

  /** The series once more, ten weeks later each time. */
  private static void feed(MarketStructure structure, Bars bars, int round) {
    long later = round * 10L * Timeframe.W1.nanos();
    for (int t = 0; t < bars.size(); t++) {
      Bars.Bar b = bars.at(t);
      structure.update(
          b.openNanos() + later, b.open(), b.high(), b.low(), b.close(), b.relativeVolume(),
          b.atr());
    }
  }
}
