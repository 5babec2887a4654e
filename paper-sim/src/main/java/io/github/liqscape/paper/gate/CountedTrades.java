// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.util.List;

/** The trades that count: those after the last change of the rule hash, if it is the right one. */
final class CountedTrades {

  final List<GateTrade> trades;

  private CountedTrades(List<GateTrade> trades) {
    this.trades = trades;
  }

  static CountedTrades of(GateEvidence e) {
    int first = e.trades.size();
    while (first > 0 && e.trades.get(first - 1).ruleHash().equals(e.ruleHash)) {
      first--;
    }
    return new CountedTrades(e.trades.subList(first, e.trades.size()));
  }

  /** Results in R of the trades that have one, in order of close. */
  double[] r() {
    return trades.stream().mapToDouble(GateTrade::worstR).filter(Double::isFinite).toArray();
  }

  int withoutR() {
    return (int) trades.stream().filter(trade -> Double.isNaN(trade.worstR())).count();
  }

  long earliestOpen() {
    return trades.stream().mapToLong(GateTrade::openNanos).min().orElse(Long.MAX_VALUE);
  }

  long lastClose() {
    return trades.isEmpty() ? Long.MIN_VALUE : trades.get(trades.size() - 1).closeNanos();
  }
}
