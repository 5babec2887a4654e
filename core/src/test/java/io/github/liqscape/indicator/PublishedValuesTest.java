// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Values to four decimals that the tests of Stock Indicators (for .NET, and for Python) state for
 * the same 502 daily bars, of indicators without a file of vectors.
 */
class PublishedValuesTest {

  private final List<Bar> bars = Bar.file("indicators-facioquo/quotes/default.csv");

  @Test
  void weighted_moving_average() {
    Wma wma = Wma.of(20);
    assertLines(wma, 19, new double[][] {{149, 235.5253}, {501, 246.5110}});
  }

  @Test
  void keltner_channel() {
    assertLines(KeltnerChannel.usual(), 19, new double[][] {
        {485, 265.4599, 275.4260, 255.4938}, {501, 249.3519, 262.1873, 236.5165}});
  }

  @Test
  void chandelier_exit_of_a_long() {
    assertLines(ChandelierExit.usual(), 22, new double[][] {{492, 259.0480}, {501, 256.5860}});
  }

  @Test
  void stochastic() {
    Stochastic slow = Stochastic.usual();
    assertLines(slow, 15, new double[][] {
        {15, 81.1253, Double.NaN}, {17, 92.1307, 88.4995}, {149, 81.6870, 79.7935},
        {249, 83.2020, 83.0813}, {501, 43.1353, 35.5674}});
    Stochastic fast = Stochastic.of(5, 1, 10);
    assertLines(fast, 4, new double[][] {{487, 25.0353, 60.5706}, {501, 91.6233, 36.0608}});
  }

  @Test
  void money_flow_index() {
    assertLines(Mfi.of(14), 14, new double[][] {{439, 69.0622}, {501, 39.9494}});
    assertLines(Mfi.of(4), 4, new double[][] {{31, 100}, {43, 0}});
  }

  @Test
  void super_trend() {
    SuperTrend trend = SuperTrend.of(14, 3);
    assertLines(trend, 14, new double[][] {
        {14, 210.6157}, {151, 232.8520}, {152, 237.6436}, {249, 253.8008}, {501, 250.7954}});
    assertThat(trend.up()).isFalse();
    SuperTrend usual = SuperTrend.usual();
    bars("indicators-facioquo/quotes/bitcoin.csv", 1_209).forEach(bar -> bar.into(usual));
    assertThat(usual.up()).isTrue();
    assertThat(usual.value()).isCloseTo(16_242.2704, within(5e-5));
  }

  /** Theirs is offset by nine bars. Order of lines: pp, r1, r2, r3, s1, s2, s3. */
  @Test
  void rolling_pivots() {
    assertLines(RollingPivots.of(11), 11, new double[][] {
        {20 - 9, 213.6367, 215.7533, 217.2867, 219.4033, 212.1033, 209.9867, 208.4533},
        {149 - 9, 233.6333, 237.6167, 239.8933, 243.8767, 231.3567, 227.3733, 225.0967},
        {249 - 9, 253.9533, 258.0367, 260.4633, 264.5467, 251.5267, 247.4433, 245.0167},
        {501 - 9, 260.0267, 267.7133, 281.2767, 288.9633, 246.4633, 238.7767, 225.2133}});
  }

  /** Rows of bar index and lines, in order. */
  private void assertLines(Indicator indicator, int first, double[][] expected) {
    int row = 0;
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i).into(indicator);
      assertThat(indicator.ready()).isEqualTo(i >= first);
      if (row < expected.length && (int) expected[row][0] == i) {
        for (int line = 1; line < expected[row].length; line++) {
          double value = indicator.line(line - 1);
          if (Double.isNaN(expected[row][line])) {
            assertThat(value).isNaN();
          } else {
            assertThat(value).as("bar %d line %d", i, line - 1)
                .isCloseTo(expected[row][line], within(5.001e-5));
          }
        }
        row++;
      }
    }
    assertThat(row).isEqualTo(expected.length);
  }

  private static List<Bar> bars(String file, int count) {
    return Bar.file(file).subList(0, count);
  }
}
