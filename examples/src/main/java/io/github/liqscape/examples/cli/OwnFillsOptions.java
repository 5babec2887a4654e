// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.review.own.DivergenceReport;
import io.github.liqscape.paper.review.own.ImportProblem;
import io.github.liqscape.paper.review.own.Imported;
import io.github.liqscape.paper.review.own.OwnFill;
import io.github.liqscape.paper.review.own.OwnRecords;
import io.github.liqscape.paper.run.PaperRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that hold paper against the user's own fills. */
final class OwnFillsOptions {

  private static final int MOST_NAMED = 5;
  private static final long MOST_BYTES = 64L << 20;
  private static final long SECOND = 1_000_000_000L;

  @Option(
      names = "--own-fills",
      paramLabel = "FILE",
      description =
          "Compare with your own fills (G9): CSV with a header, or *.json; columns symbol, time,"
              + " side, price, quantity, if wanted orderId, tradeId, fee. The comparison is noted"
              + " in the journal and holds for this rule.")
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

  /** Refuses what cannot be meant; before anything is noted. */
  void check() {
    SourceOptions.within("--own-window", window, 0, 86_400);
    if (file != null && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("--own-fills: there is no file " + file);
    }
  }

  /** Paper beside the fills of the file, if one was given; a file with a bad row is refused whole. */
  Optional<Compared> compare(PaperRecord record) {
    if (file == null) {
      return Optional.empty();
    }
    byte[] bytes = bytes(file);
    List<OwnFill> own = read(file, text(file, bytes), record);
    DivergenceReport report = DivergenceReport.of(record.fills(), own, window * SECOND);
    if (report.pairs().isEmpty()) {
      throw new IllegalArgumentException(
          "--own-fills " + file + ": none of its " + own.size() + " fills goes with one of the "
              + record.fills().size() + " on paper; by orderId, or within --own-window");
    }
    return Optional.of(new Compared(report, sha256(bytes)));
  }

  private static List<OwnFill> read(Path file, String text, PaperRecord record) {
    Function<String, Optional<Instrument>> instruments = symbol -> instrument(record, symbol);
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    Imported<OwnFill> imported =
        json
            ? OwnRecords.fillsFromJson(text, instruments)
            : OwnRecords.fillsFromCsv(text, instruments);
    List<ImportProblem> problems = imported.problems();
    if (!problems.isEmpty()) {
      String more =
          problems.size() > MOST_NAMED ? "; and " + (problems.size() - MOST_NAMED) + " more" : "";
      throw new IllegalArgumentException(
          "--own-fills " + file + ": "
              + problems.stream()
                  .limit(MOST_NAMED)
                  .map(ImportProblem::toString)
                  .collect(Collectors.joining("; "))
              + more);
    }
    return imported.rows();
  }

  /** By symbol, or by venue and symbol where two venues share one. */
  private static Optional<Instrument> instrument(PaperRecord record, String symbol) {
    List<Instrument> found =
        record.terms().instruments().stream()
            .map(InstrumentTerms::instrument)
            .filter(i -> i.symbol().equals(symbol) || i.toString().equals(symbol))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(
            "--own-fills must be at most " + MOST_BYTES + " bytes, was " + Files.size(file));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("--own-fills " + file + " cannot be read", e);
    }
  }

  private static String text(Path file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("--own-fills " + file + " must be a text in UTF-8", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
