// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.instrument.MarginTiers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The forms in which margin tiers come. {@link MarginTiers} checks them: floors without a gap,
 * rising rates, deductions that keep the margin continuous. Nothing is repaired.
 */
final class Brackets {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Brackets() {}

  /** One tier as text fields of whatever form. */
  private record Row(
      BigDecimal floor,
      BigDecimal cap,
      BigDecimal rate,
      BigDecimal deduction,
      BigDecimal leverage) {}

  /**
   * {@code bks} of the stream {@code !contractInfo}: {@code bnf} floor, {@code bnc} cap, {@code
   * mmr} rate, {@code cf} deduction, {@code ma} highest leverage.
   *
   * @throws IllegalArgumentException if they are no sound table
   */
  static MarginTiers ofContractInfo(Market market, long eventNanos, String brackets) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode b : Json.tree(brackets)) {
      rows.add(
          new Row(
              Json.decimal(b.path("bnf"), "bnf"),
              Json.decimal(b.path("bnc"), "bnc"),
              Json.decimal(b.path("mmr"), "mmr"),
              Json.decimal(b.path("cf"), "cf"),
              Json.decimal(b.path("ma"), "ma")));
    }
    Instant at = Instant.ofEpochSecond(Math.floorDiv(eventNanos, NANOS_PER_SECOND));
    return table(
        market, at.atOffset(ZoneOffset.UTC).toLocalDate(), "Binance stream !contractInfo", rows);
  }

  /**
   * An element of the answer to the signed request {@code leverageBracket}, USD-M or COIN-M.
   *
   * @param asOf the day on which it was asked
   */
  static MarginTiers ofLeverageBracket(
      Market market, LocalDate asOf, String source, JsonNode element) {
    BigDecimal scale =
        element.hasNonNull("notionalCoef")
            ? Json.decimal(element.path("notionalCoef"), "notionalCoef")
            : BigDecimal.ONE;
    List<Row> rows = new ArrayList<>();
    for (JsonNode b : element.path("brackets")) {
      rows.add(
          new Row(
              first(b, "notionalFloor", "qtylFloor", "qtyFloor").multiply(scale),
              first(b, "notionalCap", "qtyCap").multiply(scale),
              Json.decimal(b.path("maintMarginRatio"), "maintMarginRatio"),
              Json.decimal(b.path("cum"), "cum").multiply(scale),
              Json.decimal(b.path("initialLeverage"), "initialLeverage")));
    }
    return table(market, asOf, source, rows);
  }

  /** A table of our own file, whose fields are those of {@link MarginTiers}. */
  static MarginTiers ofOwn(Market market, JsonNode table) {
    String unit = table.path("unit").asText(market.tierUnit.name());
    if (!unit.equals(market.tierUnit.name())) {
      throw new IllegalArgumentException("unit must be " + market.tierUnit + ", was " + unit);
    }
    MarginTiers.Builder tiers =
        MarginTiers.builder(
            market.tierUnit, LocalDate.parse(Json.text(table, "asOf")), Json.text(table, "source"));
    for (JsonNode t : table.path("tiers")) {
      String floor = plain(Json.decimal(t.path("floor"), "floor"));
      String rate = plain(Json.decimal(t.path("rate"), "rate"));
      if (t.has("cap")) {
        tiers.tier(floor, plain(Json.decimal(t.path("cap"), "cap")), rate);
      } else {
        tiers.unboundedTier(floor, rate);
      }
      if (t.has("deduction")) {
        tiers.deduction(plain(Json.decimal(t.path("deduction"), "deduction")));
      }
      if (t.has("maxLeverage")) {
        tiers.maxLeverage(plain(Json.decimal(t.path("maxLeverage"), "maxLeverage")));
      }
    }
    return tiers.build();
  }

  private static MarginTiers table(
      Market market, LocalDate asOf, String source, List<Row> unsorted) {
    List<Row> rows = new ArrayList<>(unsorted);
    rows.sort(Comparator.comparing(Row::floor));
    MarginTiers.Builder tiers = MarginTiers.builder(market.tierUnit, asOf, source);
    for (Row row : rows) {
      tiers
          .tier(plain(row.floor()), plain(row.cap()), plain(row.rate()))
          .deduction(plain(row.deduction()))
          .maxLeverage(plain(row.leverage()));
    }
    return tiers.build();
  }

  private static BigDecimal first(JsonNode b, String... names) {
    for (String name : names) {
      if (b.has(name)) {
        return Json.decimal(b.path(name), name);
      }
    }
    return Json.decimal(b.path(names[0]), names[0]);
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}
