// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.ZoneEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trade on the table, with its setup's numbers; NaN without a setup.
 *
 * @param path the candles of its instrument
 * @param spread usual spread, quote currency
 */
record ReviewCase(
    PaperTrade trade, TradeMeasures measures, SetupGroup group, CandlePath path, double spread) {

  /** Doubles that should be equal differ by less. */
  static final double NOISE = 1e-9;

  int s() {
    return trade.side().sign();
  }

  Setup.@Nullable Trade origin() {
    return trade.origin();
  }

  double atr() {
    Setup.Trade origin = origin();
    return origin == null ? Double.NaN : origin.facts().atr();
  }

  double signal() {
    Setup.Trade origin = origin();
    return origin == null ? Double.NaN : origin.facts().signalPrice();
  }

  double trigger() {
    Setup.Trade origin = origin();
    return origin == null ? Double.NaN : origin.facts().trigger();
  }

  List<ZoneEvidence> zones() {
    Setup.Trade origin = origin();
    return origin == null ? List.of() : origin.facts().zones();
  }

  double plannedRewardRisk() {
    Setup.Trade origin = origin();
    return origin == null ? Double.NaN : origin.plan().rewardRisk();
  }

  double plannedStopDistance() {
    Setup.Trade origin = origin();
    return origin == null
        ? measures.stopDistance()
        : Math.abs(origin.plan().entry() - origin.plan().stop());
  }

  /** Bars that the trade may last. */
  int horizonBars() {
    Setup.Trade origin = origin();
    return origin != null && origin.plan().exitAfterBars() > 0
        ? origin.plan().exitAfterBars()
        : SetupConstants.TIME_STOP_BARS;
  }

  /** Length of a bar of the signal, NaN without one. */
  double barNanos() {
    Setup.Trade origin = origin();
    return origin == null ? Double.NaN : origin.timeframe().nanos();
  }

  /**
   * Close of the last bar that the trade may last, after the bar of the fill. A fill at a bar's
   * close belongs to that bar: a candle is an event at its close.
   */
  long timeStopNanos() {
    Setup.Trade origin = origin();
    if (origin == null) {
      throw new IllegalStateException("without a setup there is no time stop: " + trade.id());
    }
    return origin.timeframe().closeOf(trade.entryNanos() - 1)
        + horizonBars() * origin.timeframe().nanos();
  }

  /** Bars from when the entry was due to its first fill. */
  double delayBars() {
    Setup.Trade origin = origin();
    if (origin == null) {
      return Double.NaN;
    }
    long due = origin.asOfNanos();
    if (origin.plan().entryType() == TradePlan.EntryType.RETEST_LIMIT) {
      due = Math.max(due, trade.fillableNanos());
    }
    return (trade.entryNanos() - due) / barNanos();
  }

  static boolean above(double value, double threshold) {
    return value > threshold + NOISE;
  }

  static boolean below(double value, double threshold) {
    return value < threshold - NOISE;
  }
}
