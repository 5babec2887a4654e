// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.recorded.RecordedSets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An array of objects that hold numbers, texts and nulls, which is all that the vectors need. */
final class FlatJson {

  private static final Pattern ROW = Pattern.compile("\\{([^}]*)}");
  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\"\\s*:\\s*(null|\"[^\"]*\"|[-+.\\deE]+)");

  private final List<Map<String, String>> rows = new ArrayList<>();

  private FlatJson() {}

  static FlatJson file(String relative) {
    FlatJson json = new FlatJson();
    try {
      Matcher row = ROW.matcher(Files.readString(RecordedSets.file(relative)));
      while (row.find()) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(row.group(1));
        while (field.find()) {
          fields.put(field.group(1), field.group(2));
        }
        json.rows.add(fields);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json;
  }

  int size() {
    return rows.size();
  }

  String text(int row, String field) {
    String text = RecordedSets.at(rows.get(row), field);
    return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  /** NaN where it is null. */
  double number(int row, String field) {
    String text = text(row, field);
    return text.equals("null") ? Double.NaN : Double.parseDouble(text);
  }
}
