// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An indicator under test beside its naive twin.
 *
 * @param scale power of the price that its lines carry: 1 for prices, 0 for ratios
 * @param first index of the first value of the main line, where every bar has its volume
 * @param lines the twin: a series for each line
 */
record Subject(
    String name,
    int scale,
    int first,
    Supplier<Indicator> make,
    Function<Naive, double[][]> lines) {

  private static Subject price(
      int first, Supplier<Indicator> make, Function<Naive, double[][]> lines) {
    return new Subject(make.get().toString(), 1, first, make, lines);
  }

  private static Subject ratio(
      int first, Supplier<Indicator> make, Function<Naive, double[][]> lines) {
    return new Subject(make.get().toString(), 0, first, make, lines);
  }

  static List<Subject> all() {
    return List.of(
        price(6, () -> Sma.of(7), n -> lines(Naive.windows(n.closes(), 7, Naive::mean))),
        price(0, () -> Sma.of(1), n -> lines(n.closes())),
        price(6, () -> Wma.of(7), n -> lines(Naive.windows(n.closes(), 7, Naive::weighted))),
        price(19, () -> Ema.of(20), n -> lines(Naive.ema(n.closes(), 20, 0))),
        price(33, Macd::usual, n -> n.macd(12, 26, 9)),
        price(5, () -> Macd.of(2, 5, 2), n -> n.macd(2, 5, 2)),
        ratio(14, () -> Rsi.of(14), n -> lines(n.rsi(14))),
        ratio(1, () -> Rsi.of(1), n -> lines(n.rsi(1))),
        price(14, () -> Atr.of(14), n -> lines(n.atr(14))),
        ratio(27, () -> Adx.of(14), n -> n.adx(14)),
        ratio(1, () -> Adx.of(1), n -> n.adx(1)),
        price(9, () -> StandardDeviation.of(10),
            n -> lines(Naive.windows(n.closes(), 10, Naive::deviation))),
        price(19, BollingerBands::usual, n -> bands(
            Naive.windows(n.closes(), 20, Naive::mean),
            Naive.windows(n.closes(), 20, Naive::deviation), 2)),
        price(0, Vwap::sinceAnchor, n -> lines(n.vwap())),
        ratio(20, () -> RelativeVolume.of(20), n -> lines(n.relativeVolume(20))),
        ratio(0, Obv::create, n -> lines(n.obv())),
        ratio(14, () -> Mfi.of(14), n -> lines(n.mfi(14))),
        ratio(19, () -> Cci.of(20),
            n -> lines(Naive.windows(n.of(Bar::typical), 20, Naive::cci))),
        ratio(13, () -> WilliamsR.of(14),
            n -> lines(Naive.map(n.position(14), p -> -100 * (1 - p)))),
        ratio(15, Stochastic::usual, Subject::stochastic),
        price(20, () -> DonchianChannel.of(20), n -> {
          double[] upper = Naive.later(n.highest(20));
          double[] lower = Naive.later(n.lowest(20));
          return lines(Naive.map(Naive.zip(upper, lower, 1), x -> x / 2), upper, lower);
        }),
        price(19, KeltnerChannel::usual,
            n -> bands(Naive.ema(n.closes(), 20, 0), n.atr(10), 2)),
        price(22, ChandelierExit::usual, n -> lines(
            Naive.zip(n.highest(22), n.atr(22), -3), Naive.zip(n.lowest(22), n.atr(22), 3))),
        price(10, SuperTrend::usual, n -> lines(n.superTrend(10, 3))),
        price(20, () -> RollingPivots.of(20), n -> pivots(
            Naive.later(n.highest(20)), Naive.later(n.lowest(20)), Naive.later(n.closes()))),
        new Subject("parabolic SAR", 1, 1, ParabolicSar::usual, NaiveSar::of));
  }

  private static double[][] stochastic(Naive n) {
    double[] fast = Naive.map(n.position(14), p -> 100 * p);
    double[] k = Naive.windows(fast, 3, Naive::mean);
    return lines(k, Naive.windows(k, 3, Naive::mean));
  }

  private static double[][] bands(double[] middle, double[] width, double multiple) {
    return lines(
        middle, Naive.zip(middle, width, multiple), Naive.zip(middle, width, -multiple));
  }

  private static double[][] pivots(double[] high, double[] low, double[] close) {
    double[][] out = new double[7][];
    for (int line = 0; line < 7; line++) {
      out[line] = Naive.nans(high.length);
    }
    for (int i = 20; i < high.length; i++) {
      double pp = (high[i] + low[i] + close[i]) / 3;
      double span = high[i] - low[i];
      out[0][i] = pp;
      out[1][i] = 2 * pp - low[i];
      out[2][i] = pp + span;
      out[3][i] = high[i] + 2 * (pp - low[i]);
      out[4][i] = 2 * pp - high[i];
      out[5][i] = pp - span;
      out[6][i] = low[i] - 2 * (high[i] - pp);
    }
    return out;
  }

  private static double[][] lines(double[]... lines) {
    return lines;
  }

  @Override
  public String toString() {
    return name;
  }
}
