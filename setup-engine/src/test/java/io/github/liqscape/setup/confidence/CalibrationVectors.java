// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.recorded.RecordedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The reference fits of the calibration vectors: rows of fit and eval, and what was expected. */
final class CalibrationVectors {

  private final List<String[]> fit;
  private final List<String[]> eval;
  private final List<String> header;
  final JsonNode expected;

  private CalibrationVectors(List<String> lines, JsonNode expected) {
    this.header = List.of(lines.getFirst().split(","));
    this.fit = rows(lines, "fit");
    this.eval = rows(lines, "eval");
    this.expected = expected;
  }

  private static List<String[]> rows(List<String> lines, String split) {
    Stream<String[]> rows = lines.stream().skip(1).map(line -> line.split(","));
    return rows.filter(row -> row[1].equals(split)).toList();
  }

  static CalibrationVectors read() {
    Path folder = RecordedData.path("calibration");
    assumeTrue(Files.isDirectory(folder), "skipped: no data in " + folder);
    try {
      return new CalibrationVectors(
          Files.readAllLines(folder.resolve("calibration_vectors.csv")),
          new ObjectMapper().readTree(folder.resolve("expected.json").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Predictions fit() {
    return predictions(fit, "raw");
  }

  Predictions eval(String score) {
    return predictions(eval, score);
  }

  private Predictions predictions(List<String[]> rows, String score) {
    int column = header.indexOf(score.toLowerCase(Locale.ROOT));
    double[] p = rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    boolean[] wins = new boolean[rows.size()];
    for (int i = 0; i < wins.length; i++) {
      wins[i] = rows.get(i)[header.indexOf("y")].equals("1");
    }
    return Predictions.of(p, wins);
  }
}
