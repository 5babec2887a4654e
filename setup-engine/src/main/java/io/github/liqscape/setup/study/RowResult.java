// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.setup.confidence.DeflatedSharpe;
import io.github.liqscape.setup.confidence.Interval;
import io.github.liqscape.setup.confidence.ReturnMoments;
import io.github.liqscape.setup.confidence.WeekBootstrap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a group of trades gave. Means are per closed trade, unweighted, in units of the planned
 * risk.
 *
 * @param name of the group
 * @param trades all of them
 * @param outcomes closed ones by outcome, all outcomes present
 * @param none trades without a label by reason, all reasons present
 * @param ambiguous closed ones with a bar whose two walks differ
 * @param grossR mean before costs; NaN if none closed
 * @param feeR mean fees
 * @param slippageR mean slippage
 * @param fundingR mean funding
 * @param netR expectancy after costs with its 95 % interval by week; no bounds below five weeks
 * @param moments of the net results; its Sharpe ratio is per trade
 * @param deflatedSharpe chance that it is not the luck of all trials; NaN below 30 closed
 *     trades
 */
public record RowResult(
    String name,
    int trades,
    Map<LabelOutcome, Integer> outcomes,
    Map<NoLabel, Integer> none,
    int ambiguous,
    double grossR,
    double feeR,
    double slippageR,
    double fundingR,
    Interval netR,
    ReturnMoments moments,
    double deflatedSharpe) {

  /** Fewer closed trades say nothing about a distribution. */
  static final int MIN_FOR_SHARPE = 30;

  /** Closed trades. */
  public int closed() {
    return moments.count();
  }

  /** Trades that were opened and closed, by outcome. */
  public int count(LabelOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** Trades that are no sample, by reason. */
  public int count(NoLabel why) {
    return none.getOrDefault(why, 0);
  }

  static RowResult of(String name, List<StudyTrade> trades, WeekBootstrap bootstrap) {
    Map<LabelOutcome, Integer> outcomes = new EnumMap<>(LabelOutcome.class);
    Map<NoLabel, Integer> none = new EnumMap<>(NoLabel.class);
    for (LabelOutcome outcome : LabelOutcome.values()) {
      outcomes.put(outcome, 0);
    }
    for (NoLabel why : NoLabel.values()) {
      none.put(why, 0);
    }
    int n = (int) trades.stream().filter(t -> t.closed().isPresent()).count();
    long[] times = new long[n];
    double[] net = new double[n];
    double[] sums = new double[4];
    int ambiguous = 0;
    int i = 0;
    for (StudyTrade trade : trades) {
      switch (trade.label()) {
        case SetupLabel.None missing -> none.merge(missing.why(), 1, Integer::sum);
        case SetupLabel.Closed c -> {
          outcomes.merge(c.outcome(), 1, Integer::sum);
          times[i] = trade.setup().asOfNanos();
          net[i++] = c.netR();
          sums[0] += c.grossR();
          sums[1] += c.feeR();
          sums[2] += c.slippageR();
          sums[3] += c.fundingR();
          ambiguous += c.ambiguous() ? 1 : 0;
        }
      }
    }
    return new RowResult(
        name, trades.size(), outcomes, none, ambiguous, sums[0] / n, sums[1] / n, sums[2] / n,
        sums[3] / n, bootstrap.interval(times, drawn -> mean(net, drawn)), ReturnMoments.of(net),
        Double.NaN);
  }

  private static double mean(double[] values, double[] drawn) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < values.length; i++) {
      sum += drawn[i] * values[i];
      count += drawn[i];
    }
    return sum / count;
  }

  RowResult deflated(int trials, double trialVariance) {
    return new RowResult(
        name, trades, outcomes, none, ambiguous, grossR, feeR, slippageR, fundingR, netR, moments,
        closed() < MIN_FOR_SHARPE
            ? Double.NaN
            : DeflatedSharpe.of(moments, trials, trialVariance));
  }
}
