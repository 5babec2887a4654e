// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Every row that Stock Indicators for .NET publishes for its 502 daily bars. */
class StockIndicatorsTest {

  private static final String FOLDER = "indicators-facioquo/";
  private static final double TOLERANCE = 1e-12;

  private final List<Bar> bars = Bar.file(FOLDER + "quotes/default.csv");

  @Test
  void averages_and_deviations() {
    Sma sma = Sma.of(20);
    assertRows("sma", 19, sma, Map.of("sma", sma::value));
    Ema ema = Ema.of(20);
    assertRows("ema", 19, ema, Map.of("ema", ema::value));
    StandardDeviation deviation = StandardDeviation.of(14);
    assertRows("stdev", 13, deviation,
        Map.of("stdDev", deviation::value, "mean", deviation::mean));
    BollingerBands bands = BollingerBands.usual();
    assertRows("bb", 19, bands,
        Map.of("sma", bands::value, "upperBand", bands::upper, "lowerBand", bands::lower,
            "width", bands::width));
    Vwap vwap = Vwap.sinceAnchor();
    assertRows("vwap", 0, vwap, Map.of("vwap", vwap::value));
  }

  @Test
  void oscillators_and_volume() {
    Rsi rsi = Rsi.of(14);
    assertRows("rsi", 14, rsi, Map.of("rsi", rsi::value));
    Cci cci = Cci.of(20);
    assertRows("cci", 19, cci, Map.of("cci", cci::value));
    WilliamsR williams = WilliamsR.of(14);
    assertRows("willr", 13, williams, Map.of("williamsR", williams::value));
    Obv obv = Obv.create();
    assertRows("obv", 0, obv, Map.of("obv", obv::value));
  }

  @Test
  void ranges_and_channels() {
    Atr atr = Atr.of(14);
    assertRows("atr", 14, atr, Map.of("atr", atr::value));
    DonchianChannel donchian = DonchianChannel.of(20);
    assertRows("donchian", 20, donchian,
        Map.of("upperBand", donchian::upper, "lowerBand", donchian::lower,
            "centerline", donchian::value));
    Atr one = Atr.of(1);
    assertRows("tr", 1, one, Map.of("tr", one::value));
  }

  @Test
  void macd_when_each_average_has_a_seed_of_its_own() {
    FlatJson rows = FlatJson.file(FOLDER + "results/macd.standard.json");
    Ema fast = Ema.of(12);
    Ema slow = Ema.of(26);
    Ema signal = Ema.of(9);
    Macd ours = Macd.usual();
    for (int i = 0; i < rows.size(); i++) {
      bars.get(i).into(fast);
      bars.get(i).into(slow);
      bars.get(i).into(ours);
      double line = fast.value() - slow.value();
      if (slow.ready()) {
        signal.update(line);
      }
      String bar = "bar " + i;
      assertClose(bar, line, rows.number(i, "macd"), 1);
      assertClose(bar, signal.value(), rows.number(i, "signal"), 1);
      if (i >= 400) {
        assertClose(bar, ours.value(), rows.number(i, "macd"), 1);
        assertClose(bar, ours.histogram(), rows.number(i, "histogram"), 1);
      }
    }
  }

  /** They seed with 14 bars, TA-Lib and we with 13: close at first, the same after 400 bars. */
  @Test
  void directional_movement_once_the_seed_is_forgotten() {
    FlatJson rows = FlatJson.file(FOLDER + "results/adx.standard.json");
    Adx adx = Adx.of(14);
    for (int i = 0; i < rows.size(); i++) {
      bars.get(i).into(adx);
      double tolerance = i < 400 ? 0.06 : TOLERANCE;
      for (Map.Entry<String, Double> line :
          Map.of("adx", adx.value(), "pdi", adx.plusDi(), "mdi", adx.minusDi()).entrySet()) {
        double expected = rows.number(i, line.getKey());
        assertThat(Double.isNaN(line.getValue())).isEqualTo(Double.isNaN(expected));
        if (!Double.isNaN(expected)) {
          assertThat(line.getValue()).as("bar " + i)
              .isCloseTo(expected, within(tolerance * expected));
        }
      }
    }
  }

  @Test
  void pivot_points_of_calendar_months() {
    FlatJson rows = FlatJson.file(FOLDER + "results/pivot-points.standard.json");
    PivotPoints pivots = PivotPoints.ofPeriods();
    for (int i = 0; i < rows.size(); i++) {
      String month = rows.text(i, "timestamp").substring(0, 7);
      if (i > 0 && !month.equals(rows.text(i - 1, "timestamp").substring(0, 7))) {
        pivots.startPeriod();
      }
      bars.get(i).into(pivots);
      String[] names = {"pp", "r1", "r2", "r3", "s1", "s2", "s3"};
      for (int line = 0; line < names.length; line++) {
        assertClose("bar " + i, pivots.line(line), rows.number(i, names[line]), 100);
      }
      assertThat(pivots.ready()).isEqualTo(i >= 20);
    }
  }

  /** The file prints a pivot at its bar; these are the bars at which it could first be known. */
  @Test
  void zig_zag_pivots_are_known_at_the_reversal() {
    FlatJson rows = FlatJson.file(FOLDER + "results/zigzag.standard.json");
    int[][] known = {
      {268, 274}, {277, 282}, {297, 306}, {312, 324}, {432, 447}, {459, 466}, {466, 475},
      {477, 483}, {483, 486}, {497, 498}
    };
    ZigZag zigZag = ZigZag.of(0.05);
    int found = 0;
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i).into(zigZag);
      if (zigZag.confirmed()) {
        int[] pivot = known[found++];
        assertThat(zigZag.pivotIndex()).isEqualTo(pivot[0]);
        assertThat(zigZag.knownAt()).isEqualTo(i).isEqualTo(pivot[1]);
        assertThat(zigZag.value()).isEqualTo(rows.number(pivot[0], "zigZag"));
        assertThat(zigZag.high() ? "H" : "L").isEqualTo(rows.text(pivot[0], "pointType"));
      }
    }
    assertThat(found).isEqualTo(known.length);
  }

  private void assertRows(
      String name, int first, Indicator indicator, Map<String, DoubleSupplier> fields) {
    FlatJson rows = FlatJson.file(FOLDER + "results/" + name + ".standard.json");
    assertThat(rows.size()).isEqualTo(bars.size()).isEqualTo(502);
    for (int i = 0; i < rows.size(); i++) {
      bars.get(i).into(indicator);
      assertThat(indicator.ready()).as(name + " " + i).isEqualTo(i >= first);
      for (Map.Entry<String, DoubleSupplier> field : fields.entrySet()) {
        double actual = field.getValue().getAsDouble();
        assertClose(name + " " + i, actual, rows.number(i, field.getKey()), 0);
      }
    }
  }

  /** Relative to the value, or to a scale where it may pass through zero. */
  private static void assertClose(String what, double actual, double expected, double scale) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(what).isNaN();
    } else {
      double tolerance = TOLERANCE * Math.max(Math.abs(expected), scale);
      assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
    }
  }
}
