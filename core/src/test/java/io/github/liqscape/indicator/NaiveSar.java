// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/** The parabolic stop of TA-Lib 0.4.0, rise and fall written out. */
final class NaiveSar {

  private NaiveSar() {}

  static double[][] of(Naive naive) {
    double[] high = naive.of(Bar::high);
    double[] low = naive.of(Bar::low);
    double[] out = Naive.nans(high.length);
    if (high.length < 2) {
      return new double[][] {out};
    }
    double fall = low[0] - low[1];
    boolean up = !(fall > 0 && high[1] - high[0] < fall);
    double ep = up ? high[1] : low[1];
    double sar = up ? low[0] : high[0];
    double af = 0.02;
    for (int i = 1; i < high.length; i++) {
      int before = Math.max(1, i - 1);
      double top = Math.max(high[before], high[i]);
      double bottom = Math.min(low[before], low[i]);
      boolean turn = up ? low[i] <= sar : high[i] >= sar;
      if (turn) {
        sar = up ? Math.max(ep, top) : Math.min(ep, bottom);
        up = !up;
        out[i] = sar;
        af = 0.02;
        ep = up ? high[i] : low[i];
        sar += af * (ep - sar);
        sar = up ? Math.min(sar, bottom) : Math.max(sar, top);
        continue;
      }
      out[i] = sar;
      if (up ? high[i] > ep : low[i] < ep) {
        ep = up ? high[i] : low[i];
        af = Math.min(0.2, af + 0.02);
      }
      sar += af * (ep - sar);
      sar = up ? Math.min(sar, bottom) : Math.max(sar, top);
    }
    return new double[][] {out};
  }
}
