// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import io.github.liqscape.paper.review.stats.Quantiles;
import java.util.HashMap;
import java.util.Map;

/** G2: whether the run saw different markets. Terciles of the last 365 days of the run. */
final class Regimes {

  static final long DAY = 86_400_000_000_000L;
  private static final int YEAR = 365;

  private Regimes() {}

  static Condition g2(GateEvidence e, CountedTrades counted, GateTerms terms) {
    if (counted.trades.isEmpty()) {
      return Condition.missing(ConditionId.G2, terms.days(), "closed trades");
    }
    int n = counted.trades.size();
    double days = (double) (counted.lastClose() - counted.earliestOpen()) / DAY;
    if (days < terms.days()) {
      return new Condition(
          ConditionId.G2, days, terms.days(), n, false, "days from first entry to last exit");
    }
    long lastDay = Math.floorDiv(counted.lastClose(), DAY);
    Map<Long, Double> byDay = new HashMap<>();
    for (DailyVolatility day : e.volatility) {
      long number = Math.floorDiv(day.dayNanos(), DAY);
      if (number <= lastDay && number > lastDay - YEAR) {
        byDay.put(number, day.atrOverPrice());
      }
    }
    if (byDay.size() < YEAR) {
      return Condition.missing(
          ConditionId.G2, terms.regimes(),
          "daily ATR/price of the 365 days up to the last exit, known are " + byDay.size());
    }
    int[] inRegime = counts(counted, byDay);
    int full = 0;
    for (int count : inRegime) {
      full += count >= terms.tradesPerRegime() ? 1 : 0;
    }
    return new Condition(
        ConditionId.G2, full, terms.regimes(), n, full >= terms.regimes(),
        "regimes with " + terms.tradesPerRegime() + " trades; quiet, middle and wild days had "
            + inRegime[0] + ", " + inRegime[1] + " and " + inRegime[2]);
  }

  private static int[] counts(CountedTrades counted, Map<Long, Double> byDay) {
    double[] values = byDay.values().stream().mapToDouble(Double::doubleValue).toArray();
    double low = Quantiles.type7(values, 1.0 / 3);
    double high = Quantiles.type7(values, 2.0 / 3);
    int[] counts = new int[3];
    for (GateTrade trade : counted.trades) {
      Double value = byDay.get(Math.floorDiv(trade.openNanos(), DAY));
      if (value != null) {
        counts[value <= low ? 0 : value <= high ? 1 : 2]++;
      }
    }
    return counts;
  }
}
