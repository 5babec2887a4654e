// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.recorded.CsvTable;
import io.github.liqscape.recorded.RecordedSets;
import io.github.liqscape.state.StateException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IndicatorTest {

  @Test
  void flat_candles_give_the_middle_and_no_width() {
    List<Bar> flat = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      flat.add(Bar.flat(0.1, 3));
    }
    assertThat(after(Rsi.of(14), flat)).isEqualTo(50);
    assertThat(after(Mfi.of(14), flat)).isEqualTo(50);
    assertThat(after(Stochastic.usual(), flat)).isEqualTo(50);
    assertThat(after(WilliamsR.of(14), flat)).isEqualTo(-50);
    assertThat(after(Cci.of(20), flat)).isZero();
    assertThat(after(StandardDeviation.of(20), flat)).isZero();
    assertThat(after(Sma.of(20), flat)).isEqualTo(0.1);
    assertThat(after(Macd.usual(), flat)).isCloseTo(0, within(1e-16));
    assertThat(after(Atr.of(14), flat)).isZero();
    assertThat(after(Obv.create(), flat)).isZero();
    assertThat(after(RelativeVolume.of(20), flat)).isEqualTo(1);
    Adx adx = Adx.of(14);
    assertThat(after(adx, flat)).isZero();
    assertThat(adx.plusDi()).isZero();
    assertThat(adx.minusDi()).isZero();
  }

  @Test
  void bars_of_nothing_but_zeros_give_a_value_everywhere() {
    List<Bar> zeros = Bar.file("indicators-facioquo/quotes/zeros.csv");
    assertThat(zeros).hasSize(200);
    for (Subject subject : Subject.all()) {
      Indicator indicator = subject.make().get();
      for (int i = 0; i < zeros.size(); i++) {
        zeros.get(i).into(indicator);
        assertThat(indicator.ready()).as(subject + " " + i).isEqualTo(i >= subject.first());
      }
      for (int line = 0; line < indicator.lines(); line++) {
        assertThat(indicator.line(line)).as(subject + " " + line).isFinite();
      }
    }
  }

  @Test
  void hostile_quotes_are_refused_bar_by_bar_and_leave_no_trace() {
    int refused = 0;
    List<Indicator> indicators = Subject.all().stream().map(s -> s.make().get()).toList();
    try (CsvTable table =
        CsvTable.open(RecordedSets.file("indicators-facioquo/quotes/bad.csv"))) {
      for (var row : table.rows().toList()) {
        double high = row.numberOrNaN("high");
        double low = row.numberOrNaN("low");
        double close = row.numberOrNaN("close");
        boolean valid = low <= close && close <= high;
        refused += valid ? 0 : 1;
        for (Indicator indicator : indicators) {
          if (valid) {
            indicator.update(close, high, low, close, 1);
          } else {
            assertThatThrownBy(() -> indicator.update(close, high, low, close, 1))
                .isInstanceOf(IllegalArgumentException.class);
          }
        }
      }
    }
    assertThat(refused).isPositive();
    assertThat(indicators).allSatisfy(i -> assertThat(i.value()).isFinite());
  }

  @Test
  void volume_after_years_without_any_has_no_measure_and_breaks_nothing() {
    List<Bar> bars = Bar.file("indicators-facioquo/quotes/spx.csv");
    RelativeVolume relative = RelativeVolume.of(20);
    Mfi mfi = Mfi.of(14);
    Vwap vwap = Vwap.sinceAnchor();
    int unknown = 0;
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i).into(relative);
      bars.get(i).into(mfi);
      bars.get(i).into(vwap);
      if (i >= 20 && !relative.ready()) {
        unknown++;
        assertThat(i).isEqualTo(2_215);
      }
      assertThat(vwap.value()).isFinite();
      assertThat(mfi.ready()).isEqualTo(i >= 14);
      if (i == 2_214) {
        assertThat(relative.value()).isEqualTo(1);
        assertThat(mfi.value()).isEqualTo(50);
        assertThat(vwap.value()).isEqualTo(bars.get(0).typical());
      }
    }
    assertThat(unknown).isEqualTo(1);
    assertThat(mfi.value()).isBetween(0.0, 100.0);
  }

  @Test
  void an_unknown_volume_counts_as_unknown_until_it_leaves_the_window() {
    RelativeVolume relative = RelativeVolume.of(3);
    Mfi mfi = Mfi.of(2);
    double[] volumes = {1, 2, 3, 4, Double.NaN, 6, 7, 8, 9};
    List<Boolean> known = new ArrayList<>();
    List<Boolean> flow = new ArrayList<>();
    for (int i = 0; i < volumes.length; i++) {
      Bar bar = Bar.flat(100 + i, volumes[i]);
      bar.into(relative);
      bar.into(mfi);
      known.add(relative.ready());
      flow.add(mfi.ready());
    }
    assertThat(known).containsExactly(
        false, false, false, true, false, false, false, false, true);
    assertThat(flow).containsExactly(
        false, false, true, true, false, false, true, true, true);
    assertThat(relative.value()).isEqualTo(9.0 / 7);
    Vwap unknown = Vwap.sinceAnchor();
    Bar.flat(5, Double.NaN).into(unknown);
    assertThat(unknown.value()).isNaN();
    Bar.flat(7, 2).into(unknown);
    Bar.flat(90, Double.NaN).into(unknown);
    assertThat(unknown.value()).isEqualTo(7);
  }

  @Test
  void long_series_do_not_drift_from_a_fresh_window() {
    SplittableRandom random = new SplittableRandom(3);
    List<Bar> bars = new ArrayList<>();
    double price = 60_000;
    for (int i = 0; i < 60_000; i++) {
      price *= 1 + 2e-3 * (random.nextDouble() - 0.5);
      double level = i % 5_000 < 2_500 ? 1e-4 : 1e7;
      bars.add(new Bar(price, price * 1.001, price * 0.999, price, level * random.nextDouble()));
    }
    Naive all = new Naive(bars);
    Sma sma = Sma.of(50);
    Wma wma = Wma.of(50);
    RelativeVolume relative = RelativeVolume.of(20);
    Mfi mfi = Mfi.of(14);
    double[] means = Naive.windows(all.closes(), 50, Naive::mean);
    double[] weighted = Naive.windows(all.closes(), 50, Naive::weighted);
    double[] volumes = all.relativeVolume(20);
    double[] flows = all.mfi(14);
    for (int i = 0; i < bars.size(); i++) {
      for (Indicator indicator : List.of(sma, wma, relative, mfi)) {
        bars.get(i).into(indicator);
      }
      if (i >= 50) {
        assertThat(sma.value()).isCloseTo(means[i], within(1e-14 * means[i]));
        assertThat(wma.value()).isCloseTo(weighted[i], within(1e-14 * weighted[i]));
        assertThat(relative.value()).isCloseTo(volumes[i], within(1e-13 * volumes[i]));
        assertThat(mfi.value()).isCloseTo(flows[i], within(1e-11));
      }
    }
  }

  @Test
  void neither_updating_nor_peeking_allocates() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Bar[] bars = DrawnBars.of(1, 5_000, DrawnBars.Volume.KNOWN).toArray(Bar[]::new);
    for (Subject subject : Subject.all()) {
      Indicator indicator = subject.make().get();
      run(indicator, bars);
      long before = threads.getCurrentThreadAllocatedBytes();
      run(indicator, bars);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(allocated).as(subject + ": bytes for 10,000 steps").isLessThan(2_000);
    }
  }

  private static void run(Indicator indicator, Bar[] bars) {
    for (Bar bar : bars) {
      bar.peek(indicator);
      bar.into(indicator);
    }
  }

  @Test
  void parameters_out_of_range_are_named() {
    assertThatThrownBy(() -> Rsi.of(0)).hasMessage("periods must be in [1, 10000], was 0");
    assertThatThrownBy(() -> Sma.of(10_001))
        .hasMessage("periods must be in [1, 10000], was 10001");
    assertThatThrownBy(() -> Macd.of(26, 12, 9))
        .hasMessage("fast must be < slow, was 26 and 12");
    assertThatThrownBy(() -> Macd.of(12, 26, 0))
        .hasMessage("signal must be in [1, 10000], was 0");
    assertThatThrownBy(() -> BollingerBands.of(20, Double.NaN))
        .hasMessage("deviations must be in (0, 1000], was NaN");
    assertThatThrownBy(() -> ZigZag.of(1)).hasMessage("reversal must be in (0, 1), was 1.0");
    assertThatThrownBy(() -> ParabolicSar.of(0.3, 0.2))
        .hasMessage("largest must be in [0.3, 1], was 0.2");
    assertThatThrownBy(() -> Macd.usual().line(3))
        .hasMessage("line must be in [0, 3), was 3");
    assertThatThrownBy(() -> Ema.of(3).update(Double.POSITIVE_INFINITY))
        .hasMessage("value must be finite, was Infinity");
    assertThatThrownBy(() -> Bar.flat(1, -2).into(Obv.create()))
        .hasMessage("volume must be finite and >= 0 or NaN, was -2.0");
    assertThatThrownBy(
            () -> Macd.usual().peek(IndicatorProperties.forming(Bar.flat(1, 1)), new double[2]))
        .hasMessage("room for 3 lines is needed, was 2");
  }

  @Test
  void a_state_of_another_indicator_or_other_parameters_is_refused() throws IOException {
    byte[] macd = IndicatorProperties.bytes(Macd.usual());
    assertThatThrownBy(() -> Macd.of(5, 26, 9).restore(input(macd)))
        .isInstanceOf(StateException.class)
        .hasMessage("found MACD 12/26/9, readable is MACD 5/26/9");
    assertThatThrownBy(() -> Rsi.of(14).restore(input(macd)))
        .hasMessage("found MACD 12/26/9, readable is RSI 14");
    byte[] daily = IndicatorProperties.bytes(Vwap.daily());
    assertThatThrownBy(() -> Vwap.weekly().restore(input(daily)))
        .hasMessage("found VWAP, anchor 1d, readable is VWAP, anchor 1w");
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @Test
  void any_series_of_numbers_can_be_averaged() {
    Ema ema = Ema.of(3);
    for (double x : new double[] {1, 2, 6}) {
      assertThat(ema.ready()).isFalse();
      ema.update(x);
    }
    assertThat(ema.value()).isEqualTo(3);
    assertThat(ema.peek(7)).isEqualTo(5);
    assertThat(ema.value()).isEqualTo(3);
  }

  @Test
  void columns_of_a_series_and_candles_are_the_same() {
    CandleSeries series = CandleSeries.of(Timeframe.M1, 100);
    List<Bar> bars = DrawnBars.of(5, 100, DrawnBars.Volume.KNOWN);
    for (int i = 0; i < bars.size(); i++) {
      series.append(PeriodIndicatorsTest.candle(bars.get(i), i * Timeframe.M1.nanos()));
    }
    for (Subject subject : Subject.all()) {
      Indicator fields = subject.make().get();
      Indicator candles = subject.make().get();
      Indicator columns = subject.make().get();
      for (int i = 0; i < bars.size(); i++) {
        bars.get(i).into(fields);
        candles.update(series.candle(i));
        columns.update(series, i);
        Double value = fields.value();
        assertThat((Double) candles.value()).isEqualTo(value);
        assertThat((Double) columns.value()).isEqualTo(value);
      }
    }
  }

  private static double after(Indicator indicator, List<Bar> bars) {
    bars.forEach(bar -> bar.into(indicator));
    return indicator.value();
  }
}
