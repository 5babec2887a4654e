// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file, plain or gzip, read row by row in constant memory.
 *
 * <p>RFC 4180: commas, quoted fields with doubled quotes and line breaks inside, LF or CRLF; UTF-8
 * with or without a byte-order mark. Empty lines are skipped. A gzip file is known by its content.
 * A row with too few or too many fields, a quote that never closes, text that is not UTF-8, a gzip
 * file that ends early and a header with a missing or double name are {@link
 * RecordedFileException}s that name file and line.
 *
 * <p>Threading: single thread. Close it, or the stream of its rows.
 */
public final class CsvTable implements AutoCloseable {

  private final CsvScanner scanner;
  private final CsvHeader header;
  private @Nullable List<String> pending;
  private long pendingLine;

  private CsvTable(CsvScanner scanner, CsvHeader header, @Nullable List<String> pending) {
    this.scanner = scanner;
    this.header = header;
    this.pending = pending;
    this.pendingLine = scanner.rowLine();
  }

  /**
   * A table whose first row names the columns.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static CsvTable open(Path file) {
    CsvScanner scanner = scanner(file);
    try {
      List<String> first = scanner.next();
      if (first == null) {
        throw new RecordedFileException(file, 0, null, "empty, not even a header", null);
      }
      return new CsvTable(scanner, new CsvHeader(file, first, scanner.rowLine()), null);
    } catch (RuntimeException e) {
      scanner.close();
      throw e;
    }
  }

  /** A table without a header, whose columns are these. */
  public static CsvTable headerless(Path file, String... columns) {
    return new CsvTable(scanner(file), new CsvHeader(file, List.of(columns), 0), null);
  }

  /**
   * A table that may lack a header: a first field that starts like a number is data, and the
   * columns are then these; else the first row names them. For archives whose older files have
   * none.
   */
  public static CsvTable detecting(Path file, String... columnsIfHeaderless) {
    CsvScanner scanner = scanner(file);
    try {
      List<String> first = scanner.next();
      if (first == null || CsvHeader.startsLikeANumber(first.get(0))) {
        CsvHeader header = new CsvHeader(file, List.of(columnsIfHeaderless), 0);
        return new CsvTable(scanner, header, first);
      }
      return new CsvTable(scanner, new CsvHeader(file, first, scanner.rowLine()), null);
    } catch (RuntimeException e) {
      scanner.close();
      throw e;
    }
  }

  /** The names of the columns as they are written. */
  public List<String> columns() {
    return header.columns();
  }

  /** Whether there is such a column, compared without case and underscores. */
  public boolean has(String column) {
    return header.has(column);
  }

  /** The first of these columns that the table has. */
  Optional<String> find(String... candidates) {
    for (String candidate : candidates) {
      if (header.has(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The first of these columns that the table has; one is needed. */
  String need(String... candidates) {
    return find(candidates)
        .orElseThrow(
            () ->
                malformed(
                    "needs one of the columns " + List.of(candidates) + ", the header has "
                        + columns()));
  }

  /** The next row, empty at the end. */
  public Optional<CsvRow> next() {
    List<String> fields = pending;
    long line = pendingLine;
    if (fields == null) {
      fields = scanner.next();
      line = scanner.rowLine();
    }
    pending = null;
    if (fields == null) {
      return Optional.empty();
    }
    int expected = header.columns().size();
    if (fields.size() != expected) {
      throw new RecordedFileException(
          header.file(), line, null,
          (fields.size() < expected ? "truncated row: " : "too many fields: ") + fields.size()
              + " of " + expected, null);
    }
    return Optional.of(new CsvRow(header, fields, line));
  }

  /** The rows that are left, read as they are asked for; closing the stream closes the table. */
  public Stream<CsvRow> rows() {
    Spliterator<CsvRow> rows =
        new Spliterators.AbstractSpliterator<CsvRow>(
            Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
          @Override
          public boolean tryAdvance(Consumer<? super CsvRow> action) {
            Optional<CsvRow> row = next();
            row.ifPresent(action);
            return row.isPresent();
          }
        };
    return StreamSupport.stream(rows, false).onClose(this::close);
  }

  /** An error that points at the file as a whole. */
  public RecordedFileException malformed(String why) {
    return new RecordedFileException(header.file(), 0, null, why, null);
  }

  @Override
  public void close() {
    scanner.close();
  }

  private static CsvScanner scanner(Path file) {
    try {
      return CsvScanner.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
