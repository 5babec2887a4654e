// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.review.DistributionTest.Kind;
import io.github.liqscape.paper.review.DistributionTest.Verdict;
import io.github.liqscape.paper.review.stats.Quantiles;
import io.github.liqscape.paper.review.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The distributions of one setup's trades. */
final class GroupSample {

  final SetupGroup group;
  final int trades;
  final long medianHolding;
  final double[] mfeR;
  final Rate hits;
  final double slippageP95;
  final boolean shakesOut;
  final double shakenShare;
  final int shadowWinners;
  final int stops;
  final int stoppedThenRight;
  final List<DistributionTest> tests = new ArrayList<>();
  private final ReviewThresholds limits;

  GroupSample(SetupGroup group, List<ReviewCase> cases, ReviewThresholds limits) {
    this.group = group;
    this.limits = limits;
    trades = cases.size();
    double[] holding =
        cases.stream()
            .mapToDouble(c -> c.trade().exitNanos() - c.trade().entryNanos())
            .toArray();
    medianHolding = (long) Quantiles.type7(holding, 0.5);
    mfeR =
        cases.stream().mapToDouble(c -> c.measures().mfeR()).filter(Double::isFinite).toArray();
    int won = (int) cases.stream().filter(c -> c.trade().netE8() > 0).count();
    hits = Rate.of(won, trades);
    double[] slips = slippages(cases);
    slippageP95 = enough(slips.length) ? Quantiles.type7(slips, 0.95) : 0;
    int shadows = 0;
    int shaken = 0;
    int hit = 0;
    int right = 0;
    for (ReviewCase c : cases) {
      Aftermath after = new Aftermath(c);
      OptionalDouble against = after.shadowWinner(until(c));
      if (against.isPresent() && c.measures().stopDistance() > 0) {
        shadows++;
        shaken += shaken(c, against.getAsDouble()) ? 1 : 0;
      }
      hit += c.trade().exit() == ExitReason.STOP ? 1 : 0;
      right += after.stoppedThenRight(until(c)) ? 1 : 0;
    }
    shadowWinners = shadows;
    stops = hit;
    stoppedThenRight = right;
    Rate shakenRate = Rate.of(shaken, shadows);
    shakenShare = shakenRate.value().orElse(Double.NaN);
    shakesOut = enough(shadows) && ReviewCase.above(shakenShare, limits.shadowShare());
    test(
        Kind.SHAKES_OUT_WINNERS, shakesOut ? Verdict.FIRES : Verdict.HOLDS, shakenShare,
        limits.shadowShare(), shadows, shakenRate);
    double[] winners =
        cases.stream()
            .filter(c -> c.trade().netE8() > 0)
            .mapToDouble(c -> c.measures().maeR())
            .filter(Double::isFinite)
            .toArray();
    double wide = quantile(winners, 0.95);
    test(
        Kind.STOP_TOO_WIDE,
        ReviewCase.below(wide, limits.tooWideR()) ? Verdict.FIRES : Verdict.HOLDS, wide,
        limits.tooWideR(), winners.length, null);
    test(
        Kind.TARGET_REACH, Verdict.MEASURED, quantile(mfeR, limits.targetQuantile()), Double.NaN,
        mfeR.length, null);
    test(Kind.HIT_RATE, Verdict.MEASURED, hits.upper(), Double.NaN, trades, hits);
    test(
        Kind.SLIPPAGE, Verdict.MEASURED, quantile(slips, 0.95), Double.NaN, slips.length, null);
  }

  /** End of the time in which a stopped trade may still come right. */
  long until(ReviewCase c) {
    return c.trade().entryNanos() + (long) (limits.holdings() * medianHolding);
  }

  boolean enough(int n) {
    return n >= limits.minSample();
  }

  /** Whether a shadow winner's path went as far against it as its stop. */
  static boolean shaken(ReviewCase c, double against) {
    return against >= c.measures().stopDistance() - ReviewCase.NOISE;
  }

  private static double quantile(double[] values, double p) {
    return values.length == 0 ? Double.NaN : Quantiles.type7(values, p);
  }

  private static double[] slippages(List<ReviewCase> cases) {
    List<Double> slips = new ArrayList<>();
    for (ReviewCase c : cases) {
      for (Fill fill : c.trade().fills()) {
        if (fill.pathTicks() > 0 && !fill.liquidation()) {
          int s = c.s() * (fill.closes() ? -1 : 1);
          long worse = s * (fill.ticks() - fill.pathTicks());
          slips.add(fill.instrument().price(Math.max(0, worse)));
        }
      }
    }
    return slips.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void test(
      Kind kind, Verdict verdict, double measured, double threshold, int n,
      @Nullable Rate rate) {
    tests.add(
        new DistributionTest(
            kind, enough(n) ? verdict : Verdict.INSUFFICIENT_DATA, measured, threshold, n,
            Optional.ofNullable(rate)));
  }
}
