// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static java.math.MathContext.DECIMAL128;

import io.github.liqscape.instrument.MarginTiers.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a {@link LiquidationFormula} may ask about a position: its legs, the money behind it
 * and its maintenance margin.
 *
 * <p>Quantities are base coins (linear) or quote currency (inverse: contracts x contract size).
 * Amounts of margin are quote currency (linear) or coin (inverse).
 *
 * <pre>{@code
 * PositionTerms.isolated(ContractType.LINEAR)
 *     .position(PositionSide.SHORT, new BigDecimal("29"), new BigDecimal("100000"))
 *     .leverage(new BigDecimal("20"))
 *     .tiers(KnownMarginTiers.binanceBtcusdt2026())
 *     .build();
 * }</pre>
 *
 * <p>Immutable.
 */
public final class PositionTerms {

  private final ContractType contractType;
  private final MarginMode marginMode;
  private final List<PositionLeg> legs;
  private final BigDecimal ownMargin;
  private final BigDecimal addedMargin;
  private final BigDecimal otherMaintenanceMargin;
  private final BigDecimal otherUnrealizedPnl;
  private final BigDecimal takerFeeRate;
  private final Optional<BigDecimal> markPrice;
  private final Optional<MarginTiers> tiers;

  private PositionTerms(Builder b) {
    contractType = b.contractType;
    marginMode = b.marginMode;
    legs = List.copyOf(b.legs);
    addedMargin = b.addedMargin;
    otherMaintenanceMargin = b.otherMaintenanceMargin;
    otherUnrealizedPnl = b.otherUnrealizedPnl;
    takerFeeRate = b.takerFeeRate;
    markPrice = b.markPrice;
    tiers = b.tiers;
    PositionTermsRules.check(this);
    ownMargin = PositionTermsRules.ownMargin(this, b.leverage, b.walletBalance, b.accountValue);
  }

  /** Starts an isolated position: what stands behind it is its own margin. */
  public static Builder isolated(ContractType contractType) {
    return new Builder(contractType, MarginMode.ISOLATED);
  }

  /** Starts a position, or a hedge of two legs, on a shared wallet. */
  public static Builder cross(ContractType contractType) {
    return new Builder(contractType, MarginMode.CROSS);
  }

  public ContractType contractType() {
    return contractType;
  }

  public MarginMode marginMode() {
    return marginMode;
  }

  /** One leg, or the LONG and the SHORT leg of a hedge. */
  public List<PositionLeg> legs() {
    return legs;
  }

  /** The wallet balance without added margin: given, or initial margin at the entry price. */
  public BigDecimal ownMargin() {
    return ownMargin;
  }

  /** Margin added by hand. */
  public BigDecimal addedMargin() {
    return addedMargin;
  }

  /** The wallet balance behind the position, unrealised profit excluded: own + added margin. */
  public BigDecimal walletBalance() {
    return ownMargin.add(addedMargin);
  }

  /** Maintenance margin of the other contracts on the same wallet. */
  public BigDecimal otherMaintenanceMargin() {
    return otherMaintenanceMargin;
  }

  /** Unrealised profit of the other contracts on the same wallet, frozen at their present mark. */
  public BigDecimal otherUnrealizedPnl() {
    return otherUnrealizedPnl;
  }

  /** Taker fee, a fraction. Only formulas with a closing fee read it. */
  public BigDecimal takerFeeRate() {
    return takerFeeRate;
  }

  public Optional<BigDecimal> markPrice() {
    return markPrice;
  }

  /** The margin table, if the legs do not name their tier. */
  public Optional<MarginTiers> tiers() {
    return tiers;
  }

  /**
   * The price at which equity is zero, closing fee excluded: isolated linear {@code E - s WB/Q},
   * inverse {@code N/(N/E + s WB)}. On a shared wallet the account's equity is meant, other
   * positions standing still. Empty if there is no such positive price. Not rounded.
   */
  public Optional<BigDecimal> bankruptcyPrice() {
    return MarginEquation.ofEquity(this).roots().stream()
        .map(root -> priceAt(root.x()))
        .findFirst();
  }

  /**
   * The price around which liquidation prices are ordered: the entry of a one-way position; of a
   * hedge the mark, or the mean entry by quantity if no mark was given.
   */
  BigDecimal referencePrice() {
    if (legs.size() == 1) {
      return legs.get(0).entryPrice();
    }
    return markPrice.orElseGet(
        () -> {
          BigDecimal quantity = BigDecimal.ZERO;
          BigDecimal value = BigDecimal.ZERO;
          for (PositionLeg leg : legs) {
            quantity = quantity.add(leg.quantity());
            value = value.add(leg.quantity().multiply(leg.entryPrice()));
          }
          return value.divide(quantity, DECIMAL128);
        });
  }

  /** The price of a {@link MarginEquation} coordinate. */
  BigDecimal priceAt(BigDecimal x) {
    return contractType == ContractType.LINEAR ? x : BigDecimal.ONE.divide(x, DECIMAL128);
  }

  /**
   * What a leg is worth at a price: quote currency (linear) or coin (inverse). Always computed by
   * one division, so that a margin equal to the notional cancels to exactly zero.
   */
  BigDecimal notional(PositionLeg leg, BigDecimal price) {
    return contractType == ContractType.LINEAR
        ? leg.quantity().multiply(price)
        : leg.quantity().divide(price, DECIMAL128);
  }

  /** +1 if a leg of this side loses while the coordinate falls, else -1. */
  int direction(PositionSide side) {
    return contractType == ContractType.LINEAR ? side.sign() : -side.sign();
  }

  /** The tiers a leg can be in: its known tier, or the table. */
  List<Tier> tiersOf(PositionLeg leg) {
    return leg.knownTier()
        .map(List::of)
        .or(() -> tiers.map(MarginTiers::tiers))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the maintenance margin is unknown: give tiers(...) or maintenance(...)"));
  }

  /** Collects the terms. Margin is given in exactly one of three ways. */
  public static final class Builder {
    private final ContractType contractType;
    private final MarginMode marginMode;
    private final List<PositionLeg> legs = new ArrayList<>();
    private Optional<BigDecimal> leverage = Optional.empty();
    private Optional<BigDecimal> walletBalance = Optional.empty();
    private Optional<BigDecimal> accountValue = Optional.empty();
    private BigDecimal addedMargin = BigDecimal.ZERO;
    private BigDecimal otherMaintenanceMargin = BigDecimal.ZERO;
    private BigDecimal otherUnrealizedPnl = BigDecimal.ZERO;
    private BigDecimal takerFeeRate = BigDecimal.ZERO;
    private Optional<BigDecimal> markPrice = Optional.empty();
    private Optional<MarginTiers> tiers = Optional.empty();

    private Builder(ContractType contractType, MarginMode marginMode) {
      this.contractType = Objects.requireNonNull(contractType, "contractType");
      this.marginMode = marginMode;
    }

    /** Adds a leg: once for a one-way position, twice, LONG and SHORT, for a cross hedge. */
    public Builder position(PositionSide side, BigDecimal quantity, BigDecimal entryPrice) {
      legs.add(new PositionLeg(side, quantity, entryPrice, Optional.empty()));
      return this;
    }

    /**
     * The tier of the leg added last, where it is known: no table is searched.
     *
     * @param rate maintenance margin rate, in [0, 1)
     * @param deduction its deduction, in the settlement asset, >= 0
     */
    public Builder maintenance(BigDecimal rate, BigDecimal deduction) {
      if (legs.isEmpty()) {
        throw new IllegalStateException("maintenance belongs to a position: add that first");
      }
      Tier tier = PositionTermsRules.knownTier(rate, deduction);
      PositionLeg leg = legs.remove(legs.size() - 1);
      legs.add(
          new PositionLeg(leg.side(), leg.quantity(), leg.entryPrice(), Optional.of(tier)));
      return this;
    }

    /** The margin table; each leg's tier is found at the liquidation price. */
    public Builder tiers(MarginTiers table) {
      tiers = Optional.of(table);
      return this;
    }

    /** Margin, first way: initial margin at this leverage and the entry price. One leg. */
    public Builder leverage(BigDecimal value) {
      leverage = Optional.of(value);
      return this;
    }

    /** Margin, second way: the wallet balance, unrealised profit excluded. */
    public Builder walletBalance(BigDecimal amount) {
      walletBalance = Optional.of(amount);
      return this;
    }

    /** Margin, third way: the account value, unrealised profit at this mark price included. */
    public Builder accountValue(BigDecimal amount, BigDecimal atMarkPrice) {
      accountValue = Optional.of(amount);
      return markPrice(atMarkPrice);
    }

    /** Margin added by hand, on top; >= 0. */
    public Builder addedMargin(BigDecimal amount) {
      addedMargin = amount;
      return this;
    }

    /** Maintenance margin of other contracts on the wallet; 0 for isolated positions. */
    public Builder otherMaintenanceMargin(BigDecimal amount) {
      otherMaintenanceMargin = amount;
      return this;
    }

    /** Unrealised profit of other contracts on the wallet; 0 for isolated positions. */
    public Builder otherUnrealizedPnl(BigDecimal amount) {
      otherUnrealizedPnl = amount;
      return this;
    }

    /** Taker fee, a fraction in [0, 1). */
    public Builder takerFeeRate(BigDecimal fraction) {
      takerFeeRate = fraction;
      return this;
    }

    /** The present mark price: orders the two prices of a hedge. */
    public Builder markPrice(BigDecimal price) {
      markPrice = Optional.of(price);
      return this;
    }

    /**
     * The terms.
     *
     * @throws IllegalArgumentException if something is missing, contradicts or is out of range
     */
    public PositionTerms build() {
      return new PositionTerms(this);
    }
  }
}
