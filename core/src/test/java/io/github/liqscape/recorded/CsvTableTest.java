// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

  @TempDir Path folder;

  @Test
  void quoted_fields_keep_commas_quotes_and_line_breaks() {
    Path file = write("a.csv", "name,note\r\nx,\"a,b \"\"c\"\"\r\nd\"\r\ny,z");
    try (CsvTable table = CsvTable.open(file)) {
      List<CsvRow> rows = table.rows().toList();
      assertThat(rows).hasSize(2);
      assertThat(rows.get(0).text("note")).isEqualTo("a,b \"c\"\r\nd");
      assertThat(rows.get(0).line()).isEqualTo(2);
      assertThat(rows.get(1).text("note")).isEqualTo("z");
      assertThat(rows.get(1).line()).isEqualTo(4);
    }
  }

  @Test
  void byte_order_mark_crlf_blanks_and_empty_lines_do_not_matter() {
    Path file = write("a.csv", "\uFEFFopen_time, close\r\n\r\n1, 2.5 \r\n\n");
    try (CsvTable table = CsvTable.open(file)) {
      CsvRow row = table.next().orElseThrow();
      assertThat(row.integer("open_time")).isEqualTo(1);
      assertThat(row.number("close")).isEqualTo(2.5);
      assertThat(table.next()).isEmpty();
    }
  }

  @Test
  void column_names_are_compared_without_case_and_underscores() {
    Path file = write("a.csv", "openTime,Open\n1,2\n");
    try (CsvTable table = CsvTable.open(file)) {
      assertThat(table.has("open_time")).isTrue();
      assertThat(table.next().orElseThrow().number("open")).isEqualTo(2);
    }
  }

  @Test
  void gzip_is_known_by_its_content_whatever_the_name() {
    for (String name : List.of("a.csv.gz", "b.csv")) {
      Path file = write(name, gzip("x\n1\n2\n"));
      try (Stream<CsvRow> rows = CsvTable.open(file).rows()) {
        assertThat(rows.map(r -> r.text("x"))).containsExactly("1", "2");
      }
    }
    assertMessage(
        () -> CsvTable.open(write("c.csv.gz", "x\n1\n")),
        "c.csv.gz: named .gz but not a gzip file");
  }

  @Test
  void an_error_names_file_line_and_field() {
    Path file = write("liquidations.csv", "time,price\n1,2\n1,abc\n");
    try (CsvTable table = CsvTable.open(file)) {
      table.next();
      CsvRow row = table.next().orElseThrow();
      assertMessage(
          () -> row.number("price"), "liquidations.csv line 3, field price: not a number: 'abc'");
      assertMessage(
          () -> row.integer("price"),
          "liquidations.csv line 3, field price: not a whole number: 'abc'");
      assertMessage(
          () -> row.timeNanos("price"), "liquidations.csv line 3, field price: not a time: 'abc'");
      assertMessage(
          () -> row.flag("price"),
          "liquidations.csv line 3, field price: not a true or false: 'abc'");
      assertMessage(
          () -> row.text("side"),
          "liquidations.csv line 1, field side: there is no such column, the header has "
              + "[time, price]");
    }
  }

  @Test
  void what_only_java_calls_a_number_is_refused() {
    for (String text :
        List.of("NaN", "Infinity", "1d", "0x1p3", "1e999", "", "-", "1 2", "1.2.3")) {
      try (CsvTable table = CsvTable.open(write("n.csv", "a,b\n1," + text + "\n"))) {
        CsvRow row = table.next().orElseThrow();
        assertMessage(() -> row.number("b"), "n.csv line 2, field b: not a number: '" + text + "'");
      }
    }
  }

  @Test
  void an_empty_optional_number_is_nan_and_so_is_a_missing_column() {
    try (CsvTable table = CsvTable.open(write("a.csv", "a,b\n1,\n"))) {
      CsvRow row = table.next().orElseThrow();
      assertThat(row.numberOrNaN("b")).isNaN();
      assertThat(row.numberOrNaN("c")).isNaN();
      assertThat(row.numberOrNaN("a")).isEqualTo(1);
    }
  }

  @Test
  void a_truncated_row_and_a_row_too_long_are_errors() {
    assertMessage(
        () -> readAll(write("a.csv", "a,b,c\n1,2,3\n4,5")), "a.csv line 3: truncated row: 2 of 3");
    assertMessage(
        () -> readAll(write("a.csv", "a,b\n1,2,3\n")), "a.csv line 2: too many fields: 3 of 2");
  }

  @Test
  void broken_quotes_are_errors() {
    assertMessage(
        () -> readAll(write("a.csv", "a,b\n1,\"2\n")),
        "a.csv line 2: a quoted field is not closed before the end of the file");
    assertMessage(
        () -> readAll(write("a.csv", "a,b\n1,\"2\"3\n")),
        "a.csv line 2: text after the closing quote of field 2");
    assertMessage(
        () -> readAll(write("a.csv", "a,b\n1,x\"y\n")),
        "a.csv line 2: a quote inside an unquoted field: 'x'");
  }

  @Test
  void a_mixed_up_header_is_an_error() {
    assertMessage(
        () -> CsvTable.open(write("a.csv", "open_time,openTime\n1,2\n")),
        "a.csv line 1, field openTime: the header has this column twice: [open_time, openTime]");
    assertMessage(
        () -> CsvTable.open(write("a.csv", "a,,c\n1,2,3\n")),
        "a.csv line 1: column 2 of the header has no name");
    assertMessage(
        () -> CsvTable.open(write("a.csv", "1750701600000,2.5\n")),
        "a.csv line 1: expected a header, found data: [1750701600000, 2.5]");
    assertMessage(() -> CsvTable.open(write("a.csv", "")), "a.csv: empty, not even a header");
  }

  @Test
  void every_truncation_of_a_gzip_file_is_an_error() {
    byte[] whole = gzip("a,b\n1,2\n3,4\n");
    for (int length = 2; length < whole.length; length++) {
      Path file = write("t.csv.gz", Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> readAll(file))
          .isInstanceOf(RecordedFileException.class)
          .hasMessageStartingWith("t.csv.gz")
          .hasMessageContaining("the gzip file ends early");
    }
  }

  @Test
  void a_gzip_file_whose_checksum_fails_is_an_error() {
    byte[] damaged = gzip("a,b\n1,2\n3,4\n");
    damaged[damaged.length - 6] ^= 1;
    assertThatThrownBy(() -> readAll(write("d.csv.gz", damaged)))
        .isInstanceOf(RecordedFileException.class)
        .hasMessageContaining("the gzip file is damaged");
  }

  @Test
  void text_that_is_not_utf_8_is_an_error() {
    assertThatThrownBy(() -> readAll(write("l.csv", new byte[] {'a', '\n', (byte) 0xe9, '\n'})))
        .isInstanceOf(RecordedFileException.class)
        .hasMessageContaining("not UTF-8 text");
  }

  @Test
  void a_missing_file_is_an_io_error_that_names_it() {
    assertThatThrownBy(() -> CsvTable.open(folder.resolve("no.csv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no.csv");
  }

  @Test
  void a_header_is_detected_by_its_first_character() {
    for (String text : List.of("1,2\n", "a,b\n1,2\n", "b,a\n2,1\n")) {
      try (CsvTable table = CsvTable.detecting(write("a.csv", text), "a", "b")) {
        CsvRow row = table.next().orElseThrow();
        assertThat(row.integer("a")).isEqualTo(1);
        assertThat(row.integer("b")).isEqualTo(2);
        assertThat(table.next()).isEmpty();
      }
    }
    try (CsvTable table = CsvTable.headerless(write("a.csv", "LRC,2\n"), "symbol", "b")) {
      assertThat(table.next().orElseThrow().text("symbol")).isEqualTo("LRC");
    }
  }

  private static void readAll(Path file) {
    try (Stream<CsvRow> rows = CsvTable.open(file).rows()) {
      rows.forEach(row -> {});
    }
  }

  private static void assertMessage(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(RecordedFileException.class).hasMessage(message);
  }

  private Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
