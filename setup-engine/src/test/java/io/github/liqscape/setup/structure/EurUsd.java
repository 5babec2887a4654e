// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.recorded.CsvRow;
import io.github.liqscape.recorded.CsvTable;
import io.github.liqscape.recorded.RecordedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The recorded EURUSD bars of 15 minutes and the expected files beside them. */
final class EurUsd {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu.MM.dd HH:mm:ss", Locale.ROOT);

  private EurUsd() {}

  static Bars bars() {
    Bars.Builder bars = Bars.of(Timeframe.M15);
    for (CsvRow row : rows("EURUSD_15M.csv")) {
      LocalDateTime time = LocalDateTime.parse(row.text("Date"), TIME);
      bars.bar(
          time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L, number(row, "Open"),
          number(row, "High"), number(row, "Low"), number(row, "Close"), Double.NaN);
    }
    return bars.build();
  }

  /** The rows of a file, or the test is skipped with the path that is missing. */
  static List<CsvRow> rows(String file) {
    Path path = RecordedData.path("smc/" + file);
    assumeThat(Files.exists(path)).as("recorded data missing: %s", path).isTrue();
    try (CsvTable table = CsvTable.open(path)) {
      return table.rows().toList();
    }
  }

  /** A number, NaN for an empty field. */
  static double number(CsvRow row, String column) {
    String text = row.text(column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
