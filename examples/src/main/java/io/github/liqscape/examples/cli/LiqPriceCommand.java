// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.recorded.CsvTable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code liqscape liqprice}: computes the liquidation price of every row and compares it. */
@Command(
    name = "liqprice",
    description = {
      "Computes liquidation and bankruptcy prices of the positions in a CSV file and compares them"
          + " with the expected ones in it.",
      "Exit code 1 if a row misses its tolerance, 2 if the file is wrong."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class LiqPriceCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      required = true,
      description = "Positions with their expected prices, with a header; LONG|SHORT is a hedge.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path csv;

  @Option(names = "--json", description = "Write JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(csv)) {
      throw new ParameterException(spec.commandLine(), "--csv: there is no file " + csv);
    }
    List<LiqPriceVerdict> verdicts = verdicts();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      LiqPriceReport.json(verdicts, out);
    } else {
      LiqPriceReport.table(verdicts, out);
    }
    out.flush();
    return verdicts.stream().anyMatch(v -> v.outcome() == LiqPriceVerdict.Outcome.MISS) ? 1 : 0;
  }

  private List<LiqPriceVerdict> verdicts() {
    try (CsvTable table = CsvTable.open(csv)) {
      for (String column : LiqPriceRow.COLUMNS) {
        if (!table.has(column)) {
          throw table.malformed(
              "line 1: column " + column + " is missing, the header has "
                  + String.join(", ", table.columns()));
        }
      }
      List<LiqPriceVerdict> verdicts = table.rows().map(LiqPriceVerdict::of).toList();
      if (verdicts.isEmpty()) {
        throw table.malformed("no rows after the header");
      }
      return verdicts;
    }
  }
}
