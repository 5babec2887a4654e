// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a {@link CsvTable}, read by column name.
 *
 * <p>Names are compared without case and underscores, so {@code open_time} also finds {@code
 * openTime}. Blanks around a field are cut. Every accessor throws {@link RecordedFileException}
 * with file, line and field if the column does not exist or its text is not what was asked for.
 * Immutable.
 */
public final class CsvRow {

  private final CsvHeader header;
  private final List<String> fields;
  private final long line;

  CsvRow(CsvHeader header, List<String> fields, long line) {
    this.header = header;
    this.fields = fields;
    this.line = line;
  }

  /** Line of the file on which the row starts, from 1 and counting the header. */
  public long line() {
    return line;
  }

  /** The field as text; may be empty. */
  public String text(String column) {
    return fields.get(header.index(column)).strip();
  }

  /** The field as a decimal number, always finite. */
  public double number(String column) {
    String text = text(column);
    if (decimal(text)) {
      try {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw malformed(column, notA("number", text), e);
      }
    }
    throw malformed(column, notA("number", text), null);
  }

  /** The field as a decimal number; NaN if it is empty or the table has no such column. */
  public double numberOrNaN(String column) {
    return !header.has(column) || text(column).isEmpty() ? Double.NaN : number(column);
  }

  /** The field as a whole number. */
  public long integer(String column) {
    String text = text(column);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw malformed(column, notA("whole number", text), e);
    }
  }

  /**
   * The field as a time in epoch nanoseconds: epoch seconds, milliseconds, microseconds or
   * nanoseconds by the number of digits (10, 13, 16, 19), or a date and time in text, UTC unless it
   * names an offset.
   */
  public long timeNanos(String column) {
    String text = text(column);
    try {
      return RecordedTime.nanos(text);
    } catch (IllegalArgumentException e) {
      throw malformed(column, notA("time", text), e);
    }
  }

  /** The field as true or false, in any case. */
  public boolean flag(String column) {
    String text = text(column);
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw malformed(column, notA("true or false", text), null);
  }

  /** An error that points at this row: the reader throws it when the values do not fit together. */
  public RecordedFileException malformed(String why) {
    return new RecordedFileException(header.file(), line, null, why, null);
  }

  /** An error that points at a field of this row. */
  public RecordedFileException malformed(String column, String why) {
    return malformed(column, why, null);
  }

  private RecordedFileException malformed(String column, String why, @Nullable Throwable cause) {
    return new RecordedFileException(header.file(), line, column, why, cause);
  }

  private static String notA(String what, String text) {
    return "not a " + what + ": " + RecordedFileException.quoted(text);
  }

  /** Double.parseDouble also takes "NaN", "0x1p3" and "1d", none of which a venue writes. */
  private static boolean decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
