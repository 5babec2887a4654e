// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.examples.cli.RowFields.Range;
import io.github.liqscape.instrument.LiquidationLevel;
import io.github.liqscape.instrument.LiquidationPrice;
import io.github.liqscape.recorded.CsvRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was computed for a row, and whether it is what the row expects.
 *
 * @param id the row's id
 * @param formula the row's formula
 * @param side LONG, SHORT or both of a hedge
 * @param liquidation first liquidation price
 * @param others a hedge's second liquidation price
 * @param bankruptcy bankruptcy price
 * @param tolerance largest absolute error allowed
 * @param note flags, or why there is no liquidation price; may be empty
 */
record LiqPriceVerdict(
    String id,
    String formula,
    String side,
    Comparison liquidation,
    List<BigDecimal> others,
    Comparison bankruptcy,
    BigDecimal tolerance,
    String note) {

  /** What the comparison says. */
  enum Outcome {
    /** Every expected price is met. */
    OK,
    /** An expected price is not met, or there is no such price. */
    MISS,
    /** The row expects nothing. */
    NOT_TESTED
  }

  /**
   * A computed price beside the expected one.
   *
   * @param computed empty if there is none
   * @param expected empty if the row does not say
   */
  record Comparison(Optional<BigDecimal> computed, Optional<BigDecimal> expected) {

    /** The absolute error; empty if one of the two is missing. */
    Optional<BigDecimal> error() {
      return computed.flatMap(c -> expected.map(e -> c.subtract(e).abs()));
    }

    boolean missed(BigDecimal tolerance) {
      return expected.isPresent() && error().filter(e -> e.compareTo(tolerance) <= 0).isEmpty();
    }
  }

  Outcome outcome() {
    if (liquidation.missed(tolerance) || bankruptcy.missed(tolerance)) {
      return Outcome.MISS;
    }
    return liquidation.expected().isEmpty() && bankruptcy.expected().isEmpty()
        ? Outcome.NOT_TESTED
        : Outcome.OK;
  }

  static LiqPriceVerdict of(CsvRow csv) {
    RowFields fields = new RowFields(csv);
    String id = fields.required("id");
    BigDecimal tolerance = fields.requiredNumber("tolerance", Range.NOT_NEGATIVE);
    Optional<BigDecimal> expected = fields.number("expected_liquidation_price", Range.POSITIVE);
    Optional<BigDecimal> expectedBankruptcy =
        fields.number("expected_bankruptcy_price", Range.POSITIVE);
    LiqPriceRow row = LiqPriceRow.of(fields);
    Optional<LiquidationPrice> result = priced(row, fields);
    List<BigDecimal> prices = result.map(r -> prices(r, row.buffer())).orElse(List.of());
    return new LiqPriceVerdict(
        id,
        fields.text("formula"),
        fields.text("side"),
        new Comparison(prices.stream().findFirst(), expected),
        prices.stream().skip(1).toList(),
        new Comparison(
            result.map(LiquidationPrice::bankruptcyPrice).orElseGet(row.terms()::bankruptcyPrice),
            expectedBankruptcy),
        tolerance,
        result.map(LiqPriceVerdict::note).orElse("bankruptcy price only"));
  }

  private static Optional<LiquidationPrice> priced(LiqPriceRow row, RowFields fields) {
    try {
      return row.formula().map(formula -> formula.price(row.terms()));
    } catch (IllegalArgumentException e) {
      throw fields.malformed("formula", e);
    }
  }

  private static List<BigDecimal> prices(LiquidationPrice result, BigDecimal buffer) {
    return result instanceof LiquidationPrice.At at
        ? at.levels().stream().map(l -> l.buffered(buffer)).map(LiquidationLevel::price).toList()
        : List.of();
  }

  private static String note(LiquidationPrice result) {
    String flags =
        String.join(" ", result.basis().flags().stream().map(Enum::name).sorted().toList());
    return switch (result) {
      case LiquidationPrice.At at -> flags;
      case LiquidationPrice.Never never -> ("never liquidated " + flags).strip();
      case LiquidationPrice.AtEveryPrice always ->
          ("under margin at every price " + flags).strip();
    };
  }
}
