// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.review.stats.EquityPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mark equity of an account: at the close of every candle, and where a UTC day begins. */
final class EquitySampler {

  private static final long DAY = 86_400_000_000_000L;

  private final Map<String, List<EquityPoint>> curves = new TreeMap<>();
  private long day = Long.MIN_VALUE;

  /** An event was applied. */
  void after(MarketEvent event, PaperBroker account) {
    long of = Math.floorDiv(event.eventNanos(), DAY);
    boolean closes =
        event instanceof CandleEvent c && c.price() == PriceKind.LAST && c.candle().closed();
    if (closes || of > day) {
      add(event.eventNanos(), account);
    }
    day = Math.max(day, of);
  }

  void add(long nanos, PaperBroker account) {
    for (PaperBalance balance : account.balances()) {
      List<EquityPoint> curve =
          curves.computeIfAbsent(balance.asset(), asset -> new ArrayList<>());
      long last = curve.isEmpty() ? Long.MIN_VALUE : curve.get(curve.size() - 1).timeNanos();
      long deposited = -e8(account.balance(balance.asset(), LedgerAccount.EXTERNAL));
      EquityPoint point =
          new EquityPoint(Math.max(nanos, last), e8(balance.equity()), deposited);
      if (nanos <= last && curve.size() > 1) {
        curve.set(curve.size() - 1, point);
      } else {
        curve.add(point);
      }
    }
  }

  Map<String, List<EquityPoint>> curves() {
    return curves;
  }

  static long e8(BigDecimal amount) {
    return amount.movePointRight(8).longValueExact();
  }
}
