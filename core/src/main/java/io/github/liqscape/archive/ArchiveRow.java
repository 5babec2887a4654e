// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The row a reader stands on, its fields known by the numbers that {@link ArchiveFormat#column}
 * gives. A field that is not what was asked for makes the row unreadable: the accessor throws, and
 * the reader counts it. Blanks around a field are cut.
 *
 * <p>Threading: single thread; the next row overwrites it.
 */
public final class ArchiveRow {

  private static final int SOME = 32;

  private final ArchiveFormat format;
  private byte[] bytes = new byte[0];
  private int[] starts = new int[SOME];
  private int[] ends = new int[SOME];
  private int[] places = new int[0];
  private int count;

  ArchiveRow(ArchiveFormat format) {
    this.format = format;
  }

  /** Cuts a line into fields. */
  void cut(byte[] line, int from, int to) {
    bytes = line;
    count = 0;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || line[i] == ',') {
        field(start, i);
        start = i + 1;
      }
    }
  }

  private void field(int from, int to) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    int start = from;
    int end = to;
    while (start < end && bytes[start] <= ' ' && bytes[start] >= 0) {
      start++;
    }
    while (end > start && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
      end--;
    }
    starts[count] = start;
    ends[count++] = end;
  }

  void order(int[] placesOfColumns) {
    places = placesOfColumns;
  }

  int count() {
    return count;
  }

  String raw(int place) {
    return new String(bytes, starts[place], ends[place] - starts[place], StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int column) {
    return starts[place(column)];
  }

  int end(int column) {
    return ends[place(column)];
  }

  /** Whether the file has this column. */
  public boolean has(int column) {
    return places[column] >= 0;
  }

  /** The field as text; may be empty. */
  public String text(int column) {
    return raw(place(column));
  }

  /** Whether the field is this ASCII text, in any case. */
  public boolean is(int column, String ascii) {
    int place = place(column);
    int from = starts[place];
    if (ends[place] - from != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (Character.toLowerCase((char) bytes[from + i]) != Character.toLowerCase(ascii.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The field as a decimal number, always finite. */
  public double number(int column) {
    int place = place(column);
    double value = DecimalText.parse(bytes, starts[place], ends[place]);
    if (Double.isNaN(value)) {
      throw malformed(column, "must be a number");
    }
    return value;
  }

  /** The field as a decimal number; NaN if it is empty or the file has no such column. */
  public double numberOrNaN(int column) {
    return !has(column) || start(column) == end(column) ? Double.NaN : number(column);
  }

  /** The field as a whole number from 0 to {@link Integer#MAX_VALUE}. */
  public int integer(int column) {
    double value = number(column);
    if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
      throw malformed(column, "must be a whole number in [0, " + Integer.MAX_VALUE + "]");
    }
    return (int) value;
  }

  /**
   * The field as a time in epoch nanoseconds: epoch seconds, milliseconds or microseconds by the
   * number of digits (10, 13, 16), seconds with decimals, or a date and time in UTC.
   */
  public long nanos(int column) {
    int place = place(column);
    long nanos = ArchiveTime.nanos(bytes, starts[place], ends[place]);
    if (nanos == ArchiveTime.NONE) {
      throw malformed(column, "must be a time");
    }
    return nanos;
  }

  /** The field as true or false, in any case. */
  public boolean flag(int column) {
    if (is(column, "true")) {
      return true;
    }
    if (is(column, "false")) {
      return false;
    }
    throw malformed(column, "must be true or false");
  }

  /** What an adapter throws if a field is not what it may be: {@code must be BUY or SELL}. */
  public IllegalArgumentException malformed(int column, String why) {
    return UnreadableRowException.field(format.name(column), why, text(column));
  }

  private int place(int column) {
    int place = places[column];
    if (place < 0) {
      throw new UnreadableRowException("the file has no column " + format.name(column));
    }
    return place;
  }
}
