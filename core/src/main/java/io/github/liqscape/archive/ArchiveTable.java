// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One file of rows: zip, gzip or plain, with or without a header.
 *
 * <p>A first row that starts like a number is data, and its columns lie as {@link ArchiveFormat}
 * says; else it is a header and columns are found by name, wherever they lie. A zip must hold one
 * entry of the expected name, be undamaged and not unpack to an absurd size. Nothing is read before
 * a reader ({@link TradeReader}, {@link EventReader}) does. Immutable.
 */
public final class ArchiveTable {

  private final Path file;
  private final ArchiveFormat format;
  private final String entryPrefix;
  private final int column;
  private final @Nullable String expected;

  private ArchiveTable(
      Path file,
      ArchiveFormat format,
      String entryPrefix,
      int column,
      @Nullable String expected) {
    this.file = Objects.requireNonNull(file, "file");
    this.format = Objects.requireNonNull(format, "format");
    this.entryPrefix = Objects.requireNonNull(entryPrefix, "entryPrefix");
    this.column = column;
    this.expected = expected;
  }

  /**
   * A file of this format.
   *
   * @param entryPrefix how the name of the entry starts if the file is a zip: {@code BTCUSDT-1m-}
   */
  public static ArchiveTable of(Path file, ArchiveFormat format, String entryPrefix) {
    return new ArchiveTable(file, format, entryPrefix, -1, null);
  }

  /** The same, but rows that have another text in this column, if it is there, are malformed. */
  public ArchiveTable where(String name, String text) {
    return new ArchiveTable(file, format, entryPrefix, format.column(name), text);
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  /** What is done with a row once it has been read. */
  @FunctionalInterface
  interface Accepted {
    void accepted(ArchiveRow row) throws IOException;
  }

  /**
   * Reads every row.
   *
   * @param map takes what it needs from the row; whatever it refuses counts as malformed
   * @param accepted runs after each row that {@code map} took; what it throws goes to the caller
   */
  void forEach(Tally tally, Consumer<ArchiveRow> map, Accepted accepted) throws IOException {
    try (InputStream in = Unpacked.open(file, entryPrefix);
        ArchiveRows rows = new ArchiveRows(in, name(), format)) {
      while (rows.next()) {
        try {
          rows.checkComplete();
          checkExpected(rows.row());
          map.accept(rows.row());
        } catch (IllegalArgumentException e) {
          tally.malformed(rows.line(), String.valueOf(e.getMessage()));
          continue;
        }
        accepted.accepted(rows.row());
      }
    }
  }

  private void checkExpected(ArchiveRow row) {
    if (expected != null && row.has(column) && !row.text(column).equals(expected)) {
      throw row.malformed(column, "must be " + expected);
    }
  }
}
