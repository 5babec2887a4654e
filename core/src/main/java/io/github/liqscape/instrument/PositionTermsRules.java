// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static java.math.MathContext.DECIMAL128;

import io.github.liqscape.instrument.MarginTiers.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@link PositionTerms} must satisfy, and the margin that follows from them. */
final class PositionTermsRules {

  private PositionTermsRules() {}

  static Tier knownTier(BigDecimal rate, BigDecimal deduction) {
    fraction("maintenance margin rate", rate);
    notNegative("maintenance deduction", deduction);
    return new Tier(BigDecimal.ZERO, Optional.empty(), rate, deduction, Optional.empty());
  }

  static void check(PositionTerms terms) {
    checkLegs(terms);
    fraction("taker fee rate", terms.takerFeeRate());
    notNegative("added margin", terms.addedMargin());
    notNegative("other maintenance margin", terms.otherMaintenanceMargin());
    terms.markPrice().ifPresent(price -> positive("mark price", price));
    if (terms.marginMode() == MarginMode.ISOLATED) {
      zero("other maintenance margin", terms.otherMaintenanceMargin());
      zero("other unrealised PnL", terms.otherUnrealizedPnl());
    }
    terms.tiers().ifPresent(table -> checkUnit(terms.contractType(), table));
  }

  private static void checkLegs(PositionTerms terms) {
    List<PositionLeg> legs = terms.legs();
    int most = terms.marginMode() == MarginMode.ISOLATED ? 1 : 2;
    if (legs.isEmpty() || legs.size() > most) {
      throw new IllegalArgumentException(
          terms.marginMode() + " terms must have "
              + (most == 1 ? "1 leg" : "1 or 2 legs")
              + ", had " + legs.size());
    }
    if (legs.size() == 2 && legs.get(0).side() == legs.get(1).side()) {
      throw new IllegalArgumentException(
          "a hedge must have a LONG and a SHORT leg, had two " + legs.get(0).side());
    }
    if (legs.stream().allMatch(leg -> leg.quantity().signum() == 0)) {
      throw new IllegalArgumentException("quantity must be > 0, was 0");
    }
  }

  private static void checkUnit(ContractType contractType, MarginTiers table) {
    boolean linear = table.unit() == MarginTiers.Unit.QUOTE;
    if (linear != (contractType == ContractType.LINEAR)) {
      throw new IllegalArgumentException(
          contractType + " contracts need tiers in "
              + (linear ? MarginTiers.Unit.COIN : MarginTiers.Unit.QUOTE)
              + ", were in " + table.unit());
    }
  }

  static BigDecimal ownMargin(
      PositionTerms terms,
      Optional<BigDecimal> leverage,
      Optional<BigDecimal> walletBalance,
      Optional<BigDecimal> accountValue) {
    long given =
        Stream.of(leverage, walletBalance, accountValue).filter(Optional::isPresent).count();
    if (given != 1) {
      throw new IllegalArgumentException(
          "margin must be given in 1 way (leverage, walletBalance or accountValue), was in "
              + given);
    }
    if (leverage.isPresent()) {
      return initialMargin(terms, leverage.get());
    }
    return walletBalance.orElseGet(
        () -> accountValue.orElseThrow().subtract(unrealizedPnl(terms), DECIMAL128));
  }

  /** Linear {@code QE/L}, inverse {@code N/(EL)}: at the entry price, never at the mark. */
  private static BigDecimal initialMargin(PositionTerms terms, BigDecimal leverage) {
    positive("leverage", leverage);
    if (terms.legs().size() != 1) {
      throw new IllegalArgumentException(
          "leverage gives the margin of 1 leg; a hedge needs walletBalance");
    }
    PositionLeg leg = terms.legs().get(0);
    return terms.notional(leg, leg.entryPrice()).divide(leverage, DECIMAL128);
  }

  /** Linear {@code sQ(mark - E)}, inverse {@code sN(1/E - 1/mark)}, over the legs. */
  private static BigDecimal unrealizedPnl(PositionTerms terms) {
    BigDecimal mark = terms.markPrice().orElseThrow();
    BigDecimal pnl = BigDecimal.ZERO;
    for (PositionLeg leg : terms.legs()) {
      BigDecimal gain =
          terms.notional(leg, mark).subtract(terms.notional(leg, leg.entryPrice()));
      pnl = terms.direction(leg.side()) > 0 ? pnl.add(gain) : pnl.subtract(gain);
    }
    return pnl;
  }

  private static void positive(String name, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(name + " must be > 0, was " + value.toPlainString());
    }
  }

  private static void notNegative(String name, BigDecimal value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(name + " must be >= 0, was " + value.toPlainString());
    }
  }

  private static void fraction(String name, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(name + " must be in [0, 1), was " + value.toPlainString());
    }
  }

  private static void zero(String name, BigDecimal value) {
    if (value.signum() != 0) {
      throw new IllegalArgumentException(
          name + " of an isolated position must be 0, was " + value.toPlainString());
    }
  }
}
