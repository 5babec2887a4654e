// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionLeg;
import io.github.liqscape.instrument.PositionSide;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
 * unit), {@code entryPrice}; if wanted {@code liquidationPrice}, {@code marginMode} (ISOLATED or
 * CROSS), {@code leverage}, {@code asOf} (a time as above). A second row of one symbol and side is
 * a problem.
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
    return OwnTable.csv(text).read(positions(instruments));
  }

  /** Positions from JSON; {@code instruments} finds an instrument by its symbol. */
  public static Imported<OwnPosition> positionsFromJson(
      String text, Function<String, Optional<Instrument>> instruments) {
    return OwnTable.json(text).read(positions(instruments));
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

  private static OwnRow.Reader<OwnPosition> positions(
      Function<String, Optional<Instrument>> instruments) {
    Map<String, Long> seen = new HashMap<>();
    return row -> {
      OwnPosition position = position(row, instruments);
      Long before =
          seen.putIfAbsent(position.instrument() + " " + position.leg().side(), row.line());
      if (before != null) {
        throw new OwnRow.FieldException(
            "side",
            "of " + position.instrument() + " was already on line " + before + ": "
                + position.leg().side());
      }
      return position;
    };
  }

  private static OwnPosition position(
      OwnRow row, Function<String, Optional<Instrument>> instruments)
      throws OwnRow.FieldException {
    Instrument instrument = instrument(row, instruments);
    BigDecimal size = row.positive("quantity").multiply(instrument.contractSize());
    return new OwnPosition(
        instrument,
        new PositionLeg(
            row.oneOf("side", PositionSide.class), size, row.positive("entryPrice"),
            Optional.empty()),
        notBelowZero(row, "liquidationPrice"),
        row.optional("marginMode").isEmpty()
            ? Optional.empty()
            : Optional.of(row.oneOf("marginMode", MarginMode.class)),
        row.optional("leverage").isEmpty()
            ? Double.NaN
            : row.positive("leverage").doubleValue(),
        row.optional("asOf").isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(row.nanos("asOf")));
  }

  private static double notBelowZero(OwnRow row, String name) throws OwnRow.FieldException {
    double value = row.number(name);
    if (value < 0) {
      throw new OwnRow.FieldException(name, "must be >= 0, was " + value);
    }
    return value;
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
