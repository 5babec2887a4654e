// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import io.github.liqscape.paper.account.PaperTrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An equity curve with deposits taken out: an index that grows by {@code (equity - deposit) /
 * equity before}. For the other variants what a trade gained less or more is added from its close
 * on.
 */
final class EquityCurve {

  private static final long DAY = 86_400_000_000_000L;

  private final List<EquityPoint> points;
  private final double[] index;

  private EquityCurve(List<EquityPoint> points) {
    this.points = points;
    index = new double[points.size()];
    for (int i = 0; i < index.length; i++) {
      index[i] = i == 0 ? 1 : index[i - 1] * growth(points.get(i - 1), points.get(i));
    }
  }

  static EquityCurve of(List<EquityPoint> booked, List<PaperTrade> trades, Variant variant) {
    List<PaperTrade> byClose = new ArrayList<>(trades);
    byClose.sort(Comparator.comparingLong(PaperTrade::exitNanos));
    List<EquityPoint> points = new ArrayList<>();
    long shift = 0;
    int closed = 0;
    for (EquityPoint point : booked) {
      while (closed < byClose.size() && byClose.get(closed).exitNanos() <= point.timeNanos()) {
        PaperTrade trade = byClose.get(closed++);
        shift = Math.addExact(shift, variant.netE8(trade) - trade.netE8());
      }
      points.add(
          new EquityPoint(point.timeNanos(), point.equityE8() + shift, point.depositedE8()));
    }
    return new EquityCurve(points);
  }

  private static double growth(EquityPoint before, EquityPoint now) {
    if (before.equityE8() <= 0) {
      return 1;
    }
    long deposit = now.depositedE8() - before.depositedE8();
    return Math.max(0, (double) (now.equityE8() - deposit) / before.equityE8());
  }

  int size() {
    return index.length;
  }

  double days() {
    return index.length < 2
        ? 0
        : (double) (points.get(index.length - 1).timeNanos() - points.get(0).timeNanos()) / DAY;
  }

  double totalReturn() {
    return index.length < 2 ? Double.NaN : index[index.length - 1] - 1;
  }

  /** Largest fall as a fraction, and its days from the peak to recovery or the end. */
  double[] drawdown() {
    if (index.length < 2) {
      return new double[] {Double.NaN, Double.NaN};
    }
    int peak = 0;
    int worstPeak = 0;
    double worst = 0;
    for (int i = 1; i < index.length; i++) {
      if (index[i] >= index[peak]) {
        peak = i;
      } else if (1 - index[i] / index[peak] > worst) {
        worst = 1 - index[i] / index[peak];
        worstPeak = peak;
      }
    }
    return new double[] {worst, worst == 0 ? 0 : recovery(worstPeak)};
  }

  private double recovery(int peak) {
    boolean fallen = false;
    int end = index.length - 1;
    for (int i = peak + 1; i < index.length; i++) {
      fallen |= index[i] < index[peak];
      if (fallen && index[i] >= index[peak]) {
        end = i;
        break;
      }
    }
    return (double) (points.get(end).timeNanos() - points.get(peak).timeNanos()) / DAY;
  }

  /** Returns of whole UTC days, each from the last point of one to the last of the next. */
  Sample dailyReturns() {
    List<Double> returns = new ArrayList<>();
    if (index.length == 0) {
      return Sample.of(returns);
    }
    double before = index[0];
    long day = Math.floorDiv(points.get(0).timeNanos(), DAY);
    for (int i = 1; i < index.length; i++) {
      long now = Math.floorDiv(points.get(i).timeNanos(), DAY);
      for (; day < now; day++) {
        returns.add(index[i - 1] / before - 1);
        before = index[i - 1];
      }
    }
    returns.add(index[index.length - 1] / before - 1);
    return Sample.of(returns);
  }
}
