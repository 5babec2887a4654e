// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.account.LedgerEntry;
import io.github.liqscape.paper.event.PaperEvent;
import java.math.BigDecimal;
import java.util.Arrays;

/** Money from one account to another, and what a part of a position takes of cost and margin. */
final class Ledger {

  private final State s;

  Ledger(State s) {
    this.s = s;
  }

  static long e8(BigDecimal amount) {
    return amount.setScale(8).unscaledValue().longValueExact();
  }

  /** Moves an amount; below zero it moves the other way, zero is not posted. */
  void post(
      String asset,
      LedgerAccount from,
      LedgerAccount to,
      BigDecimal amount,
      Cause cause,
      String reference) {
    if (amount.signum() == 0) {
      return;
    }
    if (amount.signum() < 0) {
      post(asset, to, from, amount.negate(), cause, reference);
      return;
    }
    BigDecimal[] held =
        s.accounts.computeIfAbsent(
            asset,
            a -> {
              BigDecimal[] none = new BigDecimal[LedgerAccount.values().length];
              Arrays.fill(none, BigDecimal.ZERO.setScale(8));
              return none;
            });
    held[from.ordinal()] = held[from.ordinal()].subtract(amount);
    held[to.ordinal()] = held[to.ordinal()].add(amount);
    s.events.add(
        new PaperEvent.Posted(
            new LedgerEntry(asset, from, to, e8(amount), cause, reference, s.now)));
  }

  /** What a part of a position takes of its cost: all of it the whole rest. */
  static BigDecimal released(Holding h, long steps) {
    return steps == h.steps
        ? h.cost
        : Fraction.of(h.cost).times(steps).over(Fraction.of(h.steps)).round(h.market.costScale);
  }

  static BigDecimal freed(Holding h, long steps) {
    return steps == h.steps
        ? h.margin
        : Fraction.of(h.margin).times(steps).over(Fraction.of(h.steps)).round(8);
  }

  /** Profit of a part that leaves at a price. */
  static BigDecimal profit(Holding h, long steps, Fraction price) {
    Fraction value = Fraction.of(h.market.kept(steps, price));
    Fraction gain = value.minus(Fraction.of(released(h, steps)));
    int sign = h.market.linear() ? h.side.sign() : -h.side.sign();
    return gain.times(sign).round(8);
  }
}
