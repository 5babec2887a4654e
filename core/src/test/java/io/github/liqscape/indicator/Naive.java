// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The definitions in the plainest words: every value anew from the bars, or by the recursion as it
 * is written down. Slow, and obvious.
 */
final class Naive {

  private final List<Bar> bars;
  private final int size;

  Naive(List<Bar> bars) {
    this.bars = bars;
    this.size = bars.size();
  }

  double[] of(ToDoubleFunction<Bar> field) {
    return bars.stream().mapToDouble(field).toArray();
  }

  double[] closes() {
    return of(Bar::close);
  }

  /** A value for every bar at which the window of n numbers is full. */
  static double[] windows(double[] x, int n, ToDoubleFunction<double[]> value) {
    double[] out = nans(x.length);
    for (int i = n - 1; i < x.length; i++) {
      out[i] = value.applyAsDouble(Arrays.copyOfRange(x, i - n + 1, i + 1));
    }
    return out;
  }

  static double mean(double[] x) {
    return Arrays.stream(x).sum() / x.length;
  }

  static double deviation(double[] x) {
    double mean = x[0] + mean(map(x, v -> v - x[0]));
    return Math.sqrt(mean(map(x, v -> (v - mean) * (v - mean))));
  }

  static double weighted(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (i + 1) * x[i];
    }
    return sum / (x.length * (x.length + 1) / 2.0);
  }

  static double cci(double[] x) {
    double mean = x[0] + mean(map(x, v -> v - x[0]));
    double deviation = mean(map(x, v -> Math.abs(v - mean)));
    return deviation == 0 ? 0 : (x[x.length - 1] - mean) / (0.015 * deviation);
  }

  /** EMA from this index on, seeded with the mean of the n numbers from there. */
  static double[] ema(double[] x, int n, int from) {
    double[] out = nans(x.length);
    for (int i = from + n - 1; i < x.length; i++) {
      out[i] =
          i == from + n - 1
              ? mean(Arrays.copyOfRange(x, from, from + n))
              : out[i - 1] + 2.0 / (n + 1) * (x[i] - out[i - 1]);
    }
    return out;
  }

  /** Wilder's mean from this index on. */
  static double[] wilder(double[] x, int n, int from) {
    double[] out = nans(x.length);
    for (int i = from + n - 1; i < x.length; i++) {
      out[i] =
          i == from + n - 1
              ? mean(Arrays.copyOfRange(x, from, from + n))
              : (out[i - 1] * (n - 1) + x[i]) / n;
    }
    return out;
  }

  double[][] macd(int fast, int slow, int signal) {
    double[] f = ema(closes(), fast, slow - fast);
    double[] s = ema(closes(), slow, 0);
    double[] line = zip(f, s);
    double[] average = ema(line, signal, slow - 1);
    for (int i = 0; i < Math.min(size, slow + signal - 2); i++) {
      line[i] = Double.NaN;
    }
    return new double[][] {line, average, zip(line, average)};
  }

  double[] rsi(int n) {
    double[] up = wilder(changes(1), n, 1);
    double[] down = wilder(changes(-1), n, 1);
    double[] out = new double[size];
    for (int i = 0; i < size; i++) {
      out[i] = up[i] + down[i] == 0 ? 50 : 100 * up[i] / (up[i] + down[i]);
    }
    return out;
  }

  private double[] changes(int sign) {
    double[] out = new double[size];
    for (int i = 1; i < size; i++) {
      out[i] = Math.max(0, sign * (bars.get(i).close() - bars.get(i - 1).close()));
    }
    return out;
  }

  double[] trueRanges() {
    double[] out = nans(size);
    for (int i = 1; i < size; i++) {
      Bar bar = bars.get(i);
      double before = bars.get(i - 1).close();
      out[i] =
          Math.max(
              bar.high() - bar.low(),
              Math.max(Math.abs(bar.high() - before), Math.abs(bar.low() - before)));
    }
    return out;
  }

  double[] atr(int n) {
    return wilder(trueRanges(), n, 1);
  }

  double[][] adx(int n) {
    double[] up = new double[size];
    double[] down = new double[size];
    for (int i = 1; i < size; i++) {
      double rise = bars.get(i).high() - bars.get(i - 1).high();
      double fall = bars.get(i - 1).low() - bars.get(i).low();
      up[i] = rise > fall && rise > 0 ? rise : 0;
      down[i] = fall > rise && fall > 0 ? fall : 0;
    }
    double[] range = smoothed(trueRanges(), n);
    double[] plus = smoothed(up, n);
    double[] minus = smoothed(down, n);
    double[][] out = {nans(size), nans(size), nans(size)};
    double sum = 0;
    for (int i = n; i < size; i++) {
      out[1][i] = range[i] == 0 ? 0 : 100 * plus[i] / range[i];
      out[2][i] = range[i] == 0 ? 0 : 100 * minus[i] / range[i];
      double both = out[1][i] + out[2][i];
      double dx = both == 0 ? 0 : 100 * Math.abs(out[1][i] - out[2][i]) / both;
      sum += dx;
      if (i == 2 * n - 1) {
        out[0][i] = sum / n;
      } else if (i >= 2 * n) {
        out[0][i] = both == 0 ? out[0][i - 1] : (out[0][i - 1] * (n - 1) + dx) / n;
      }
    }
    return out;
  }

  private double[] smoothed(double[] x, int n) {
    double[] out = nans(size);
    double sum = 0;
    for (int i = 1; i < size; i++) {
      sum = i < n ? sum + x[i] : sum - sum / n + x[i];
      out[i] = i < n ? Double.NaN : sum;
    }
    return out;
  }

  double[] obv() {
    double[] out = new double[size];
    BigDecimal balance = BigDecimal.ZERO;
    for (int i = 1; i < size; i++) {
      double sign = Math.signum(bars.get(i).close() - bars.get(i - 1).close());
      double volume = bars.get(i).volume();
      balance = balance.add(new BigDecimal(Double.isNaN(volume) ? 0 : sign * volume));
      out[i] = balance.doubleValue();
    }
    return out;
  }

  double[] relativeVolume(int n) {
    double[] volumes = of(Bar::volume);
    double[] means = windows(volumes, n, Naive::mean);
    double[] out = nans(size);
    for (int i = n; i < size; i++) {
      out[i] =
          means[i - 1] == 0
              ? (volumes[i] == 0 ? 1 : Double.NaN)
              : volumes[i] / means[i - 1];
    }
    return out;
  }

  double[] mfi(int n) {
    double[] out = nans(size);
    for (int i = n; i < size; i++) {
      double up = 0;
      double down = 0;
      for (int k = i - n + 1; k <= i; k++) {
        double flow = bars.get(k).typical() * bars.get(k).volume();
        double before = bars.get(k - 1).typical();
        double now = bars.get(k).typical();
        up += now > before || Double.isNaN(flow) ? flow : 0;
        down += now < before || Double.isNaN(flow) ? flow : 0;
      }
      out[i] = up + down == 0 ? 50 : 100 * up / (up + down);
    }
    return out;
  }

  double[] vwap() {
    double[] out = new double[size];
    double amount = 0;
    double volume = 0;
    for (int i = 0; i < size; i++) {
      Bar bar = bars.get(i);
      if (bar.volume() > 0) {
        amount += bar.typical() * bar.volume();
        volume += bar.volume();
      }
      double before = i > 0 ? out[i - 1] : bar.volume() == 0 ? bar.typical() : Double.NaN;
      out[i] = bar.volume() > 0 ? amount / volume : before;
    }
    return out;
  }

  double[] highest(int n) {
    return windows(of(Bar::high), n, x -> Arrays.stream(x).max().orElseThrow());
  }

  double[] lowest(int n) {
    return windows(of(Bar::low), n, x -> Arrays.stream(x).min().orElseThrow());
  }

  /** 0 at the lowest low of n bars, 1 at the highest high. */
  double[] position(int n) {
    double[] high = highest(n);
    double[] low = lowest(n);
    double[] out = new double[size];
    for (int i = 0; i < size; i++) {
      double span = high[i] - low[i];
      out[i] = span == 0 ? 0.5 : (bars.get(i).close() - low[i]) / span;
    }
    return out;
  }

  /** The same one bar later. */
  static double[] later(double[] x) {
    double[] out = nans(x.length);
    for (int i = 1; i < x.length; i++) {
      out[i] = x[i - 1];
    }
    return out;
  }

  double[] superTrend(int n, double multiple) {
    double[] atr = atr(n);
    double[] out = nans(size);
    double upper = 0;
    double lower = 0;
    boolean up = false;
    for (int i = n; i < size; i++) {
      Bar bar = bars.get(i);
      double before = bars.get(i - 1).close();
      double middle = (bar.high() + bar.low()) / 2;
      double u = middle + multiple * atr[i];
      double l = middle - multiple * atr[i];
      if (i == n) {
        upper = u;
        lower = l;
        up = bar.close() >= middle;
      }
      upper = u < upper || before > upper ? u : upper;
      lower = l > lower || before < lower ? l : lower;
      up = !(bar.close() <= (up ? lower : upper));
      out[i] = up ? lower : upper;
    }
    return out;
  }

  /** For each bar the index of the newest pivot known then, -1 without. */
  int[] zigZag(double reversal) {
    int[] out = new int[size];
    double[] c = closes();
    int newest = -1;
    int start = 0;
    int leg = 0;
    for (int i = 0; i < size; i++) {
      int top = start;
      int bottom = start;
      for (int k = start; k <= i; k++) {
        top = c[k] > c[top] ? k : top;
        bottom = c[k] < c[bottom] ? k : bottom;
      }
      if (leg >= 0 && c[i] < c[top] && c[top] - c[i] >= reversal * c[top]) {
        newest = leg == 0 ? -1 : top;
        leg = -1;
        start = i;
      } else if (leg <= 0 && c[i] > c[bottom] && c[i] - c[bottom] >= reversal * c[bottom]) {
        newest = leg == 0 ? -1 : bottom;
        leg = 1;
        start = i;
      }
      out[i] = newest;
    }
    return out;
  }

  static double[] map(double[] x, DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  static double[] zip(double[] a, double[] b, double factor) {
    double[] out = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      out[i] = a[i] + factor * b[i];
    }
    return out;
  }

  /** a - b. */
  static double[] zip(double[] a, double[] b) {
    return zip(a, b, -1);
  }

  static double[] nans(int length) {
    double[] out = new double[length];
    Arrays.fill(out, Double.NaN);
    return out;
  }
}
