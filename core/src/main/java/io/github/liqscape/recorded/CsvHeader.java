// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a table and where each one lies. Immutable. */
final class CsvHeader {

  private final Path file;
  private final List<String> columns;
  private final Map<String, Integer> indexOf = new HashMap<>();

  /**
   * A header.
   *
   * @param line where it was read, 0 if the caller gave it
   * @throws RecordedFileException if a name is empty, occurs twice or looks like data
   */
  CsvHeader(Path file, List<String> columns, long line) {
    this.file = file;
    this.columns = columns.stream().map(String::strip).toList();
    for (int i = 0; i < this.columns.size(); i++) {
      String name = this.columns.get(i);
      if (name.isEmpty()) {
        throw new RecordedFileException(
            file, line, null, "column " + (i + 1) + " of the header has no name", null);
      }
      if (startsLikeANumber(name)) {
        throw new RecordedFileException(
            file, line, null, "expected a header, found data: " + this.columns, null);
      }
      if (indexOf.put(key(name), i) != null) {
        throw new RecordedFileException(
            file, line, name, "the header has this column twice: " + this.columns, null);
      }
    }
  }

  static boolean startsLikeANumber(String text) {
    String stripped = text.strip();
    char c = stripped.isEmpty() ? ' ' : stripped.charAt(0);
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }

  Path file() {
    return file;
  }

  List<String> columns() {
    return columns;
  }

  boolean has(String column) {
    return indexOf.containsKey(column) || indexOf.containsKey(key(column));
  }

  int index(String column) {
    Integer index = indexOf.get(column);
    if (index == null) {
      index = indexOf.get(key(column));
    }
    if (index == null) {
      throw new RecordedFileException(
          file, 1, column, "there is no such column, the header has " + columns, null);
    }
    return index;
  }

  private static String key(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
