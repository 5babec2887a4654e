// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static java.math.MathContext.DECIMAL128;

import io.github.liqscape.instrument.LiquidationPrice.Flag;
import io.github.liqscape.instrument.MarginTiers.Tier;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Applies one formula to one set of terms. */
final class LiquidationSolver {

  private final LiquidationFormula formula;
  private final PositionTerms terms;
  private final EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);

  LiquidationSolver(LiquidationFormula formula, PositionTerms terms) {
    this.formula = formula;
    this.terms = terms;
  }

  LiquidationPrice solve() {
    return switch (formula.algebra()) {
      case TIER_AT_LIQUIDATION -> atLiquidation(BigDecimal.ZERO);
      case TIER_AT_LIQUIDATION_WITH_FEE -> atLiquidation(terms.takerFeeRate());
      case MAINTENANCE_AT_ENTRY -> atEntry(BigDecimal.ZERO, terms.bankruptcyPrice());
      case BYBIT_CROSS_2020 -> bybitCross2020();
    };
  }

  private LiquidationPrice atLiquidation(BigDecimal closingFeeRate) {
    if (formula == LiquidationFormula.BYBIT_UTA_CROSS_ESTIMATE) {
      flags.add(Flag.ESTIMATE);
    }
    BigDecimal wallet =
        terms
            .ownMargin()
            .add(addedMargin())
            .subtract(terms.otherMaintenanceMargin())
            .add(terms.otherUnrealizedPnl())
            .subtract(closingFeeAtMark());
    MarginEquation equation = MarginEquation.ofMaintenance(terms, wallet, closingFeeRate);
    List<MarginEquation.Root> roots = equation.roots();
    if (roots.isEmpty()) {
      return none(equation.solventAtInfinity(), terms.bankruptcyPrice());
    }
    if (roots.stream().anyMatch(MarginEquation.Root::beyondLastTier)) {
      flags.add(Flag.BEYOND_LAST_TIER);
    }
    BigDecimal reference = terms.referencePrice();
    List<LiquidationLevel> levels =
        roots.stream()
            .map(root -> level(root.x(), root.rising(), root.tiers()))
            .sorted(Comparator.comparing(level -> level.price().subtract(reference).abs()))
            .toList();
    return new LiquidationPrice.At(levels, terms.bankruptcyPrice(), basis());
  }

  /** What added margin is worth: in Bybit's inverse text its closing fee is taken off first. */
  private BigDecimal addedMargin() {
    if (formula != LiquidationFormula.BYBIT_INVERSE_2026) {
      return terms.addedMargin();
    }
    return terms.addedMargin().divide(onePlusSignedFee(), DECIMAL128);
  }

  private BigDecimal closingFeeAtMark() {
    if (formula != LiquidationFormula.BYBIT_UTA_CROSS_ESTIMATE) {
      return BigDecimal.ZERO;
    }
    BigDecimal mark =
        terms
            .markPrice()
            .orElseThrow(
                () -> new IllegalArgumentException(formula + " needs the mark price, had none"));
    return leg().quantity().multiply(mark).multiply(terms.takerFeeRate());
  }

  /** {@code x = (q x0 - u (WB - MM(q x0))) / q}: the maintenance margin is frozen at entry. */
  private LiquidationPrice atEntry(BigDecimal closingFee, Optional<BigDecimal> bankruptcyPrice) {
    PositionLeg leg = leg();
    BigDecimal notional = terms.notional(leg, leg.entryPrice());
    Tier tier = tierAt(leg, notional);
    BigDecimal margin =
        terms.walletBalance().subtract(tier.maintenanceMargin(notional)).subtract(closingFee);
    boolean rising = terms.direction(leg.side()) > 0;
    BigDecimal x =
        (rising ? notional.subtract(margin) : notional.add(margin))
            .divide(leg.quantity(), DECIMAL128);
    if (x.signum() <= 0) {
      return none(rising, bankruptcyPrice);
    }
    return new LiquidationPrice.At(
        List.of(level(x, rising, List.of(tier))), bankruptcyPrice, basis());
  }

  private Tier tierAt(PositionLeg leg, BigDecimal notional) {
    if (leg.knownTier().isPresent() || terms.tiers().isEmpty()) {
      return terms.tiersOf(leg).get(0);
    }
    MarginTiers table = terms.tiers().get();
    if (table.beyondLastTier(notional)) {
      flags.add(Flag.BEYOND_LAST_TIER);
    }
    return table.tierAt(notional);
  }

  private LiquidationPrice bybitCross2020() {
    if (terms.otherMaintenanceMargin().signum() != 0 || terms.otherUnrealizedPnl().signum() != 0) {
      throw new IllegalArgumentException(
          formula + " knows no other positions: their maintenance margin must be 0, was "
              + terms.otherMaintenanceMargin().toPlainString()
              + ", and their unrealised PnL 0, was "
              + terms.otherUnrealizedPnl().toPlainString());
    }
    PositionLeg leg = leg();
    if (leg.side() == PositionSide.SHORT) {
      flags.add(Flag.ESTIMATE);
    }
    Optional<BigDecimal> bankruptcyPrice =
        terms.bankruptcyPrice().map(price -> price.multiply(onePlusSignedFee(), DECIMAL128));
    BigDecimal closingFee =
        bankruptcyPrice
            .map(price -> terms.takerFeeRate().multiply(leg.quantity()).divide(price, DECIMAL128))
            .orElse(BigDecimal.ZERO);
    return atEntry(closingFee, bankruptcyPrice);
  }

  private BigDecimal onePlusSignedFee() {
    BigDecimal fee = terms.takerFeeRate();
    return leg().side() == PositionSide.LONG
        ? BigDecimal.ONE.add(fee)
        : BigDecimal.ONE.subtract(fee);
  }

  private LiquidationLevel level(BigDecimal x, boolean rising, List<Tier> tiers) {
    boolean linear = terms.contractType() == ContractType.LINEAR;
    return new LiquidationLevel(
        terms.priceAt(x),
        rising == linear ? PositionSide.LONG : PositionSide.SHORT,
        terms.referencePrice(),
        tiers);
  }

  private LiquidationPrice none(boolean solvent, Optional<BigDecimal> bankruptcyPrice) {
    return solvent
        ? new LiquidationPrice.Never(bankruptcyPrice, basis())
        : new LiquidationPrice.AtEveryPrice(bankruptcyPrice, basis());
  }

  private LiquidationBasis basis() {
    return new LiquidationBasis(formula, flags, terms.tiers());
  }

  private PositionLeg leg() {
    return terms.legs().get(0);
  }
}
