package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

import java.util.Arrays;

/**
 * Lets the liquidation prices of open positions drift apart with time, as added margin, funding and other
 * positions move them: half of a bucket stays, a quarter goes h buckets either way.
 *
 * <p>Threading: single writer; scratch space is reused.
 */
final class Blur {

  private static final double THIN = 1e-15;
  private static final int ROOM = 256;

  private final DistancePrior prior;
  private final double width;
  private double[] below = {};
  private double[] here = {};
  private double[] above = {};

  Blur(DistancePrior prior, double width) {
    this.prior = prior;
    this.width = width;
  }

  /**
   * Applies so many hours to a side.
   *
   * @param mark bucket of the mark: nothing may land at or beyond it, what would is reflected
   */
  void apply(SideMass mass, int side, double hours, int mark) {
    for (int bin = 0; bin < BINS; bin++) {
      double v = mass.blurVariance(bin) + hours * prior.hourlyVariance(side, bin);
      int h = (int) Math.min(mass.size(), Math.floor(Math.sqrt(2 * v) / width));
      if (h >= 1) {
        double step = h * width;
        v -= step * step / 2;
        spread(mass, side == PositionBook.LONG ? 1 : -1, bin, h, mark);
      }
      mass.blurVariance(bin, v);
    }
  }

  private void spread(SideMass mass, int sign, int bin, int h, int mark) {
    int lo = mass.low(bin);
    int n = mass.high(bin) - lo + 1;
    if (lo > mass.high(bin)) {
      return;
    }
    int wide = n + 2 * h;
    if (wide > here.length) {
      // Ranges widen a little with every blur: some room, so that not every one of them allocates.
      int room = wide + ROOM;
      below = new double[room];
      here = new double[room];
      above = new double[room];
    }
    // The cells at three places, zeros around them; out[j] is bucket lo - h + j.
    mass.copyRaw(bin, lo, n, below, 2 * h);
    Arrays.fill(below, 0, 2 * h, 0);
    mass.copyRaw(bin, lo, n, here, h);
    Arrays.fill(here, 0, h, 0);
    Arrays.fill(here, h + n, wide, 0);
    mass.copyRaw(bin, lo, n, above, 0);
    Arrays.fill(above, n, wide, 0);
    mix(below, here, above, wide);
    double[] out = here;
    int base = lo - h;
    int liveLow = Math.max(mass.first(), sign > 0 ? Integer.MIN_VALUE : mark + 1);
    int liveHigh = Math.min(mass.last(), sign > 0 ? mark - 1 : Integer.MAX_VALUE);
    int from = Math.min(wide, Math.max(0, liveLow - base));
    int to = Math.max(from, Math.min(wide, liveHigh - base + 1));
    double thin = THIN * mass.rawTotal(bin);
    int kept = foldLow(out, from, to, thin);
    mass.store(bin, base, out, from, to, kept, foldHigh(out, kept, to, thin));
    for (int j = 0; j < from; j++) {
      reflect(mass, sign, bin, base + j, out[j], mark);
    }
    for (int j = to; j < wide; j++) {
      reflect(mass, sign, bin, base + j, out[j], mark);
    }
  }

  /** All at the same index: only so can the compiler use wide instructions. */
  private static void mix(double[] below, double[] here, double[] above, int n) {
    for (int j = 0; j < n; j++) {
      here[j] = 0.5 * here[j] + 0.25 * (above[j] + below[j]);
    }
  }

  /**
   * Folds the thin end of a bin's range into the next bucket. Otherwise every blur would add buckets that
   * hold next to nothing, and at last subnormal numbers, which are very slow.
   */
  private static int foldLow(double[] out, int from, int to, double thin) {
    int j = from;
    while (j + 1 < to && out[j] < thin) {
      out[j + 1] += out[j];
      out[j++] = 0;
    }
    return j;
  }

  private static int foldHigh(double[] out, int from, int to, double thin) {
    int end = to;
    while (end - 1 > from && out[end - 1] < thin) {
      out[end - 2] += out[end - 1];
      out[--end] = 0;
    }
    return end;
  }

  private static void reflect(
      SideMass mass, int sign, int bin, int bucket, double cell, int mark) {
    if (cell == 0) {
      return;
    }
    boolean beyond = sign > 0 ? bucket >= mark : bucket <= mark;
    mass.place(bin, beyond ? 2 * mark - sign - bucket : bucket, cell);
  }
}
