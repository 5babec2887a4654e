// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.review.own.DivergenceReport;
import io.github.liqscape.paper.review.own.OwnPosition;
import io.github.liqscape.paper.review.own.OwnRecords;
import io.github.liqscape.paper.review.own.PositionComparison;
import io.github.liqscape.paper.review.own.PositionText;
import io.github.liqscape.paper.review.own.PositionTolerance;
import io.github.liqscape.paper.run.PaperRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code liqscape paper compare}: the ledger beside the positions and fills that a person really
 * has.
 */
@Command(
    name = "compare",
    description = {
      "Replays a journal and holds its open positions against your own: which are equal, by how"
          + " much others differ, which are missing here or there. Exit code 1: they differ.",
      "Writes nothing in the journal."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class PaperCompareCommand implements Callable<Integer> {

  private static final String POSITIONS = "--own-positions";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private JournalOption journal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private OwnFillsOptions ownFills;

  @Option(
      names = POSITIONS,
      paramLabel = "FILE",
      description =
          "Your own positions: CSV with a header, or *.json; columns symbol, side, quantity,"
              + " entryPrice, if wanted marginMode, leverage, liquidationPrice, asOf.")
  private @Nullable Path file;

  @Option(
      names = "--tolerance-lots",
      paramLabel = "N",
      defaultValue = "0",
      description = "Granted to quantities, in lots (default ${DEFAULT-VALUE}).")
  private double lots;

  @Option(
      names = "--tolerance-entry",
      paramLabel = "TICKS",
      defaultValue = "0.5",
      description = "Granted to entry prices, in ticks (default ${DEFAULT-VALUE}).")
  private double entryTicks;

  @Option(
      names = "--tolerance-liquidation",
      paramLabel = "TICKS",
      defaultValue = "1.5",
      description =
          "Granted to liquidation prices, in ticks (default ${DEFAULT-VALUE}: half of one for the"
              + " venue's rounding, one for ours).")
  private double liquidationTicks;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Also write the positions on paper in the form that --own-positions reads; *.json for"
              + " JSON.")
  private @Nullable Path export;

  @Option(names = "--json", description = "Print the comparison as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    PositionTolerance tolerance = new PositionTolerance(lots, entryTicks, liquidationTicks);
    if (file == null && export == null && !ownFills.given()) {
      throw new IllegalArgumentException("one of --own-positions, --own-fills, --export is needed");
    }
    if (file != null) {
      OwnFile.require(POSITIONS, file);
    }
    ownFills.check();
    PaperRecord record = PaperReviewCommand.read(journal.folder(), err);
    Optional<PositionComparison> positions = positions(record, tolerance);
    Optional<DivergenceReport> fills =
        ownFills.compare(record).map(OwnFillsOptions.Compared::report);
    if (export != null) {
      export(record, export);
    }
    if (json) {
      out.print(CompareJson.of(positions, fills));
    } else {
      positions.ifPresent(p -> out.print(p.text()));
      fills.ifPresent(f -> out.print(f.text()));
    }
    out.flush();
    boolean equal =
        positions.map(PositionComparison::equal).orElse(true)
            && fills.map(DivergenceReport::equal).orElse(true);
    return equal ? 0 : CommandErrors.NO;
  }

  private Optional<PositionComparison> positions(
      PaperRecord record, PositionTolerance tolerance) {
    if (file == null) {
      return Optional.empty();
    }
    List<OwnPosition> own =
        OwnFile.read(POSITIONS, file)
            .rows(record, OwnRecords::positionsFromCsv, OwnRecords::positionsFromJson);
    return Optional.of(
        PositionComparison.of(
            record.account().positions(), own, tolerance, record.account().now()));
  }

  private static void export(PaperRecord record, Path to) throws IOException {
    boolean json = to.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    long now = record.account().now();
    Files.writeString(
        to,
        json
            ? PositionText.json(record.account().positions(), now)
            : PositionText.csv(record.account().positions(), now));
  }
}
