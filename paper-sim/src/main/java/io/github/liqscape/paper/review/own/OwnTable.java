// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of a CSV text (RFC 4180, its first line names the columns) or a JSON array of objects. */
final class OwnTable {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final List<OwnRow> rows = new ArrayList<>();
  private final List<ImportProblem> problems = new ArrayList<>();

  private OwnTable() {}

  static OwnTable csv(String text) {
    OwnTable table = new OwnTable();
    List<CsvLines.Line> lines = CsvLines.of(text, table.problems);
    if (lines.isEmpty()) {
      table.problems.add(
          new ImportProblem(1, "", "a line with the names of the columns is needed"));
      return table;
    }
    List<String> names = lines.get(0).cells();
    for (CsvLines.Line line : lines.subList(1, lines.size())) {
      if (line.cells().size() != names.size()) {
        table.problems.add(
            new ImportProblem(
                line.number(), "",
                "must have " + names.size() + " cells, had " + line.cells().size()));
        continue;
      }
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        fields.put(names.get(i).strip().toLowerCase(Locale.ROOT), line.cells().get(i).strip());
      }
      table.rows.add(new OwnRow(line.number(), fields));
    }
    return table;
  }

  static OwnTable json(String text) {
    OwnTable table = new OwnTable();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        table.problems.add(new ImportProblem(1, "", "must be a JSON array of objects"));
        return table;
      }
      JsonToken token = parser.nextToken();
      while (token != JsonToken.END_ARRAY && token != null) {
        table.element(parser);
        token = parser.nextToken();
      }
      if (parser.nextToken() != null) {
        table.problems.add(
            new ImportProblem(
                parser.currentTokenLocation().getLineNr(), "", "nothing may follow the array"));
      }
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      table.problems.add(new ImportProblem(line, "", "no JSON: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
    return table;
  }

  private void element(JsonParser parser) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    JsonNode node = JSON.readTree(parser);
    if (!node.isObject()) {
      problems.add(new ImportProblem(line, "", "must be an object, was " + node.getNodeType()));
      return;
    }
    Map<String, String> fields = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (value.isContainerNode()) {
        problems.add(new ImportProblem(line, field.getKey(), "must be a text or a number"));
        return;
      }
      fields.put(
          field.getKey().toLowerCase(Locale.ROOT), value.isNull() ? "" : value.asText().strip());
    }
    rows.add(new OwnRow(line, fields));
  }

  <T> Imported<T> read(OwnRow.Reader<T> reader) {
    List<T> read = new ArrayList<>();
    for (OwnRow row : rows) {
      try {
        read.add(reader.read(row));
      } catch (OwnRow.FieldException e) {
        problems.add(e.at(row.line()));
      }
    }
    problems.sort((a, b) -> Long.compare(a.line(), b.line()));
    return new Imported<>(read, problems);
  }
}
