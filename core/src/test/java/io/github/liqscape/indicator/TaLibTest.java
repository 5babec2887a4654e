// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.recorded.CsvRow;
import io.github.liqscape.recorded.CsvTable;
import io.github.liqscape.recorded.RecordedSets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Every row that TA-Lib 0.4.0 computed, the first one and the empty ones before it included. */
class TaLibTest {

  /** A tolerance is relative, or absolute where TA-Lib itself cancels. */
  private record Column(
      String name, int first, Indicator indicator, int line, double relative, double absolute) {

    static Column of(String name, int first, Indicator indicator, int line) {
      return new Column(name, first, indicator, line, 1e-12, 0);
    }

    static Column cancelling(String name, int first, Indicator indicator, int line) {
      return new Column(name, first, indicator, line, 0, 1e-9);
    }
  }

  private static List<Column> columns() {
    return List.of(
        Column.of("ema20", 19, Ema.of(20), 0),
        Column.of("sma20", 19, Sma.of(20), 0),
        Column.of("rsi14", 14, Rsi.of(14), 0),
        Column.of("atr14", 14, Atr.of(14), 0),
        Column.of("adx14", 27, Adx.of(14), 0),
        Column.of("plus_di14", 14, Adx.of(14), 1),
        Column.of("minus_di14", 14, Adx.of(14), 2),
        Column.of("macd_12_26", 33, Macd.usual(), 0),
        Column.of("macd_signal9", 33, Macd.usual(), 1),
        Column.of("macd_hist", 33, Macd.usual(), 2),
        Column.of("bb_mid", 19, BollingerBands.usual(), 0),
        Column.cancelling("bb_upper20_2", 19, BollingerBands.usual(), 1),
        Column.cancelling("bb_lower", 19, BollingerBands.usual(), 2),
        Column.cancelling("stddev20_pop", 19, StandardDeviation.of(20), 0),
        Column.of("psar_002_02", 1, ParabolicSar.usual(), 0),
        new Column("cci20", 19, Cci.of(20), 0, 1e-8, 0),
        Column.of("willr14", 13, WilliamsR.of(14), 0));
  }

  @Test
  void all_daily_bars() {
    assertRows("indicators-facioquo/quotes/default.csv",
        "indicators-talib/default_talib040.csv", 502);
  }

  @Test
  void all_bars_of_a_currency() {
    assertRows("smc/EURUSD_15M.csv",
        "indicators-talib/EURUSD_15M_first4999_talib040.csv", 4_999);
  }

  private static void assertRows(String quotes, String expected, int rows) {
    List<Bar> bars = Bar.file(quotes);
    for (Column column : columns()) {
      double[] values = column(expected, row -> row.numberOrNaN(column.name));
      assertThat(values).hasSize(rows);
      for (int i = 0; i < rows; i++) {
        bars.get(i).into(column.indicator);
        double actual = column.indicator.line(column.line);
        if (i < column.first) {
          assertThat(actual).isNaN();
          assertThat(values[i]).isNaN();
        } else {
          double tolerance = column.absolute + column.relative * Math.abs(values[i]);
          assertThat(actual).as("%s, bar %d of %s", column.name, i, quotes)
              .isCloseTo(values[i], within(tolerance));
        }
      }
    }
  }

  private static double[] column(
      String file, ToDoubleFunction<CsvRow> value) {
    try (CsvTable table = CsvTable.open(RecordedSets.file(file))) {
      return table.rows().mapToDouble(value).toArray();
    }
  }
}
