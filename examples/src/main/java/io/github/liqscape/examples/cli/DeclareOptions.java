// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.EdgeTest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that declare, before the first trade, how the gate is to test the mean result. */
final class DeclareOptions {

  @Option(
      names = "--declare",
      paramLabel = "TEST",
      description =
          "Declare the test of the mean before the first trade: FIXED (once, at --trades) or"
              + " CONTINUOUS (a confidence sequence).")
  private @Nullable EdgeTest test;

  @Option(
      names = "--edge",
      paramLabel = "R",
      defaultValue = "0.15",
      description = "With --declare: smallest mean worth finding, in R (default ${DEFAULT-VALUE}).")
  private double edge;

  @Option(
      names = "--deviation",
      paramLabel = "R",
      defaultValue = "1.2",
      description =
          "With --declare: standard deviation of the backtest, in R (default ${DEFAULT-VALUE}).")
  private double deviation;

  @Option(
      names = "--trades",
      paramLabel = "N",
      defaultValue = "396",
      description = "With --declare: number of trades declared (default ${DEFAULT-VALUE}).")
  private int trades;

  /** The declaration, if one was asked for; its time is set where it is noted. */
  Optional<Declaration> of(String ruleHash) {
    return test == null
        ? Optional.empty()
        : Optional.of(new Declaration(ruleHash, 0, edge, deviation, test, trades));
  }
}
