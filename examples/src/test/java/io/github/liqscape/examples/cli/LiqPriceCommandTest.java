// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiqPriceCommandTest {

  /** The project's own table of published prices, as core's tests read it. */
  private static final Path ORACLES =
      Path.of(System.getProperty("liqscape.root", ".."))
          .resolve("core/src/test/resources/io/github/liqscape/instrument/liquidation-prices.csv");

  private static final String HEADER =
      "id,venue,contract,margin_mode,position_mode,side,entry_price,quantity,quantity_unit,"
          + "contract_size,leverage,wallet_balance,extra_margin,maintenance_margin_rate,"
          + "maintenance_deduction,other_maintenance_margin,other_unrealized_pnl,taker_fee_rate,"
          + "mark_price,liquidation_buffer,expected_liquidation_price,expected_bankruptcy_price,"
          + "tolerance,formula,kind,source";

  private static final String ROW =
      "T1,binance,LINEAR,ISOLATED,ONE_WAY,LONG,60000,2,BASE,1,25,,,0.004,0,,,,,,57831.3253,57600,"
          + "0.0001,BINANCE_USDM,derived,a test";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private CommandRun run(String... lines) throws IOException {
    Path csv = Files.writeString(folder.resolve("p.csv"), String.join("\n", lines) + "\n");
    return CommandRun.of("liqprice", "--csv", csv.toString());
  }

  private void assertRefused(CommandRun run, String message) {
    assertThat(run.err()).isEqualToIgnoringNewLines("liqscape: " + message);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  /** The row with one field replaced. */
  private static String with(String column, String value) {
    List<String> fields = new ArrayList<>(List.of(ROW.split(",", -1)));
    fields.set(List.of(HEADER.split(",", -1)).indexOf(column), value);
    return String.join(",", fields);
  }

  @Test
  void every_published_price_is_met() {
    CommandRun run = CommandRun.of("liqprice", "--csv", ORACLES.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.lastLine()).isEqualTo("45 rows: 45 OK, 0 MISS, 0 not tested");
    assertThat(run.exit()).isZero();
  }

  @Test
  void json_holds_every_row_and_a_summary() throws IOException {
    CommandRun run = CommandRun.of("liqprice", "--json", "--csv", ORACLES.toString());
    JsonNode root = JsonMapper.builder().build().readTree(run.out());
    assertThat(root.path("rows")).hasSize(45);
    assertThat(root.path("summary").path("ok").asInt()).isEqualTo(45);
    JsonNode first = root.path("rows").path(0);
    assertThat(first.path("id").asText()).isEqualTo("LP001");
    assertThat(first.path("liquidationPrice").path("error").asDouble()).isLessThan(0.005);
    assertThat(first.path("verdict").asText()).isEqualTo("OK");
    assertThat(run.exit()).isZero();
  }

  @Test
  void a_row_shows_computed_and_expected_price_error_and_verdict() throws IOException {
    CommandRun run = run(HEADER, ROW);
    assertThat(run.out())
        .containsPattern(
            "T1 +BINANCE_USDM +LONG +liquidation +57831.32530120 +57831.3253 +1.2e-06 +OK");
    assertThat(run.out()).containsPattern("bankruptcy +57600.00000000 +57600 .* OK");
  }

  @Test
  void a_row_that_misses_its_tolerance_gives_exit_code_1() throws IOException {
    CommandRun run = run(HEADER, ROW, with("expected_liquidation_price", "57840"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.lastLine()).isEqualTo("2 rows: 1 OK, 1 MISS, 0 not tested; missed: T1");
  }

  @Test
  void a_wrong_bankruptcy_price_is_a_miss_too() throws IOException {
    assertThat(run(HEADER, with("expected_bankruptcy_price", "57601")).exit()).isEqualTo(1);
  }

  @Test
  void a_position_that_is_never_liquidated_misses_any_expected_price() throws IOException {
    CommandRun run = run(HEADER, with("leverage", "1"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).containsPattern("none +57831.3253 +- +MISS +never liquidated");
  }

  @Test
  void a_row_without_expectation_is_not_tested() throws IOException {
    String row =
        with("expected_liquidation_price", "").replace(",57600,0.0001", ",,0.0001");
    CommandRun run = run(HEADER, row);
    assertThat(run.exit()).isZero();
    assertThat(run.lastLine()).isEqualTo("1 rows: 0 OK, 0 MISS, 1 not tested");
  }

  @Test
  void columns_may_stand_in_any_order() throws IOException {
    String[] header = HEADER.split(",", -1);
    String[] row = ROW.split(",", -1);
    StringBuilder names = new StringBuilder(header[25]);
    StringBuilder values = new StringBuilder(row[25]);
    for (int i = 24; i >= 0; i--) {
      names.append(',').append(header[i]);
      values.append(',').append(row[i]);
    }
    assertThat(run(names.toString(), values.toString()).exit()).isZero();
  }

  @Test
  void a_truncated_file_is_refused_with_its_line() throws IOException {
    byte[] whole = Files.readAllBytes(ORACLES);
    int inTheMiddleOfARow = new String(whole, StandardCharsets.UTF_8).indexOf("LP004") + 40;
    Path cut = folder.resolve("cut.csv");
    Files.write(cut, java.util.Arrays.copyOf(whole, inTheMiddleOfARow));
    CommandRun run = CommandRun.of("liqprice", "--csv", cut.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("liqscape: cut.csv line 4: truncated row: ");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void an_empty_file_and_one_without_rows_are_refused() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertRefused(
        CommandRun.of("liqprice", "--csv", empty.toString()),
        "empty.csv: empty, not even a header");
    assertRefused(run(HEADER), "p.csv: no rows after the header");
  }

  @Test
  void a_missing_column_is_named() throws IOException {
    CommandRun run = run(HEADER.replace(",leverage", ""), ROW.replace(",25,", ","));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("liqscape: p.csv: line 1: column leverage is missing, the header has id, ");
  }

  @Test
  void wrong_fields_are_refused_with_line_and_name() throws IOException {
    assertRefused(
        run(HEADER, ROW, with("entry_price", "6e4x")),
        "p.csv line 3, field entry_price: not a number: '6e4x'");
    assertRefused(
        run(HEADER, with("entry_price", "-1")),
        "p.csv line 2, field entry_price: must be > 0, was -1");
    assertRefused(
        run(HEADER, with("quantity", "")), "p.csv line 2, field quantity: must not be empty");
    assertRefused(
        run(HEADER, with("quantity", "1e999999999")),
        "p.csv line 2, field quantity: must have at most 18 digits before and 36 after the point,"
            + " was '1e999999999'");
    assertRefused(
        run(HEADER, with("side", "BUY")),
        "p.csv line 2, field side: must be one of [LONG, SHORT], was 'BUY'");
    assertRefused(
        run(HEADER, with("side", "LONG|SHORT")),
        "p.csv line 2, field side: must be 1 side, or 2 in a HEDGE on CROSS margin, was 2");
    assertRefused(
        run(HEADER, with("maintenance_margin_rate", "0.4|0.4")),
        "p.csv line 2, field maintenance_margin_rate: must have 1 part like side, had 2");
    assertRefused(
        run(HEADER, with("maintenance_margin_rate", "1")),
        "p.csv line 2, field maintenance_margin_rate: must be in [0, 1), was 1");
    assertRefused(
        run(HEADER, with("leverage", "")),
        "p.csv line 2, field wallet_balance: give this or leverage, both are empty");
    assertRefused(
        run(HEADER, with("contract", "INVERSE")),
        "p.csv line 2, field contract: must be LINEAR for BINANCE_USDM, was INVERSE");
    assertRefused(
        run(HEADER, with("quantity_unit", "USD")),
        "p.csv line 2, field quantity_unit: must be BASE or CONTRACTS for LINEAR, was USD");
    assertRefused(
        run(HEADER, with("formula", "BINANCE_USDM+BUFFER")),
        "p.csv line 2, field liquidation_buffer: must not be empty, the formula names a buffer");
    assertRefused(
        run(HEADER, with("other_unrealized_pnl", "5")),
        "p.csv line 2, field other_unrealized_pnl: must be 0 for ISOLATED");
  }

  @Test
  void an_unknown_formula_is_refused_with_the_known_ones() throws IOException {
    CommandRun run = run(HEADER, with("formula", "BARE"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("liqscape: p.csv line 2, field formula: formula must be one of BINANCE_USDM,")
        .contains("was 'BARE'");
  }
}
