// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.instrument.MarginTiers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of {@code risk-limit}, collected over pages and turned into margin tiers. A table with a row
 * that cannot be read is refused as a whole: a tier less would move every liquidation price.
 */
final class RiskLimits {

  private static final double FRACTION = 1;
  private static final double PERCENT = 100;
  private static final double TOLERANCE = 0.05;
  private static final int PERCENT_DIGITS = 2;

  /** A tier as Bybit writes it: its upper limit, rates in percent or as fractions. */
  private record Row(
      BigDecimal limit,
      BigDecimal maintenance,
      BigDecimal initial,
      BigDecimal maxLeverage,
      BigDecimal deduction) {

    /** {@code initialMargin * maxLeverage} is 1 for fractions and 100 for percent. */
    boolean percent() throws Unreadable {
      double product = initial.doubleValue() * maxLeverage.doubleValue();
      if (near(product, FRACTION)) {
        return false;
      }
      if (near(product, PERCENT)) {
        return true;
      }
      throw new Unreadable(
          "initialMargin x maxLeverage must be 1 or 100, was " + initial + " x " + maxLeverage);
    }

    private static boolean near(double value, double target) {
      return Math.abs(value / target - 1) <= TOLERANCE;
    }
  }

  private final Map<String, List<Row>> bySymbol = new LinkedHashMap<>();
  private final Map<String, String> refused = new HashMap<>();

  /** Takes a row. */
  void add(JsonNode row) throws Unreadable {
    String symbol = Nodes.text(row, "symbol");
    try {
      Row read =
          new Row(
              exact(row, "riskLimitValue"),
              exact(row, "maintenanceMargin"),
              exact(row, "initialMargin"),
              exact(row, "maxLeverage"),
              Nodes.optional(row, "mmDeduction").isEmpty()
                  ? BigDecimal.ZERO
                  : exact(row, "mmDeduction"));
      List<Row> rows = bySymbol.computeIfAbsent(symbol, s -> new ArrayList<>());
      if (!rows.contains(read)) {
        rows.add(read);
      }
    } catch (Unreadable e) {
      refused.put(symbol, e.reason());
      throw e;
    }
  }

  private static BigDecimal exact(JsonNode row, String field) throws Unreadable {
    return Nodes.exact(field, Nodes.optional(row, field));
  }

  /** Number of rows read. */
  int size() {
    return bySymbol.values().stream().mapToInt(List::size).sum();
  }

  /**
   * The tables.
   *
   * @param asOf day of the answer
   * @param source its address
   */
  Tables tables(MarginTiers.Unit unit, LocalDate asOf, String source) {
    Map<String, MarginTiers> tables = new LinkedHashMap<>();
    Map<String, String> all = new HashMap<>(refused);
    bySymbol.forEach(
        (symbol, rows) -> {
          if (refused.containsKey(symbol)) {
            return;
          }
          try {
            tables.put(symbol, table(rows, MarginTiers.builder(unit, asOf, source)));
          } catch (Unreadable e) {
            all.put(symbol, e.reason());
          } catch (IllegalArgumentException e) {
            all.put(symbol, Unreadable.oneLine(e.getMessage()));
          }
        });
    return new Tables(tables, all);
  }

  private static MarginTiers table(List<Row> rows, MarginTiers.Builder builder) throws Unreadable {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(Row::limit));
    boolean percent = sorted.getFirst().percent();
    BigDecimal floor = BigDecimal.ZERO;
    for (Row row : sorted) {
      if (row.percent() != percent) {
        throw new Unreadable("rates must be all percent or all fractions");
      }
      BigDecimal rate =
          percent ? row.maintenance().movePointLeft(PERCENT_DIGITS) : row.maintenance();
      builder
          .tier(floor.toPlainString(), row.limit().toPlainString(), rate.toPlainString())
          .deduction(row.deduction().toPlainString())
          .maxLeverage(row.maxLeverage().toPlainString());
      floor = row.limit();
    }
    return builder.build();
  }

  /**
   * What became of the rows.
   *
   * @param tiers by symbol
   * @param refused why a symbol's table was not taken
   */
  record Tables(Map<String, MarginTiers> tiers, Map<String, String> refused) {}
}
