// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.recorded.CsvRow;
import io.github.liqscape.recorded.CsvTable;
import io.github.liqscape.recorded.RecordedSets;
import io.github.liqscape.state.StateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AtrTest {

  /** High, low, close; true ranges 2 (inside), 5 (gap up), 7 (gap down), 1, worked out by hand. */
  private static final double[][] BARS = {
    {10, 8, 9}, {11, 9, 10}, {15, 12, 14}, {13, 7, 8}, {9, 8, 8.5}
  };

  @Test
  void the_seed_is_the_mean_of_the_first_true_ranges_and_the_first_bar_has_none() {
    Atr atr = Atr.of(3);
    for (int i = 0; i < 3; i++) {
      update(atr, BARS[i]);
      assertThat(atr.value()).isNaN();
      assertThat(atr.ready()).isFalse();
    }
    update(atr, BARS[3]);
    assertThat(atr.value()).isEqualTo(14.0 / 3);
    update(atr, BARS[4]);
    assertThat(atr.value()).isCloseTo(31.0 / 9, within(1e-15));
  }

  @Test
  void over_one_period_it_is_the_true_range() {
    Atr atr = Atr.of(1);
    double[] ranges = {Double.NaN, 2, 5, 7, 1};
    for (int i = 0; i < BARS.length; i++) {
      update(atr, BARS[i]);
      assertSame(atr.value(), ranges[i]);
    }
  }

  @Test
  void peeking_shows_the_next_value_and_changes_nothing() {
    Atr atr = Atr.of(3);
    for (double[] bar : BARS) {
      double before = atr.value();
      double peeked = atr.peek(bar[0], bar[1], bar[2]);
      assertSame(atr.value(), before);
      update(atr, bar);
      assertSame(atr.value(), peeked);
    }
  }

  @Test
  void candles_and_series_give_the_same_as_bars() {
    Atr bars = Atr.of(2);
    Atr candles = Atr.of(2);
    Atr columns = Atr.of(2);
    CandleSeries series = CandleSeries.of(Timeframe.M1, 10);
    for (int i = 0; i < BARS.length; i++) {
      double[] b = BARS[i];
      update(bars, b);
      Candle candle =
          Candle.closed(Timeframe.M1, i * Timeframe.M1.nanos(), b[2], b[0], b[1], b[2], 1);
      candles.update(candle);
      series.append(candle);
      columns.update(series, i);
      assertSame(candles.value(), bars.value());
      assertSame(columns.value(), bars.value());
    }
    Candle forming =
        new Candle(Timeframe.M1, 0, 1, 1, 1, 1, 1, 1, 1, 1, false);
    assertThatThrownBy(() -> candles.update(forming))
        .hasMessageStartingWith("candle must be closed");
  }

  @Test
  void what_is_no_bar_is_refused_and_changes_nothing() {
    Atr atr = Atr.of(1);
    update(atr, BARS[0]);
    update(atr, BARS[1]);
    for (double[] bad :
        new double[][] {{1, 2, 1.5}, {2, 1, 3}, {Double.NaN, 1, 1}, {2, 1, Double.NaN}}) {
      assertThatThrownBy(() -> update(atr, bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(atr.value()).isEqualTo(2);
    assertThatThrownBy(() -> Atr.of(0)).hasMessage("periods must be in [1, 10000], was 0");
  }

  @Property
  void a_restored_atr_continues_bit_for_bit(
      @ForAll @IntRange(min = 1, max = 20) int periods,
      @ForAll @Size(max = 60) List<@DoubleRange(min = 1, max = 100) Double> closes,
      @ForAll @IntRange(min = 0, max = 60) int cut)
      throws IOException {
    Atr straight = Atr.of(periods);
    Atr saved = Atr.of(periods);
    for (int i = 0; i < closes.size(); i++) {
      double close = closes.get(i);
      double[] bar = {close + 1, close / 2, close};
      if (i == cut) {
        saved = copy(saved, Atr.of(periods));
      }
      update(straight, bar);
      update(saved, bar);
      assertSame(saved.value(), straight.value());
      assertThat(straight.ready()).isEqualTo(i >= periods);
    }
  }

  @Test
  void the_state_of_another_length_is_refused() {
    assertThatThrownBy(() -> copy(Atr.of(14), Atr.of(10)))
        .isInstanceOf(StateException.class)
        .hasMessage("found ATR 14, readable is ATR 10");
  }

  @Test
  void every_row_of_ta_lib_is_reproduced() {
    assertTaLib("indicators-facioquo/quotes/default.csv",
        "indicators-talib/default_talib040.csv", 502);
    assertTaLib("smc/EURUSD_15M.csv",
        "indicators-talib/EURUSD_15M_first4999_talib040.csv", 4_999);
  }

  private static void assertTaLib(String quotes, String expected, int rows) {
    Atr atr = Atr.of(Atr.USUAL_PERIODS);
    try (CsvTable bars = CsvTable.open(RecordedSets.file(quotes));
        CsvTable values = CsvTable.open(RecordedSets.file(expected))) {
      for (int i = 0; i < rows; i++) {
        CsvRow bar = bars.next().orElseThrow();
        atr.update(bar.number("high"), bar.number("low"), bar.number("close"));
        double value = values.next().orElseThrow().numberOrNaN("atr14");
        if (i < 14) {
          assertThat(atr.value()).isNaN();
          assertThat(value).isNaN();
        } else {
          assertThat(atr.value()).as(quotes + " bar " + i)
              .isCloseTo(value, within(1e-12 * value));
        }
      }
      assertThat(values.next()).isEmpty();
    }
  }

  /** Bit for bit, NaN included. */
  private static void assertSame(double actual, double expected) {
    assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
  }

  private static void update(Atr atr, double[] bar) {
    atr.update(bar[0], bar[1], bar[2]);
  }

  private static Atr copy(Atr from, Atr to) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    from.save(new DataOutputStream(bytes));
    to.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return to;
  }
}
