// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.account.PaperPosition;
import java.util.ArrayList;
import java.util.List;

/** Open positions and balances as values. */
final class Positions {

  private Positions() {}

  static List<PaperPosition> of(State state) {
    List<PaperPosition> all = new ArrayList<>();
    for (List<Holding> of : state.holdings) {
      for (Holding h : of) {
        if (h.steps > 0) {
          all.add(value(state, h));
        }
      }
    }
    return all;
  }

  /** Of each settlement asset, by name. */
  static List<PaperBalance> balances(PaperCore core) {
    State s = core.state;
    List<PaperBalance> all = new ArrayList<>();
    for (String asset : core.assets.stream().sorted().toList()) {
      int i = core.assets.indexOf(asset);
      all.add(
          new PaperBalance(
              asset, Money.decimal(s.wallet(i)), Money.decimal(s.equity(i)),
              Money.decimal(s.available(i)),
              Money.decimal(s.balance(i, LedgerAccount.INSURANCE))));
    }
    return all;
  }

  private static PaperPosition value(State state, Holding h) {
    Contract c = h.contract;
    double quantity = h.steps * c.instrument.lotSize().doubleValue();
    double size = quantity * c.instrument.contractSize().doubleValue();
    double cost = h.cost / Math.pow(10, c.scale.costScale());
    long mark = state.valuation(c);
    return new PaperPosition(
        c.instrument, h.side, quantity, c.scale.linear() ? cost / size : size / cost,
        c.instrument.price(1) * (mark / (double) c.scale.markOfTicks(1)), state.modes[c.index],
        state.leverage[c.index] / (double) Scale.LEVERAGE, Money.decimal(h.margin),
        Money.decimal(h.unrealized(mark)), Money.decimal(h.maintenance(mark)),
        early(h, Liquidation.price(state, h)), h.unverified || c.gap.pending());
  }

  /** To the tick at which it would be liquidated first. */
  private static double early(Holding h, double price) {
    if (Double.isNaN(price)) {
      return price;
    }
    double ticks = price / h.contract.instrument.tickSize().doubleValue();
    return h.contract.instrument.price(
        (long) (h.sign() > 0 ? Math.ceil(ticks - 1e-9) : Math.floor(ticks + 1e-9)));
  }
}
