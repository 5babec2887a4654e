// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A recorded file that does not say what it should.
 *
 * <p>The message names the file, the line and, where there is one, the field: {@code
 * liquidations.csv line 12, field price: not a number: 'abc'}.
 */
public final class RecordedFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final long line;
  private final @Nullable String field;

  RecordedFileException(
      Path file, long line, @Nullable String field, String why, @Nullable Throwable cause) {
    super(file.getFileName() + where(line, field) + ": " + why, cause);
    this.file = file.toString();
    this.line = line;
    this.field = field;
  }

  /** The file as it was opened. */
  public String file() {
    return file;
  }

  /** Line of the row, from 1 and counting the header; 0 if the file as a whole is meant. */
  public long line() {
    return line;
  }

  /** The column, or null if the row or file as a whole is meant. */
  public @Nullable String field() {
    return field;
  }

  private static String where(long line, @Nullable String field) {
    return (line > 0 ? " line " + line : "") + (field == null ? "" : ", field " + field);
  }

  /** A text as messages show it: in quotes and not longer than a glance. */
  static String quoted(String text) {
    return text.length() <= LONGEST_QUOTE
        ? "'" + text + "'"
        : "'" + text.substring(0, LONGEST_QUOTE) + "…'";
  }
}
