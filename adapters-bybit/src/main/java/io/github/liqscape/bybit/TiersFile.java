// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user's file of margin tiers: a list of tables in our own format, or an answer of {@code
 * risk-limit} as it came.
 *
 * <pre>{@code
 * [{"venue": "bybit", "symbol": "BTCUSDT", "unit": "QUOTE", "asOf": "2026-02-27",
 *   "source": "https://…",
 *   "tiers": [{"floor": "0", "cap": "2000000", "rate": "0.005", "deduction": "0",
 *              "maxLeverage": "100"},
 *             {"floor": "2000000", "rate": "0.01"}]}]
 * }</pre>
 *
 * <p>{@code cap} is missing in a last tier without one; {@code deduction} and {@code maxLeverage}
 * may be missing. Tables of other venues and of the other unit are passed over. A file of one
 * market may say so once: {@code {"venue": "bybit", "market": "linear", "tables": [{"symbol":
 * …}]}}.
 */
final class TiersFile {

  private TiersFile() {}

  /**
   * Reads a file.
   *
   * @throws Unreadable if it cannot be read, with its path and the place; nothing is taken by half
   */
  static Map<String, MarginTiers> read(Path file, BybitMarket market) throws Unreadable {
    try {
      JsonNode root = Json.tree(Files.readString(file));
      if (root.isArray()) {
        return ours(root, market);
      }
      return root.has("tables") ? ofOneMarket(root, market) : answer(root, file, market);
    } catch (Unreadable e) {
      throw new Unreadable(file + ": " + e.reason());
    } catch (IOException e) {
      throw new Unreadable(file + ": cannot be read: " + e);
    }
  }

  private static Map<String, MarginTiers> ours(JsonNode root, BybitMarket market)
      throws Unreadable {
    Map<String, MarginTiers> tables = new LinkedHashMap<>();
    for (JsonNode table : root) {
      if (Nodes.text(table, "venue").equals(Venue.BYBIT.id())
          && Nodes.text(table, "unit").equals(market.tierUnit().name())) {
        add(tables, table, market);
      }
    }
    return tables;
  }

  private static Map<String, MarginTiers> ofOneMarket(JsonNode root, BybitMarket market)
      throws Unreadable {
    Map<String, MarginTiers> tables = new LinkedHashMap<>();
    if (Nodes.text(root, "venue").equals(Venue.BYBIT.id())
        && Nodes.text(root, "market").equals(market.category())) {
      for (JsonNode table : Nodes.list(root, "tables")) {
        add(tables, table, market);
      }
    }
    return tables;
  }

  private static void add(Map<String, MarginTiers> tables, JsonNode table, BybitMarket market)
      throws Unreadable {
    String symbol = Nodes.text(table, "symbol");
    try {
      if (tables.put(symbol, table(table, market)) != null) {
        throw new Unreadable("there are two tables");
      }
    } catch (Unreadable e) {
      throw new Unreadable(symbol + ": " + e.reason());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Unreadable(symbol + ": " + e.getMessage());
    }
  }

  private static MarginTiers table(JsonNode table, BybitMarket market) throws Unreadable {
    MarginTiers.Builder builder =
        MarginTiers.builder(
            market.tierUnit(),
            LocalDate.parse(Nodes.text(table, "asOf")),
            Nodes.text(table, "source"));
    for (JsonNode tier : Nodes.list(table, "tiers")) {
      String floor = exact(tier, "floor");
      String rate = exact(tier, "rate");
      if (Nodes.optional(tier, "cap").isEmpty()) {
        builder.unboundedTier(floor, rate);
      } else {
        builder.tier(floor, exact(tier, "cap"), rate);
      }
      if (!Nodes.optional(tier, "deduction").isEmpty()) {
        builder.deduction(exact(tier, "deduction"));
      }
      if (!Nodes.optional(tier, "maxLeverage").isEmpty()) {
        builder.maxLeverage(exact(tier, "maxLeverage"));
      }
    }
    return builder.build();
  }

  private static String exact(JsonNode tier, String field) throws Unreadable {
    return Nodes.exact(field, Nodes.optional(tier, field)).toPlainString();
  }

  private static Map<String, MarginTiers> answer(JsonNode root, Path file, BybitMarket market)
      throws Unreadable {
    JsonNode result = Nodes.object(root, "result");
    if (!Nodes.text(result, "category").equals(market.category())) {
      return Map.of();
    }
    RiskLimits limits = new RiskLimits();
    for (JsonNode row : Nodes.list(result, "list")) {
      limits.add(row);
    }
    Instant answered = Instant.ofEpochSecond(0, Nodes.nanos(root, "time"));
    RiskLimits.Tables tables =
        limits.tables(
            market.tierUnit(),
            LocalDate.ofInstant(answered, ZoneOffset.UTC),
            "risk-limit in " + file.getFileName());
    for (Map.Entry<String, String> refused : tables.refused().entrySet()) {
      throw new Unreadable(refused.getKey() + ": " + refused.getValue());
    }
    return tables.tiers();
  }
}
