// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a user's positions from text. The columns, or fields, are {@code symbol}, {@code side}
 * (LONG or SHORT), {@code quantity} (in the venue's unit), {@code liquidationPrice} and, if wanted,
 * {@code id}; without it the id is made of symbol and side. Anything wrong is refused with the
 * number of the row, and nothing is taken.
 */
public final class OwnPositions {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private OwnPositions() {}

  /**
   * Reads comma-separated lines, the first of which names the columns in any order; empty lines and
   * further columns are passed over.
   *
   * @param instruments finds an instrument by its symbol
   * @throws IllegalArgumentException if a row is wrong, with its number
   */
  public static List<OwnPosition> csv(
      String text, Function<String, Optional<Instrument>> instruments) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a line with the names of the columns is needed");
    }
    String[] names = lines.get(0).split(",", -1);
    List<OwnPosition> positions = new ArrayList<>();
    for (int row = 1; row < lines.size(); row++) {
      if (lines.get(row).isBlank()) {
        continue;
      }
      String[] cells = lines.get(row).split(",", -1);
      if (cells.length != names.length) {
        throw new IllegalArgumentException(
            "row " + row + " must have " + names.length + " cells, had " + cells.length);
      }
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        fields.put(names[i].strip(), cells[i].strip());
      }
      positions.add(position(row, fields, instruments));
    }
    return List.copyOf(positions);
  }

  /**
   * Reads a JSON array of objects.
   *
   * @param instruments finds an instrument by its symbol
   * @throws IllegalArgumentException if it is no such array or an object is wrong, with its number
   */
  public static List<OwnPosition> json(
      String text, Function<String, Optional<Instrument>> instruments) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("positions must be JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isArray()) {
      throw new IllegalArgumentException("positions must be a JSON array");
    }
    List<OwnPosition> positions = new ArrayList<>();
    for (JsonNode each : root) {
      Map<String, String> fields = new HashMap<>();
      each.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
      positions.add(position(positions.size() + 1, fields, instruments));
    }
    return List.copyOf(positions);
  }

  private static OwnPosition position(
      int row, Map<String, String> fields, Function<String, Optional<Instrument>> instruments) {
    try {
      String symbol = field("symbol", fields);
      Instrument instrument =
          instruments.apply(symbol)
              .orElseThrow(() -> new IllegalArgumentException("unknown symbol " + symbol));
      PositionSide side =
          PositionSide.valueOf(field("side", fields).toUpperCase(Locale.ROOT));
      String id = fields.getOrDefault("id", "");
      return new OwnPosition(
          instrument, id.isEmpty() ? symbol + "-" + side : id, side,
          Double.parseDouble(field("quantity", fields)),
          Double.parseDouble(field("liquidationPrice", fields)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("row " + row + ": " + e.getMessage(), e);
    }
  }

  private static String field(String name, Map<String, String> fields) {
    String value = fields.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
