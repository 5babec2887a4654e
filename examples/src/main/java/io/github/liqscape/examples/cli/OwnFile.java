// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.review.own.ImportProblem;
import io.github.liqscape.paper.review.own.Imported;
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

/**
 * A file of a user's own records: CSV, or JSON if it is named so. With a bad row it is refused
 * whole.
 */
final class OwnFile {

  private static final int MOST_NAMED = 5;
  private static final long MOST_BYTES = 64L << 20;

  private final String option;
  private final Path file;
  private final byte[] bytes;

  private OwnFile(String option, Path file, byte[] bytes) {
    this.option = option;
    this.file = file;
    this.bytes = bytes;
  }

  /** Reads rows of a text. */
  @FunctionalInterface
  interface Reader<T> {
    Imported<T> read(String text, Function<String, Optional<Instrument>> instruments);
  }

  static void require(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(option + ": there is no file " + file);
    }
  }

  static OwnFile read(String option, Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(
            option + " must be at most " + MOST_BYTES + " bytes, was " + Files.size(file));
      }
      return new OwnFile(option, file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(option + " " + file + " cannot be read", e);
    }
  }

  /** Every row; instruments are those of the account. */
  <T> List<T> rows(PaperRecord record, Reader<T> csv, Reader<T> json) {
    boolean named = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    Imported<T> imported = (named ? json : csv).read(text(), symbol -> instrument(record, symbol));
    List<ImportProblem> problems = imported.problems();
    if (!problems.isEmpty()) {
      String more =
          problems.size() > MOST_NAMED ? "; and " + (problems.size() - MOST_NAMED) + " more" : "";
      throw new IllegalArgumentException(
          option + " " + file + ": "
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

  private String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(option + " " + file + " must be a text in UTF-8", e);
    }
  }

  /** In hexadecimal digits. */
  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
