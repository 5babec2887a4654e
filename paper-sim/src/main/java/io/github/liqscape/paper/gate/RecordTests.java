// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import io.github.liqscape.paper.review.ReviewRates;
import io.github.liqscape.paper.review.stats.Rate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** G4 to G7: the record of the run. */
final class RecordTests {

  private RecordTests() {}

  static Condition g4(GateEvidence e, CountedTrades counted, GateTerms terms) {
    double[] r = counted.r();
    double[] backtest = e.backtestR.stream().mapToDouble(Double::doubleValue).toArray();
    if (r.length == 0 || backtest.length < 2 || counted.withoutR() > 0) {
      return Condition.missing(
          ConditionId.G4, Double.NaN, "trades, all with a stop, and the backtest's results");
    }
    double allowed =
        Resampling.drawdownQuantile(backtest, r.length, 0.95, terms.draws(), terms.seed());
    double fall = Resampling.drawdown(r, r.length);
    return new Condition(
        ConditionId.G4, fall, allowed, r.length, fall <= allowed,
        "drawdown in R against the 95th percentile of " + terms.draws()
            + " block reshuffles of the backtest's " + backtest.length + " trades");
  }

  static Condition g5(CountedTrades counted, GateTerms terms) {
    double won = 0;
    double lost = 0;
    for (GateTrade trade : counted.trades) {
      won += Math.max(0, trade.worstNetE8());
      lost -= Math.min(0, trade.worstNetE8());
    }
    int n = counted.trades.size();
    if (won == 0 && lost == 0) {
      return Condition.missing(ConditionId.G5, terms.profitFactor(), "wins or losses");
    }
    if (lost == 0) {
      return new Condition(
          ConditionId.G5, Double.POSITIVE_INFINITY, terms.profitFactor(), n, true,
          "no loss in the worst variant");
    }
    return new Condition(
        ConditionId.G5, won / lost, terms.profitFactor(), n, won / lost >= terms.profitFactor(),
        "gross win over gross loss in the worst variant");
  }

  /**
   * Measured is the rate nearest to its limit, or farthest beyond it, as a part of the limit. Weak
   * stops: the larger of the trades so labelled and of the stops that were hit and then right.
   */
  static Condition g6(GateEvidence e, GateTerms terms) {
    if (e.rates.isEmpty() || e.rates.get().late().n() == 0) {
      return Condition.missing(ConditionId.G6, 1, "a review of the trades");
    }
    ReviewRates rates = e.rates.get();
    double weak = Math.max(share(rates.weakStop()), rates.stoppedThenRight().value().orElse(0));
    double worst =
        Math.max(
            Math.max(share(rates.late()) / terms.late(), weak / terms.weakStop()),
            Math.max(
                share(rates.unrealisticTarget()) / terms.unrealisticTarget(),
                share(rates.ambiguous()) / terms.ambiguous()));
    return new Condition(
        ConditionId.G6, worst, 1, rates.late().n(), worst <= 1 + 1e-12,
        String.format(
            Locale.ROOT,
            "late %.1f %% of %.0f, weak stop %.1f of %.0f, unrealistic target %.1f of %.0f,"
                + " ambiguous %.1f of %.0f allowed",
            100 * share(rates.late()), 100 * terms.late(), 100 * weak, 100 * terms.weakStop(),
            100 * share(rates.unrealisticTarget()), 100 * terms.unrealisticTarget(),
            100 * share(rates.ambiguous()), 100 * terms.ambiguous()));
  }

  private static double share(Rate rate) {
    return rate.value().orElse(Double.POSITIVE_INFINITY);
  }

  /** Measured counts what is wrong: difference, duplicates, replays that disagree. */
  static Condition g7(GateEvidence e) {
    if (e.ledgerDifferenceE8.isEmpty() || e.duplicateOrders.isEmpty()
        || e.replayHashes.size() < 2) {
      return Condition.missing(
          ConditionId.G7, 0, "ledger difference, duplicate orders, and two replays");
    }
    Set<String> hashes = new HashSet<>(e.replayHashes);
    long difference = e.ledgerDifferenceE8.getAsLong();
    int duplicates = e.duplicateOrders.getAsInt();
    int wrong = (difference != 0 ? 1 : 0) + (duplicates != 0 ? 1 : 0) + hashes.size() - 1;
    return new Condition(
        ConditionId.G7, wrong, 0, e.replayHashes.size(), wrong == 0,
        "ledger difference " + difference + " e-8, duplicate orders " + duplicates + ", "
            + hashes.size() + " state hash of " + e.replayHashes.size() + " replays");
  }
}
