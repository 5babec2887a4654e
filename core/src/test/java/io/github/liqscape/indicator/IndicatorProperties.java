// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of every indicator. */
class IndicatorProperties {

  private static final int LENGTH = 120;

  @Provide
  Arbitrary<Subject> subjects() {
    return Arbitraries.of(Subject.all());
  }

  @Property
  void the_stream_says_what_the_definition_says(
      @ForAll("subjects") Subject subject, @ForAll long seed, @ForAll DrawnBars.Volume volume) {
    List<Bar> bars = DrawnBars.of(seed, LENGTH, volume);
    double[][] expected = subject.lines().apply(new Naive(bars));
    Indicator indicator = subject.make().get();
    assertThat(indicator.lines()).isEqualTo(expected.length);
    double size = 0;
    for (int i = 0; i < LENGTH; i++) {
      bars.get(i).into(indicator);
      size = Math.max(size, subject.scale() == 1 ? bars.get(i).high() : 100);
      for (int line = 0; line < expected.length; line++) {
        String what = subject + " line " + line + " bar " + i;
        if (Double.isNaN(expected[line][i])) {
          assertThat(indicator.line(line)).as(what).isNaN();
        } else {
          double tolerance = 1e-12 * (size + Math.abs(expected[line][i]));
          assertThat(indicator.line(line)).as(what)
              .isCloseTo(expected[line][i], within(tolerance));
        }
      }
      if (volume == DrawnBars.Volume.KNOWN) {
        assertThat(indicator.ready()).as(subject + " " + i).isEqualTo(i >= subject.first());
      }
    }
  }

  @Property
  void peeking_is_updating_and_changes_no_bit(
      @ForAll("subjects") Subject subject, @ForAll long seed, @ForAll DrawnBars.Volume volume)
      throws IOException {
    List<Bar> bars = DrawnBars.of(seed, LENGTH, volume);
    List<Bar> others = DrawnBars.of(~seed, LENGTH, volume);
    Indicator indicator = subject.make().get();
    double[] peeked = new double[indicator.lines()];
    for (int i = 0; i < LENGTH; i++) {
      byte[] before = bytes(indicator);
      others.get(i).peek(indicator);
      indicator.peek(forming(others.get(i)), peeked);
      double value = bars.get(i).peek(indicator);
      indicator.peek(forming(bars.get(i)), peeked);
      assertThat(bytes(indicator)).as(subject + " bar " + i).isEqualTo(before);
      bars.get(i).into(indicator);
      assertSame(indicator.value(), value);
      for (int line = 0; line < peeked.length; line++) {
        assertSame(indicator.line(line), peeked[line]);
      }
    }
  }

  @Property
  void a_restored_indicator_continues_bit_for_bit(
      @ForAll("subjects") Subject subject,
      @ForAll long seed,
      @ForAll DrawnBars.Volume volume,
      @ForAll @IntRange(max = LENGTH - 1) int cut)
      throws IOException {
    Indicator straight = subject.make().get();
    Indicator saved = subject.make().get();
    List<Bar> bars = DrawnBars.of(seed, LENGTH, volume);
    for (int i = 0; i < LENGTH; i++) {
      if (i == cut) {
        Indicator fresh = subject.make().get();
        fresh.restore(new DataInputStream(new ByteArrayInputStream(bytes(saved))));
        saved = fresh;
      }
      bars.get(i).into(straight);
      bars.get(i).into(saved);
      for (int line = 0; line < straight.lines(); line++) {
        assertSame(saved.line(line), straight.line(line));
      }
    }
  }

  @Property
  void prices_times_a_power_of_two_scale_every_line_exactly(
      @ForAll("subjects") Subject subject,
      @ForAll long seed,
      @ForAll @IntRange(min = -30, max = 30) int power) {
    double factor = Math.scalb(1.0, power);
    Indicator plain = subject.make().get();
    Indicator scaled = subject.make().get();
    for (Bar bar : DrawnBars.of(seed, LENGTH, DrawnBars.Volume.KNOWN)) {
      bar.into(plain);
      bar.times(factor).into(scaled);
      for (int line = 0; line < plain.lines(); line++) {
        assertSame(
            scaled.line(line), plain.line(line) * (subject.scale() == 1 ? factor : 1));
      }
    }
  }

  @Property
  void zig_zag_knows_a_pivot_no_sooner_than_its_reversal(@ForAll long seed) {
    List<Bar> bars = DrawnBars.of(seed, 300, DrawnBars.Volume.KNOWN);
    int[] expected = new Naive(bars).zigZag(0.05);
    ZigZag zigZag = ZigZag.of(0.05);
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i).into(zigZag);
      assertThat(zigZag.pivotIndex()).isEqualTo(expected[i]);
      assertThat(zigZag.confirmed()).isEqualTo(i > 0 && expected[i] != expected[i - 1]);
      if (zigZag.ready()) {
        double pivot = bars.get(expected[i]).close();
        assertThat(zigZag.value()).isEqualTo(pivot);
        double known = bars.get((int) zigZag.knownAt()).close();
        assertThat(Math.abs(pivot - known)).isGreaterThanOrEqualTo(0.05 * pivot);
        assertThat(zigZag.high()).isEqualTo(pivot > known);
      }
    }
  }

  static Candle forming(Bar bar) {
    return new Candle(
        Timeframe.M1, 0, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(),
        Double.NaN, Double.NaN, -1, false);
  }

  static byte[] bytes(Indicator indicator) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    indicator.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** Bit for bit, every NaN being the same. */
  private static void assertSame(double actual, double expected) {
    assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
  }
}
