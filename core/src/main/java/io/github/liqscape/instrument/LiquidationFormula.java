// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The published formulas for the mark price at which a position is liquidated.
 *
 * <p>They are few when written in one notation. s is +1 for LONG and -1 for SHORT, Q and E quantity
 * and entry price of a linear contract, N the size in quote currency of an inverse one, WB the
 * wallet balance, TMM and UPNL maintenance margin and unrealised profit of other positions on it, m
 * and c rate and deduction of the tier. Most venues solve equity = maintenance margin with the tier
 * that holds at the solution; older formulas freeze the maintenance margin at the entry price.
 * Where a formula is the same algebra under another venue's name it still has its own constant,
 * since that is what a reader looks for, but it is computed in one place only.
 *
 * <p>All are computed in {@link java.math.MathContext#DECIMAL128}; results are not rounded to the
 * tick. The trigger is always the mark price. A cross price assumes that no other position moves.
 */
public enum LiquidationFormula {
  /**
   * Binance USD-M, one-way, isolated or cross, and each leg of a hedge with isolated margin: {@code
   * (WB - TMM + UPNL + c - s Q E) / (Q (m - s))}. Source: Binance FAQ
   * b3c689c1f50a44cabb3a84e663b81d93.
   */
  BINANCE_USDM(ContractType.LINEAR, Algebra.TIER_AT_LIQUIDATION, 1),

  /**
   * Binance USD-M, hedge on a shared wallet, one price for both legs: the sums over the legs in
   * place of the terms of one. A nearly flat hedge has two prices, one on each side of the mark.
   * Source: Binance FAQ b3c689c1f50a44cabb3a84e663b81d93.
   */
  BINANCE_USDM_HEDGE_CROSS(ContractType.LINEAR, Algebra.TIER_AT_LIQUIDATION, 2),

  /**
   * Binance COIN-M: {@code N (m + s) / (WB - TMM + UPNL + c + s N / E)}, summed over the legs of a
   * hedge. Source: Binance FAQ ceccfcfb4e3a45e3b48b0b1bb1a8ae46.
   */
  BINANCE_COINM(ContractType.INVERSE, Algebra.TIER_AT_LIQUIDATION, 2),

  /**
   * Bybit linear, isolated, since 2025-09-02: {@code (Q E (1 - s/L) - s (X + c)) / (Q (1 - s m))}.
   * That is {@link #BINANCE_USDM} with {@code WB = Q E / L + X}: the closing fee stands in initial
   * and in maintenance margin and cancels. Derived from Bybit's "Understanding the Adjustment and
   * Impact of the New Margin Calculation".
   */
  BYBIT_LINEAR_2025(ContractType.LINEAR, Algebra.TIER_AT_LIQUIDATION, MarginMode.ISOLATED),

  /**
   * Bybit linear, isolated, before 2025-09-02: {@code E - s (IM - MM + X) / Q} with {@code MM = Q E
   * m - c} taken at entry. Only for replaying older data. Source: Bybit's "Liquidation Price (USDT
   * Contract)".
   */
  BYBIT_LINEAR_LEGACY(ContractType.LINEAR, Algebra.MAINTENANCE_AT_ENTRY, MarginMode.ISOLATED),

  /**
   * Bybit inverse, isolated: {@code N (s + m) / (s N/E + N/(E L) + X/(1 + s tau) + c)}, tau being
   * the taker fee rate. Source: Bybit's "Liquidation Price Calculation under Isolated Mode (Unified
   * Trading Account)", 2026-05-27.
   */
  BYBIT_INVERSE_2026(ContractType.INVERSE, Algebra.TIER_AT_LIQUIDATION, MarginMode.ISOLATED),

  /**
   * Bybit inverse, isolated, older text: {@code N / (N/E + s (IM + X - MM))}, margins taken at
   * entry. Source: Bybit's text of that name before 2026.
   */
  BYBIT_INVERSE_LEGACY(ContractType.INVERSE, Algebra.MAINTENANCE_AT_ENTRY, MarginMode.ISOLATED),

  /**
   * The same algebra elsewhere; without X and c it is {@code E / (1 + s (1/L - m))}. Source:
   * help.mcs.io, article 360041008371.
   */
  INVERSE_ISOLATED_LEGACY(ContractType.INVERSE, Algebra.MAINTENANCE_AT_ENTRY, MarginMode.ISOLATED),

  /**
   * Bybit inverse on a shared wallet in 2020, B being the balance without order margin: {@code BP =
   * (1 + tau) N / (N/E + B)}, {@code 1/LP = 1/E + (B - m N/E - tau N/BP) / N}. The text shows LONG;
   * a SHORT is its mirror image and flagged as an estimate. Source: help.bybit.com, article
   * 360039261334.
   */
  BYBIT_INVERSE_CROSS_2020(ContractType.INVERSE, Algebra.BYBIT_CROSS_2020, MarginMode.CROSS),

  /**
   * Bybit linear on a unified account: {@code (MB - s Q mark + c - fee - TMM) / (Q (m - s))}, MB
   * being the margin balance at the mark and the fee that of closing at the mark. No official
   * closed form is known: the result is always flagged as an estimate. Give MB as account value.
   */
  BYBIT_UTA_CROSS_ESTIMATE(ContractType.LINEAR, Algebra.TIER_AT_LIQUIDATION, MarginMode.CROSS),

  /**
   * Hyperliquid: {@code mark - s (AV - Q mark l) / Q / (1 - l s)} with {@code l = 1 / (2
   * maxLeverage)}, the maintenance rate. AV is the account value at the mark, {@code WB + s Q (mark
   * - E)}: the mark cancels, and {@link #BINANCE_USDM} with {@code m = l} remains. Source:
   * hyperliquid.gitbook.io, Liquidations.
   */
  HYPERLIQUID(ContractType.LINEAR, Algebra.TIER_AT_LIQUIDATION, 1),

  /**
   * Gate and OKX, isolated, with the fee of closing: {@code (E - s (WB + c)/Q) / (1 - s (m +
   * tau))}. Source: the venues' texts as tested in freqtrade/freqtrade,
   * tests/exchange/test_exchange.py.
   */
  GATE_OKX_ISOLATED(ContractType.LINEAR, Algebra.TIER_AT_LIQUIDATION_WITH_FEE, MarginMode.ISOLATED),

  /**
   * Phemex, the same formula as {@link #GATE_OKX_ISOLATED}. Source:
   * phemex.com/help-center/liq-price-for-USDTM.
   */
  PHEMEX_LINEAR(ContractType.LINEAR, Algebra.TIER_AT_LIQUIDATION_WITH_FEE, 1);

  /** How a formula treats the maintenance margin. */
  enum Algebra {
    TIER_AT_LIQUIDATION,
    TIER_AT_LIQUIDATION_WITH_FEE,
    MAINTENANCE_AT_ENTRY,
    BYBIT_CROSS_2020
  }

  /** 2025-09-02T00:00Z: Bybit takes maintenance margin on mark value from here on. */
  private static final long BYBIT_MARGIN_CHANGE_NANOS = 1_756_771_200_000_000_000L;

  private final ContractType contractType;
  private final Algebra algebra;
  private final int mostLegs;
  private final Optional<MarginMode> onlyMode;

  /** For a position on this kind of margin only. */
  LiquidationFormula(ContractType contractType, Algebra algebra, MarginMode mode) {
    this(contractType, algebra, 1, Optional.of(mode));
  }

  /** For a position, or with 2 legs a hedge, on either kind of margin. */
  LiquidationFormula(ContractType contractType, Algebra algebra, int mostLegs) {
    this(contractType, algebra, mostLegs, Optional.empty());
  }

  LiquidationFormula(
      ContractType contractType, Algebra algebra, int mostLegs, Optional<MarginMode> onlyMode) {
    this.contractType = contractType;
    this.algebra = algebra;
    this.mostLegs = mostLegs;
    this.onlyMode = onlyMode;
  }

  /**
   * The formula with this id.
   *
   * @param id a constant's name; {@code BINANCE_USDM_TIERED}, as rows call {@link #BINANCE_USDM}
   * whose
   *     tier was looked up, is understood too
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static LiquidationFormula ofId(String id) {
    if (id.equals("BINANCE_USDM_TIERED")) {
      return BINANCE_USDM;
    }
    return Arrays.stream(values())
        .filter(formula -> formula.name().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "formula must be one of "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))
                        + ", was '" + id + "'"));
  }

  /** Bybit's formula for isolated linear positions at this time: it changed on 2025-09-02 (UTC). */
  public static LiquidationFormula bybitLinear(long epochNanos) {
    return epochNanos < BYBIT_MARGIN_CHANGE_NANOS ? BYBIT_LINEAR_LEGACY : BYBIT_LINEAR_2025;
  }

  /** The contracts it is for. */
  public ContractType contractType() {
    return contractType;
  }

  Algebra algebra() {
    return algebra;
  }

  /**
   * The liquidation price, or that there is none.
   *
   * @throws IllegalArgumentException if the terms are of another contract type or margin mode than
   *     the formula is for, have more legs, name no maintenance margin, or lack a number it reads
   */
  public LiquidationPrice price(PositionTerms terms) {
    if (terms.contractType() != contractType) {
      throw new IllegalArgumentException(
          this + " is for " + contractType + " contracts, terms were " + terms.contractType());
    }
    if (terms.legs().size() > mostLegs) {
      throw new IllegalArgumentException(
          this + " is for " + mostLegs + " leg, terms had " + terms.legs().size());
    }
    if (onlyMode.isPresent() && onlyMode.get() != terms.marginMode()) {
      throw new IllegalArgumentException(
          this + " is for " + onlyMode.get() + " margin, terms were " + terms.marginMode());
    }
    return new LiquidationSolver(this, terms).solve();
  }

  /**
   * The mark price that triggered the liquidation of which the venue printed the bankruptcy price:
   * linear {@code (BP - s c/Q) / (1 - s m)}, inverse {@code N (m + s) / (c + s N/BP)}. Always
   * flagged as an estimate: the size printed can be a part, and its tier too low.
   *
   * @param quantity the size printed: base coins (linear) or quote currency (inverse)
   */
  public static LiquidationPrice triggerOfBankruptcy(
      PositionSide side, BigDecimal quantity, BigDecimal bankruptcyPrice, MarginTiers tiers) {
    boolean linear = tiers.unit() == MarginTiers.Unit.QUOTE;
    // An entry at the bankruptcy price with an empty wallet has the same equity at every price.
    PositionTerms terms =
        PositionTerms.isolated(linear ? ContractType.LINEAR : ContractType.INVERSE)
            .position(side, quantity, bankruptcyPrice)
            .walletBalance(BigDecimal.ZERO)
            .tiers(tiers)
            .build();
    return (linear ? BINANCE_USDM : BINANCE_COINM).price(terms).asEstimate();
  }
}
