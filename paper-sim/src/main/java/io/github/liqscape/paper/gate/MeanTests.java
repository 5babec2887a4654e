// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import io.github.liqscape.paper.review.stats.Quantiles;
import java.util.Locale;

/** G1 and G3: whether the mean result is above zero. */
final class MeanTests {

  static final int LEAST_TRADES = 100;

  /** Normal quantile of a power of 80 %. */
  private static final double POWER_Z = 0.8416;

  private MeanTests() {}

  /** {@code max(100, ceil((z sd0 / m)^2))}, z = z_(1 - a) + 0.8416. */
  static int required(Declaration declared, double error) {
    double z = Quantiles.normal(1 - error) + POWER_Z;
    double n = Math.ceil(square(z * declared.deviationR() / declared.minimumEdgeR()));
    return (int) Math.max(LEAST_TRADES, Math.min(n, Integer.MAX_VALUE));
  }

  private static double square(double x) {
    return x * x;
  }

  static Condition g1(GateEvidence e, CountedTrades counted, double error) {
    if (e.declaration.isEmpty()) {
      return Condition.missing(ConditionId.G1, 0, "a declaration before the first trade");
    }
    if (e.variantHashes.isEmpty()) {
      return Condition.missing(ConditionId.G1, 0, "the rule's runs in the journal, to count K");
    }
    Declaration declared = e.declaration.get();
    int n = counted.trades.size();
    String refusal = refusal(e, declared, counted, error);
    if (!refusal.isEmpty()) {
      return new Condition(ConditionId.G1, Double.NaN, 0, n, false, refusal);
    }
    return declared.test() == EdgeTest.FIXED
        ? fixed(declared, counted.r(), error)
        : continuous(counted.r(), error);
  }

  private static String refusal(
      GateEvidence e, Declaration declared, CountedTrades counted, double error) {
    if (!declared.ruleHash().equals(e.ruleHash)) {
      return "declared for another rule hash: " + declared.ruleHash();
    }
    int required = required(declared, error);
    if (declared.trades() < required) {
      return "declared " + declared.trades() + " trades, at least " + required + " are needed";
    }
    if (counted.trades.isEmpty()) {
      return "no closed trade under this rule hash";
    }
    if (counted.earliestOpen() < declared.timeNanos()) {
      return "declared after the run's first trade";
    }
    return counted.withoutR() > 0 ? counted.withoutR() + " trades without a stop have no R" : "";
  }

  /** {@code mean - t_(1-a, n-1) sd / sqrt(n) > 0} at the declared n, and never again. */
  private static Condition fixed(Declaration declared, double[] r, double error) {
    int n = declared.trades();
    if (r.length < n) {
      return new Condition(
          ConditionId.G1, Double.NaN, 0, r.length, false,
          "FIXED test at " + n + " trades, closed so far " + r.length);
    }
    double bound = studentLower(r, n, error);
    boolean pass = bound > 0;
    return new Condition(
        ConditionId.G1, bound, 0, n, pass,
        "FIXED: lower bound of the mean of the first " + n + " trades"
            + (pass ? "" : "; a failed test is final for this run"));
  }

  static double studentLower(double[] r, int n, double error) {
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += r[i] / n;
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += square(r[i] - mean);
    }
    double deviation = Math.sqrt(squares / (n - 1));
    return mean - Quantiles.studentT(1 - error, n - 1) * deviation / Math.sqrt(n);
  }

  private static Condition continuous(double[] r, double error) {
    ConfidenceSequence sequence = new ConfidenceSequence(error);
    for (double result : r) {
      sequence.add(result);
    }
    boolean enough = r.length >= LEAST_TRADES;
    boolean pass = enough && sequence.lower() > 0 && !sequence.clippedLoss();
    String why =
        !enough
            ? "CONTINUOUS from 100 trades on, closed so far " + r.length
            : sequence.clippedLoss()
                ? "a loss below -10 R: clipping it would flatter"
                : "CONTINUOUS: lower bound of the confidence sequence now";
    return new Condition(ConditionId.G1, sequence.lower(), 0, r.length, pass, why);
  }

  static Condition g3(GateEvidence e, CountedTrades counted, GateTerms terms, double error) {
    if (e.variantHashes.isEmpty()) {
      return Condition.missing(ConditionId.G3, 0, "the rule's runs in the journal, to count K");
    }
    double[] r = counted.r();
    if (r.length < 2 || counted.withoutR() > 0) {
      return Condition.missing(ConditionId.G3, 0, "two trades at least, all with a stop");
    }
    double bound = Resampling.meanQuantile(r, error, terms.draws(), terms.seed());
    return new Condition(
        ConditionId.G3, bound, 0, r.length, bound > 0,
        String.format(
            Locale.ROOT, "stationary bootstrap, %d draws, mean block %.1f, quantile %.4g",
            terms.draws(), Resampling.blockLength(r.length), error));
  }
}
