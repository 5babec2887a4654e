// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Cuts a file into rows of fields (RFC 4180) and turns what can go wrong into clear errors. */
final class CsvScanner implements AutoCloseable {

  private static final int END = -1;
  private static final int BYTE_ORDER_MARK = '\uFEFF';
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Reader reader;
  private final StringBuilder field = new StringBuilder();
  private final char[] buffer = new char[BUFFER];
  private int position;
  private int limit;
  private long line = 1;
  private long rowLine = 1;

  private CsvScanner(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  static CsvScanner open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      if (!gzip && file.getFileName().toString().endsWith(".gz")) {
        throw new RecordedFileException(file, 0, null, "named .gz but not a gzip file", null);
      }
      InputStream content = gzip ? new GZIPInputStream(in, BUFFER) : in;
      Reader reader = new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder());
      CsvScanner scanner = new CsvScanner(file, reader);
      if (scanner.peek() == BYTE_ORDER_MARK) {
        scanner.take();
      }
      return scanner;
    } catch (EOFException e) {
      in.close();
      throw new RecordedFileException(file, 0, null, "the gzip file ends early", e);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Line on which the last returned row starts. */
  long rowLine() {
    return rowLine;
  }

  /** The next row that is not an empty line, or null at the end. */
  @Nullable List<String> next() {
    while (true) {
      int c = peek();
      if (c == END) {
        return null;
      }
      if (c != '\n' && c != '\r') {
        return row();
      }
      take();
    }
  }

  private List<String> row() {
    rowLine = line;
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(peek() == '"' ? quotedField() : plainField());
      int c = take();
      if (c == END || c == '\n') {
        return fields;
      }
      if (c == '\r') {
        if (peek() == '\n') {
          take();
        }
        return fields;
      }
      if (c != ',') {
        throw malformed("text after the closing quote of field " + fields.size());
      }
    }
  }

  private String plainField() {
    field.setLength(0);
    for (int c = peek(); c != ',' && c != '\n' && c != '\r' && c != END; c = peek()) {
      if (c == '"') {
        throw malformed("a quote inside an unquoted field: "
            + RecordedFileException.quoted(field.toString()));
      }
      field.append((char) take());
    }
    return field.toString();
  }

  private String quotedField() {
    field.setLength(0);
    take();
    while (true) {
      int c = take();
      if (c == END) {
        throw malformed("a quoted field is not closed before the end of the file");
      }
      if (c == '"') {
        if (peek() != '"') {
          return field.toString();
        }
        take();
      }
      field.append((char) c);
    }
  }

  private int take() {
    int c = peek();
    position++;
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private int peek() {
    if (position >= limit) {
      fill();
    }
    return limit == END ? END : buffer[position];
  }

  private void fill() {
    if (limit == END) {
      return;
    }
    try {
      limit = reader.read(buffer, 0, BUFFER);
      position = 0;
    } catch (EOFException e) {
      throw new RecordedFileException(file, line, null, "the gzip file ends early", e);
    } catch (ZipException e) {
      throw new RecordedFileException(
          file, line, null, "the gzip file is damaged: " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new RecordedFileException(file, line, null, "not UTF-8 text", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private RecordedFileException malformed(String why) {
    return new RecordedFileException(file, rowLine, null, why, null);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }
}
