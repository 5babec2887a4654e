// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.paper.account.LedgerAccount;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What positions are worth, what they need, and what is free. Nothing is remembered. */
final class Margin {

  private static final BigDecimal NONE = BigDecimal.ZERO.setScale(8);

  private final State s;

  Margin(State s) {
    this.s = s;
  }

  /** Against a price; null: it has none, and counts as if nothing had happened. */
  static BigDecimal unrealized(Holding h, @Nullable Fraction price) {
    if (h.steps == 0 || price == null) {
      return NONE;
    }
    // The profit that closing at this price would bring: an inverse value is taken as the ledger keeps it.
    Fraction value =
        h.market.linear()
            ? h.market.value(h.steps, price)
            : Fraction.of(h.market.kept(h.steps, price));
    Fraction gain = value.minus(Fraction.of(h.cost));
    return gain.times(h.market.linear() ? h.side.sign() : -h.side.sign()).round(8);
  }

  static Fraction worth(Holding h) {
    Fraction price = h.market.valuation();
    return price == null ? Fraction.of(h.cost) : h.market.value(h.steps, price);
  }

  static BigDecimal maintenance(Holding h, Fraction price) {
    if (h.steps == 0) {
      return NONE;
    }
    Fraction value = h.market.value(h.steps, price);
    MarginTiers.Tier tier = tierOf(h.market, value);
    return value
        .times(Fraction.of(tier.rate()))
        .minus(Fraction.of(tier.deduction()))
        .round(8)
        .max(NONE);
  }

  static MarginTiers.Tier tierOf(Market m, Fraction value) {
    List<MarginTiers.Tier> tiers = m.terms.tiers().tiers();
    int i = tiers.size() - 1;
    while (i > 0 && Fraction.of(tiers.get(i).floor()).compareTo(value) > 0) {
      i--;
    }
    return tiers.get(i);
  }

  /** Highest leverage for a value; a table without one: 1 over the rate. */
  static Fraction mostLeverage(Market m, Fraction value) {
    MarginTiers.Tier tier = tierOf(m, value);
    return tier.maxLeverage()
        .map(Fraction::of)
        .orElse(Fraction.ONE.over(Fraction.of(tier.rate())));
  }

  static BigDecimal initial(Market m, Fraction value) {
    return value.over(m.leverage).round(8);
  }

  static BigDecimal fee(Market m, Fraction value, double rate) {
    return value.times(Fraction.of(rate)).round(8);
  }

  /** The wallet without what isolated positions hold. */
  BigDecimal pool(String asset) {
    BigDecimal sum = s.balance(asset, LedgerAccount.TRADER);
    for (Holding h : s.holdings) {
      if (h.market.asset().equals(asset)) {
        sum = sum.subtract(h.margin);
      }
    }
    return sum;
  }

  BigDecimal available(String asset) {
    BigDecimal sum = pool(asset);
    for (Work w : s.open()) {
      if (s.market(w).asset().equals(asset)) {
        sum = sum.subtract(w.reserved());
      }
    }
    for (Holding h : s.holdings) {
      if (h.steps > 0 && !h.isolated() && h.market.asset().equals(asset)) {
        sum = sum.add(unrealized(h, h.market.valuation())).subtract(initial(h.market, worth(h)));
      }
    }
    return sum;
  }

  BigDecimal equity(String asset) {
    return equity(asset, null, null);
  }

  /** Equity, with one instrument's positions valued at a price of its own. */
  BigDecimal equity(String asset, @Nullable Market at, @Nullable Fraction price) {
    BigDecimal sum = s.balance(asset, LedgerAccount.TRADER);
    for (Holding h : s.holdings) {
      if (h.market.asset().equals(asset)) {
        sum = sum.add(unrealized(h, h.market == at ? price : h.market.valuation()));
      }
    }
    return sum;
  }

  /** Sum of what the positions of an asset are worth. */
  Fraction exposure(String asset) {
    Fraction sum = Fraction.ZERO;
    for (Holding h : s.holdings) {
      if (h.steps > 0 && h.market.asset().equals(asset)) {
        sum = sum.plus(worth(h));
      }
    }
    return sum;
  }

  /** What an order that would add so many lots at a price sets aside. */
  static BigDecimal reserve(Market m, long adding, long ticks) {
    if (adding == 0 || ticks == 0) {
      return NONE;
    }
    Fraction value = m.value(adding, m.price(ticks));
    return initial(m, value).add(fee(m, value, m.terms.takerRate()));
  }
}
