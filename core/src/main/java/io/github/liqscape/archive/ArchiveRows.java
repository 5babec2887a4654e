// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Walks over the rows of a file in constant memory. Knows the header from the first row. */
final class ArchiveRows implements AutoCloseable {

  private static final int LONGEST_LINE = 1 << 14;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final String name;
  private final ArchiveRow row;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private boolean atEnd;
  private long line;
  private int fields;
  private boolean pending;

  ArchiveRows(InputStream in, String name, ArchiveFormat format) throws IOException {
    this.in = in;
    this.name = name;
    row = new ArchiveRow(format);
    if (advance()) {
      first(format);
    }
  }

  /** The row that {@link #next} went to. */
  ArchiveRow row() {
    return row;
  }

  /** Its line in the file, from 1 and counting the header. */
  long line() {
    return line;
  }

  /** Goes to the next row that is not empty; false at the end. */
  boolean next() throws IOException {
    if (pending) {
      pending = false;
      return true;
    }
    return advance();
  }

  /** Throws if the row has not as many fields as the first. */
  void checkComplete() {
    if (row.count() != fields) {
      throw new UnreadableRowException(
          (row.count() < fields ? "truncated row: " : "too many fields: ")
              + row.count() + " of " + fields);
    }
  }

  private void first(ArchiveFormat format) throws IOException {
    fields = row.count();
    if (startsLikeANumber(row.raw(0))) {
      Optional<int[]> places = format.withoutHeader(fields);
      if (places.isEmpty()) {
        throw wrongKind(
            "has " + fields + " fields, and without a header must have one of "
                + format.fieldsWithoutHeader());
      }
      row.order(places.get());
      pending = true;
      return;
    }
    List<String> header = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      String column = row.raw(i);
      header.add(column.length() > 60 ? column.substring(0, 60) + "…" : column);
    }
    int[] places = format.order(header);
    String lacking = format.lacking(places).orElse("");
    if (!lacking.isEmpty()) {
      throw wrongKind(
          "needs a column " + lacking + ", the header has "
              + header.subList(0, Math.min(20, header.size())));
    }
    row.order(places);
  }

  private IOException wrongKind(String why) {
    return new IOException(name + " line " + line + " is not of this kind: " + why);
  }

  private static boolean startsLikeANumber(String text) {
    char c = text.isEmpty() ? ' ' : text.charAt(0);
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }

  private boolean advance() throws IOException {
    while (true) {
      int end = lineEnd();
      if (end < 0) {
        return false;
      }
      int from = position;
      position = Math.min(end + 1, limit);
      line++;
      if (line == 1 && startsWithByteOrderMark(from, end)) {
        from += 3;
      }
      int to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
      if (to > from) {
        row.cut(buffer, from, to);
        return true;
      }
    }
  }

  private boolean startsWithByteOrderMark(int from, int end) {
    byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    return end - from >= 3 && Arrays.equals(buffer, from, from + 3, mark, 0, 3);
  }

  /** Where the line at the position ends, -1 if there is none. Makes sure all of it is buffered. */
  private int lineEnd() throws IOException {
    int at = position;
    while (true) {
      for (; at < limit; at++) {
        if (buffer[at] == '\n') {
          return at;
        }
      }
      if (at - position > LONGEST_LINE) {
        throw new IOException(
            name + " line " + (line + 1) + " is longer than " + LONGEST_LINE
                + " bytes: not a table");
      }
      if (atEnd) {
        return position < limit ? limit : -1;
      }
      at -= position;
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
      int n = in.read(buffer, limit, BUFFER - limit);
      if (n < 0) {
        atEnd = true;
      } else {
        limit += n;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
