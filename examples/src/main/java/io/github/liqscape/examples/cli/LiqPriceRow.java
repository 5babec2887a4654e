// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.examples.cli.RowFields.Range;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.LiquidationFormula;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.PositionTerms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A position as a row of the CSV file describes it, and the formula it names.
 *
 * @param terms the position
 * @param formula empty if the row asks for the bankruptcy price only
 * @param buffer part of the way to entry by which the price is moved; 0 without {@code +BUFFER}
 */
record LiqPriceRow(PositionTerms terms, Optional<LiquidationFormula> formula, BigDecimal buffer) {

  /** The columns a file must have, in any order. */
  static final List<String> COLUMNS =
      List.of(
          "id", "venue", "contract", "margin_mode", "position_mode", "side", "entry_price",
          "quantity", "quantity_unit", "contract_size", "leverage", "wallet_balance",
          "extra_margin", "maintenance_margin_rate", "maintenance_deduction",
          "other_maintenance_margin", "other_unrealized_pnl", "taker_fee_rate", "mark_price",
          "liquidation_buffer", "expected_liquidation_price", "expected_bankruptcy_price",
          "tolerance", "formula", "kind", "source");

  private static final String BANKRUPTCY_ONLY = "BYBIT_LINEAR_BANKRUPTCY";
  private static final String BUFFER_SUFFIX = "+BUFFER";

  private enum PositionMode {
    ONE_WAY,
    HEDGE
  }

  private enum QuantityUnit {
    BASE,
    CONTRACTS,
    USD
  }

  static LiqPriceRow of(RowFields row) {
    Optional<LiquidationFormula> formula = formula(row);
    return new LiqPriceRow(terms(row, formula), formula, buffer(row));
  }

  private static Optional<LiquidationFormula> formula(RowFields row) {
    String id = row.required("formula");
    if (id.endsWith(BUFFER_SUFFIX)) {
      id = id.substring(0, id.length() - BUFFER_SUFFIX.length());
    }
    if (id.equals(BANKRUPTCY_ONLY)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LiquidationFormula.ofId(id));
    } catch (IllegalArgumentException e) {
      throw row.malformed("formula", e);
    }
  }

  private static BigDecimal buffer(RowFields row) {
    boolean named = row.text("formula").endsWith(BUFFER_SUFFIX);
    Optional<BigDecimal> buffer = row.number("liquidation_buffer", Range.FRACTION);
    if (named && buffer.isEmpty()) {
      throw row.malformed("liquidation_buffer", "must not be empty, the formula names a buffer");
    }
    if (!named && buffer.filter(b -> b.signum() > 0).isPresent()) {
      throw row.malformed("liquidation_buffer", "must be empty, the formula names no buffer");
    }
    return buffer.orElse(BigDecimal.ZERO);
  }

  private static PositionTerms terms(RowFields row, Optional<LiquidationFormula> formula) {
    ContractType contract = row.constant("contract", row.text("contract"), ContractType.class);
    MarginMode mode = row.constant("margin_mode", row.text("margin_mode"), MarginMode.class);
    if (formula.isPresent() && formula.get().contractType() != contract) {
      throw row.malformed(
          "contract",
          "must be " + formula.get().contractType() + " for " + formula.get()
              + ", was " + contract);
    }
    PositionTerms.Builder terms =
        mode == MarginMode.CROSS ? PositionTerms.cross(contract) : PositionTerms.isolated(contract);
    addLegs(terms, row, contract, mode);
    addMargin(terms, row, mode, formula);
    try {
      return terms.build();
    } catch (IllegalArgumentException e) {
      throw row.malformed("side", e);
    }
  }

  private static void addLegs(
      PositionTerms.Builder terms, RowFields row, ContractType contract, MarginMode mode) {
    List<String> sides = row.parts("side");
    int legs = sides.size();
    PositionMode positionMode =
        row.constant("position_mode", row.text("position_mode"), PositionMode.class);
    boolean sharedHedge = positionMode == PositionMode.HEDGE && mode == MarginMode.CROSS;
    if (legs > (sharedHedge ? 2 : 1)) {
      throw row.malformed("side", "must be 1 side, or 2 in a HEDGE on CROSS margin, was " + legs);
    }
    List<BigDecimal> quantities =
        row.numbers("quantity", legs, legs == 1 ? Range.POSITIVE : Range.NOT_NEGATIVE);
    List<BigDecimal> entries = row.numbers("entry_price", legs, Range.POSITIVE);
    List<BigDecimal> rates = row.numbers("maintenance_margin_rate", legs, Range.FRACTION);
    List<BigDecimal> deductions = row.numbers("maintenance_deduction", legs, Range.NOT_NEGATIVE);
    BigDecimal unit = unit(row, contract);
    for (int i = 0; i < legs; i++) {
      terms
          .position(
              row.constant("side", sides.get(i), PositionSide.class),
              quantities.get(i).multiply(unit),
              entries.get(i))
          .maintenance(rates.get(i), deductions.get(i));
    }
  }

  /** What one unit of quantity is: base coins (linear) or quote currency (inverse). */
  private static BigDecimal unit(RowFields row, ContractType contract) {
    String column = "quantity_unit";
    QuantityUnit unit = row.constant(column, row.text(column), QuantityUnit.class);
    if (unit == QuantityUnit.CONTRACTS) {
      return row.requiredNumber("contract_size", Range.POSITIVE);
    }
    QuantityUnit other = contract == ContractType.LINEAR ? QuantityUnit.BASE : QuantityUnit.USD;
    if (unit != other) {
      throw row.malformed(
          column, "must be " + other + " or CONTRACTS for " + contract + ", was " + unit);
    }
    return BigDecimal.ONE;
  }

  private static void addMargin(
      PositionTerms.Builder terms,
      RowFields row,
      MarginMode mode,
      Optional<LiquidationFormula> formula) {
    Optional<BigDecimal> wallet = row.number("wallet_balance", Range.ANY);
    Optional<BigDecimal> leverage = row.number("leverage", Range.POSITIVE);
    Optional<BigDecimal> mark = row.number("mark_price", Range.POSITIVE);
    mark.ifPresent(terms::markPrice);
    if (wallet.isEmpty()) {
      terms.leverage(
          leverage.orElseThrow(
              () -> row.malformed("wallet_balance", "give this or leverage, both are empty")));
    } else if (mode == MarginMode.CROSS && formula.filter(LiqPriceRow::atMark).isPresent()) {
      terms.accountValue(wallet.get(), row.requiredNumber("mark_price", Range.POSITIVE));
    } else {
      terms.walletBalance(wallet.get());
    }
    BigDecimal otherMargin = row.orZero("other_maintenance_margin", Range.NOT_NEGATIVE);
    BigDecimal otherPnl = row.orZero("other_unrealized_pnl", Range.ANY);
    if (mode == MarginMode.ISOLATED && otherMargin.signum() != 0) {
      throw row.malformed("other_maintenance_margin", "must be 0 for ISOLATED");
    }
    if (mode == MarginMode.ISOLATED && otherPnl.signum() != 0) {
      throw row.malformed("other_unrealized_pnl", "must be 0 for ISOLATED");
    }
    terms
        .addedMargin(row.orZero("extra_margin", Range.NOT_NEGATIVE))
        .otherMaintenanceMargin(otherMargin)
        .otherUnrealizedPnl(otherPnl)
        .takerFeeRate(row.orZero("taker_fee_rate", Range.FRACTION));
  }

  /** Whether the wallet column of a cross row holds the account value at the mark. */
  private static boolean atMark(LiquidationFormula formula) {
    return formula == LiquidationFormula.HYPERLIQUID
        || formula == LiquidationFormula.BYBIT_UTA_CROSS_ESTIMATE;
  }
}
