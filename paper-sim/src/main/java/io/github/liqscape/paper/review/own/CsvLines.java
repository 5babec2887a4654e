// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import java.util.ArrayList;
import java.util.List;

/** Splits text into records of cells, after RFC 4180; empty lines are passed over. */
final class CsvLines {

  /**
   * One record.
   *
   * @param number of the line on which it begins, from 1
   */
  record Line(long number, List<String> cells) {}

  private CsvLines() {}

  static List<Line> of(String text, List<ImportProblem> problems) {
    List<Line> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    long line = 1;
    long start = 1;
    String all = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (int i = 0; i <= all.length(); i++) {
      char c = i < all.length() ? all.charAt(i) : '\n';
      if (quoted && i < all.length()) {
        if (c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          line += c == '\n' ? 1 : 0;
          cell.append(c);
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (quoted) {
          problems.add(new ImportProblem(start, "", "a quoted cell never ends"));
        } else if (cells.size() > 1 || !cells.get(0).isBlank()) {
          lines.add(new Line(start, List.copyOf(cells)));
        }
        cells.clear();
        line++;
        start = line;
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    return lines;
  }
}
