// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.review.own.DivergenceReport;
import io.github.liqscape.paper.review.own.OwnFill;
import io.github.liqscape.paper.review.own.OwnRecords;
import io.github.liqscape.paper.run.PaperRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that hold paper against the user's own fills. */
final class OwnFillsOptions {

  private static final long SECOND = 1_000_000_000L;

  @Option(
      names = "--own-fills",
      paramLabel = "FILE",
      description =
          "Compare with your own fills (G9): CSV with a header, or *.json; columns symbol, time,"
              + " side, price, quantity, if wanted orderId, tradeId, fee. 'paper gate' notes the"
              + " comparison in the journal; it holds for this rule.")
  private @Nullable Path file;

  @Option(
      names = "--own-window",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "With --own-fills: how far apart first fills of one order may be where there is no"
              + " orderId, 0-86400 (default ${DEFAULT-VALUE}).")
  private int window;

  /**
   * A comparison, and what it was made from.
   *
   * @param fileHash SHA-256 of the file, in hexadecimal digits
   */
  record Compared(DivergenceReport report, String fileHash) {}

  boolean given() {
    return file != null;
  }

  /** Refuses what cannot be meant; before anything is noted. */
  void check() {
    SourceOptions.within("--own-window", window, 0, 86_400);
    if (file != null) {
      OwnFile.require("--own-fills", file);
    }
  }

  /**
   * Paper beside the fills of the file, if one was given; a file with a bad row is refused whole.
   */
  Optional<Compared> compare(PaperRecord record) {
    if (file == null) {
      return Optional.empty();
    }
    OwnFile read = OwnFile.read("--own-fills", file);
    List<OwnFill> own =
        read.rows(record, OwnRecords::fillsFromCsv, OwnRecords::fillsFromJson);
    DivergenceReport report = DivergenceReport.of(record.fills(), own, window * SECOND);
    if (report.pairs().isEmpty()) {
      throw new IllegalArgumentException(
          "--own-fills " + file + ": none of its " + own.size() + " fills goes with one of the "
              + record.fills().size() + " on paper; by orderId, or within --own-window");
    }
    return Optional.of(new Compared(report, read.sha256()));
  }
}
