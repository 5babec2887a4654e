// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {

  private static final String TENTH = "/trading/BTCUSDT/BTCUSDT2025-10-10.csv.gz";
  private static final String ELEVENTH = "/trading/BTCUSDT/BTCUSDT2025-10-11.csv.gz";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @SuppressWarnings("NullAway.Init") // before every test
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer();
    server.page(
        TENTH,
        200,
        gzip(
            "timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,homeNotional,"
                + "foreignNotional",
            "1760054400.4438,BTCUSDT,Buy,0.004,121500.40,PlusTick,a,4.86e+10,0.004,486.0016",
            "1760054401.0000,BTCUSDT,Sell,0.010,121500.30,MinusTick,b,1.2e+11,0.010,1215.003"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] gzip(String... rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private CommandRun run(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("archive", "bybit", "trades", "BTCUSDT", "--archive", server.uri()));
    all.addAll(List.of("--into", folder.toString(), "--from", "2025-10-10"));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void file_is_downloaded_read_and_counted_and_a_missing_day_is_no_failure() {
    CommandRun run = run("--to", "2025-10-11", "--read");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("trades-BTCUSDT-2025-10-10.csv.gz  downloaded, ")
        .contains("trades-BTCUSDT-2025-10-11.csv.gz  no file for that day")
        .containsPattern("TRADE +2\\n")
        .contains("from 2025-10-10T00:00:00.443800Z to 2025-10-10T00:00:01Z");
    assertThat(run.err()).contains("archive: 2 of 2 files");
    assertThat(folder.resolve("trades-BTCUSDT-2025-10-10.csv.gz")).isNotEmptyFile();
  }

  @Test
  void second_download_finds_the_file_there() {
    assertThat(run().exit()).isZero();
    assertThat(run().out()).contains("already there");
    assertThat(server.asked()).containsExactly(TENTH);
  }

  @Test
  void broken_download_goes_on_another_day() {
    server.page(ELEVENTH, 403, new byte[0]);
    CommandRun run = run("--to", "2025-10-11");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("downloaded, ", "FAILED: HTTP 403");
  }

  @Test
  void not_one_file_is_exit_code_1() {
    CommandRun run = run("--from", "2020-01-01");
    assertThat(run.exit()).isEqualTo(2);
    CommandRun none =
        CommandRun.of(
            "archive", "bybit", "trades", "NOSUCH", "--archive", server.uri(), "--into",
            folder.toString(), "--from", "2025-10-10");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.out()).contains("no file for that day");
  }

  @Test
  void malformed_row_is_told_and_exit_code_1() throws IOException {
    server.page(
        TENTH,
        200,
        gzip(
            "timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,homeNotional,"
                + "foreignNotional",
            "1760054400.4438,BTCUSDT,Hold,0.004,121500.40,PlusTick,a,4.86e+10,0.004,486.0016"));
    CommandRun run = run("--read");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("1 rows malformed", "must be Buy or Sell");
  }

  @Test
  void json_is_for_machines() throws IOException {
    JsonNode root = new JsonMapper().readTree(run("--read", "--json").out());
    assertThat(root.at("/files/0/result").textValue()).isEqualTo("Downloaded");
    assertThat(root.at("/counts/bybit:BTCUSDT/TRADE").longValue()).isEqualTo(2);
    assertThat(root.get("malformed").longValue()).isZero();
  }

  @Test
  void kinds_are_listed() {
    CommandRun run = CommandRun.of("archive", "bybit", "--kinds");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("trades ").contains("every trade");
    assertThat(CommandRun.of("archive", "binance", "--kinds").out().lines().count())
        .isGreaterThan(3);
  }

  @Test
  void wrong_usage_is_one_sentence_and_exit_code_2() throws IOException {
    CommandRun kind =
        CommandRun.of(
            "archive", "bybit", "candles", "BTCUSDT", "--from", "2025-10-10", "--into", "x");
    assertThat(kind.exit()).isEqualTo(2);
    assertThat(kind.err()).contains("KIND must be one of trades, was 'candles'");
    assertThat(run("--to", "2025-10-09").err()).contains("--to must not be before 2025-10-10");
    assertThat(CommandRun.of("archive", "bybit").exit()).isEqualTo(2);
    assertThat(CommandRun.of("archive", "scripted", "--kinds").err())
        .contains("scripted still publishes no archive");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
