// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionLeg;
import io.github.liqscape.instrument.PositionSide;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the user's own fills and positions. CSV: comma-separated, the first line names the columns
 * in any order and case, further columns are passed over. JSON: an array of objects with the same
 * names.
 *
 * <p>Fills: {@code symbol}, {@code time} (ISO-8601 with a zone, or epoch milliseconds), {@code
 * side} (BUY or SELL), {@code price}, {@code quantity} (in the venue's unit); if wanted {@code
 * orderId}, {@code tradeId}, {@code fee}. A trade id that was seen before is a problem, never a
 * second fill.
 *
 * <p>Positions: {@code symbol}, {@code side} (LONG or SHORT), {@code quantity} (in the venue's
 * unit), {@code entryPrice}; if wanted {@code liquidationPrice}.
 */
public final class OwnRecords {

  private OwnRecords() {}

  /** Fills from CSV; {@code instruments} finds an instrument by its symbol. */
  public static Imported<OwnFill> fillsFromCsv(
      String text, Function<String, Optional<Instrument>> instruments) {
    return OwnTable.csv(text).read(fills(instruments));
  }

  /** Fills from JSON; {@code instruments} finds an instrument by its symbol. */
  public static Imported<OwnFill> fillsFromJson(
      String text, Function<String, Optional<Instrument>> instruments) {
    return OwnTable.json(text).read(fills(instruments));
  }

  /** Positions from CSV; {@code instruments} finds an instrument by its symbol. */
  public static Imported<OwnPosition> positionsFromCsv(
      String text, Function<String, Optional<Instrument>> instruments) {
    return OwnTable.csv(text).read(row -> position(row, instruments));
  }

  /** Positions from JSON; {@code instruments} finds an instrument by its symbol. */
  public static Imported<OwnPosition> positionsFromJson(
      String text, Function<String, Optional<Instrument>> instruments) {
    return OwnTable.json(text).read(row -> position(row, instruments));
  }

  private static OwnRow.Reader<OwnFill> fills(
      Function<String, Optional<Instrument>> instruments) {
    Map<String, Long> seen = new HashMap<>();
    return row -> {
      OwnFill fill =
          new OwnFill(
              instrument(row, instruments), row.optional("orderId"), row.optional("tradeId"),
              row.nanos("time"), row.oneOf("side", OrderSide.class),
              row.positive("price").doubleValue(), row.positive("quantity").doubleValue(),
              row.number("fee"));
      if (!fill.tradeId().isEmpty()) {
        Long before = seen.putIfAbsent(fill.instrument() + " " + fill.tradeId(), row.line());
        if (before != null) {
          throw new OwnRow.FieldException(
              "tradeId", "was already on line " + before + ": " + fill.tradeId());
        }
      }
      return fill;
    };
  }

  private static OwnPosition position(
      OwnRow row, Function<String, Optional<Instrument>> instruments)
      throws OwnRow.FieldException {
    Instrument instrument = instrument(row, instruments);
    BigDecimal size = row.positive("quantity").multiply(instrument.contractSize());
    double liquidation = row.number("liquidationPrice");
    if (liquidation < 0) {
      throw new OwnRow.FieldException("liquidationPrice", "must be >= 0, was " + liquidation);
    }
    return new OwnPosition(
        instrument,
        new PositionLeg(
            row.oneOf("side", PositionSide.class), size, row.positive("entryPrice"),
            Optional.empty()),
        liquidation);
  }

  private static Instrument instrument(
      OwnRow row, Function<String, Optional<Instrument>> instruments)
      throws OwnRow.FieldException {
    String symbol = row.text("symbol");
    Optional<Instrument> found = instruments.apply(symbol);
    if (found.isEmpty()) {
      throw new OwnRow.FieldException("symbol", "is not known: '" + symbol + "'");
    }
    return found.get();
  }
}
