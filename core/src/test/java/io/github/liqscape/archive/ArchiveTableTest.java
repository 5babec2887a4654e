// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.market.Trade;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packings and headers, and every way in which a file can be wrong. */
class ArchiveTableTest {

  private static final String ENTRY = "BTCUSDT-trades-2025-10-10.csv";
  private static final String ROWS =
      "1760054400000,1,100,1,true\n1760054400001,2,100,1,false\n1760054400002,3,100,1,false\n";

  @TempDir Path folder;

  private TradeFixture read(String name, byte[] bytes) throws IOException {
    return TradeFixture.read(Files.write(folder.resolve(name), bytes));
  }

  private void refused(String name, byte[] bytes, String message) {
    assertThatThrownBy(() -> read(name, bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void every_packing_gives_the_same_rows() throws Exception {
    TradeFixture plain = read("a.csv", Packed.plain(ROWS));
    assertThat(plain.trades()).extracting(Trade::id).containsExactly("1", "2", "3");
    assertThat(read("a.csv.gz", Packed.gzip(ROWS))).isEqualTo(plain);
    assertThat(read("a.zip", Packed.zip(ENTRY, ROWS))).isEqualTo(plain);
    assertThat(read("without-ending", Packed.zip(ENTRY, ROWS))).isEqualTo(plain);
  }

  @Test
  void line_ends_blank_lines_and_byte_order_mark_do_not_matter() throws Exception {
    String other = "\uFEFF\n" + ROWS.replace("\n", "\r\n\r\n").strip();
    assertThat(read("a.csv", Packed.plain(other.replaceFirst("\n", ""))).trades())
        .isEqualTo(read("a.csv", Packed.plain(ROWS)).trades());
    assertThat(read("a.csv", Packed.plain(ROWS.replace(",", " , "))).trades())
        .isEqualTo(read("a.csv", Packed.plain(ROWS)).trades());
  }

  @Test
  void rows_across_buffers_are_whole() throws Exception {
    StringBuilder rows = new StringBuilder("time,id,price,quantity,sold\n");
    for (int i = 0; i < 20_000; i++) {
      rows.append(1_760_054_400_000L + i).append(',').append(i).append(",100.25,0.125,true\n");
    }
    TradeFixture read = read("a.zip", Packed.zip(ENTRY, rows.toString()));
    assertThat(read.count().events()).isEqualTo(20_000);
    assertThat(read.count().malformed()).isZero();
    assertThat(read.trades().get(19_999).id()).isEqualTo("19999");
  }

  @Test
  void packing_must_be_what_the_name_says() throws Exception {
    refused("a.zip", Packed.plain(ROWS), "a.zip is neither a zip nor a gzip file");
    refused("a.zip", Packed.gzip(ROWS), "a.zip is a gzip file");
    refused("a.csv.gz", Packed.zip(ENTRY, ROWS), "a.csv.gz is a zip file");
    refused("a.csv.gz", new byte[0], "a.csv.gz is neither");
  }

  @Test
  void file_that_ends_early_is_refused() throws Exception {
    byte[] zip = Packed.zip(ENTRY, ROWS);
    byte[] gzip = Packed.gzip(ROWS);
    for (int cut = 5; cut < zip.length - 1; cut += 7) {
      refused("a.zip", Arrays.copyOf(zip, cut), "a.zip is damaged");
    }
    for (int cut = 3; cut < gzip.length - 1; cut += 5) {
      refused("a.csv.gz", Arrays.copyOf(gzip, cut), "a.csv.gz ends early");
    }
  }

  @Test
  void no_trade_comes_out_of_a_damaged_file() throws Exception {
    byte[] zip = Packed.zip(ENTRY, ROWS);
    int at = 0;
    while (zip[at] != 'c' || zip[at + 1] != 's' || zip[at + 2] != 'v') {
      at++;
    }
    for (int offset = 3; offset < 40; offset++) {
      byte[] damaged = zip.clone();
      damaged[at + offset] ^= (byte) (1 << (offset % 8));
      assertThatThrownBy(() -> read("a.zip", damaged)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void zip_must_hold_the_one_entry_that_is_expected() throws Exception {
    refused("a.zip", Packed.zip(ENTRY, ROWS, "b.csv", ROWS), "must hold one entry, holds 2");
    refused("a.zip", Packed.zip(), "must hold one entry, holds 0");
    refused(
        "a.zip",
        Packed.zip("ETHUSDT-trades-2025-10-10.csv", ROWS),
        "must hold BTCUSDT-trades-….csv, holds ETHUSDT-trades-2025-10-10.csv");
    refused("a.zip", Packed.zip("../" + ENTRY, ROWS), "holds ../BTCUSDT");
    refused("a.zip", Packed.zip("BTCUSDT-trades-/x.csv", ROWS), "must hold");
    refused("a.zip", Packed.zip("BTCUSDT-trades-2025.exe", ROWS), "must hold");
  }

  @Test
  void what_unpacks_to_an_absurd_size_is_refused() throws Exception {
    byte[] blanks = "\n".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 1100; i++) {
        out.write(blanks);
      }
    }
    refused("a.csv.gz", bytes.toByteArray(), "unpacks to more than 67108864 bytes");
  }

  @Test
  void header_without_a_needed_column_is_of_another_kind() {
    refused(
        "a.csv",
        Packed.plain("time,id,price,sold\n1,2,3,4\n"),
        "a.csv line 1 is not of this kind: needs a column quantity, "
            + "the header has [time, id, price, sold]");
    refused("a.csv", Packed.plain("<html><body>\n"), "needs a column time");
  }

  @Test
  void other_number_of_fields_without_a_header_is_of_another_kind() {
    refused(
        "a.csv",
        Packed.plain("1760054400000,1,100\n"),
        "a.csv line 1 is not of this kind: has 3 fields, "
            + "and without a header must have one of [6, 5]");
  }

  @Test
  void endless_line_is_no_table() {
    refused("a.csv", Packed.plain("1".repeat(100_000)), "a.csv line 1 is longer than 16384 bytes");
  }
}
