// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.order.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code paper compare}: a journal held against positions and fills of a person. */
class PaperCompareCommandTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @SuppressWarnings("NullAway.Init") // before each test
  private Path journal;

  /** An account that has bought 0.01 at 60 003, slippage included, and holds it. */
  @BeforeEach
  void hold_a_position() {
    journal = folder.resolve("journal");
    try (PaperBroker broker =
        PaperBroker.builder()
            .account("USDT", "10000")
            .instrument(BTC, KnownMarginTiers.binanceBtcusdt2026())
            .journal(journal)
            .build()) {
      broker.marginMode(BTC, MarginMode.ISOLATED);
      for (int minute = 0; minute < 3; minute++) {
        Candle candle =
            Candle.closed(
                Timeframe.M1, minute * Timeframe.M1.nanos(), 60_000, 60_000, 60_000, 60_000, 100);
        broker.apply(CandleEvent.recorded(BTC, PriceKind.LAST, candle));
        if (minute == 0) {
          broker.submit(Order.market("in", BTC, OrderSide.BUY, 0.01).build());
        }
      }
      assertThat(broker.positions()).hasSize(1);
    }
  }

  private CommandRun compare(String... more) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("paper", "compare", "--journal", journal.toString()));
    all.addAll(List.of(more));
    return TestData.without(folder, all.toArray(String[]::new));
  }

  private Path export(String name) {
    Path file = folder.resolve(name);
    CommandRun run = compare("--export", file.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    return file;
  }

  @Test
  void what_is_exported_compares_equal_and_leaves_the_journal_alone() throws IOException {
    for (String name : List.of("own.csv", "own.json")) {
      CommandRun run = compare("--own-positions", export(name).toString());
      assertThat(run.exit()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains("1 positions, 1 equal", "BTCUSDT LONG: equal, 0.01");
    }
    assertThat(TestData.without(folder, "paper", "replay", "--journal", journal.toString()).exit())
        .isZero();
  }

  @Test
  void a_change_is_told_by_how_much_and_may_be_granted() throws IOException {
    Path file = export("own.csv");
    String text = Files.readString(file);
    Files.writeString(file, text.replace(",LONG,0.010,", ",LONG,0.012,"));
    assertThat(Files.readString(file)).isNotEqualTo(text);
    CommandRun run = compare("--own-positions", file.toString(), "--json");
    assertThat(run.exit()).isEqualTo(1);
    JsonNode own = new ObjectMapper().readTree(run.out()).get("ownPositions");
    assertThat(own.get("equal").asBoolean()).isFalse();
    assertThat(own.get("apartSeconds").asDouble()).isZero();
    JsonNode position = own.get("positions").get(0);
    assertThat(position.get("answer").asText()).isEqualTo("DIFFERENT");
    JsonNode difference = position.get("differences").get(0);
    assertThat(difference.get("field").asText()).isEqualTo("quantity");
    assertThat(difference.get("by").asDouble()).isEqualTo(2, within(1e-9));
    run = compare("--own-positions", file.toString(), "--tolerance-lots", "2");
    assertThat(run.exit()).isZero();
  }

  @Test
  void what_is_held_on_one_side_only_is_named() throws IOException {
    Path none = Files.writeString(folder.resolve("none.json"), "[]");
    CommandRun run = compare("--own-positions", none.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("BTCUSDT LONG: on paper only, 0.01 at");
    String text = Files.readString(export("own.csv")).replace("LONG", "SHORT");
    Path turned = Files.writeString(folder.resolve("turned.csv"), text);
    assertThat(compare("--own-positions", turned.toString()).out())
        .contains("LONG: on paper only", "SHORT: in truth only, 0.01 at");
  }

  @Test
  void fills_are_compared_as_well() throws IOException {
    Path fills =
        Files.writeString(
            folder.resolve("fills.csv"),
            """
            symbol,time,side,price,quantity,orderId
            BTCUSDT,1970-01-01T00:01:00Z,BUY,61000,0.01,in
            """);
    CommandRun run =
        compare("--own-positions", export("own.csv").toString(), "--own-fills", fills.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("1 positions, 1 equal", "1 orders compared");
  }

  @Test
  void bad_input_names_file_line_and_field() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.csv"),
            """
            symbol,side,quantity,entryPrice,leverage
            BTCUSDT,LONG,0.01,60000,
            BTCUSDT,UP,0.01,60000,
            ETHUSDT,LONG,1,1,
            BTCUSDT,SHORT,0.01,60000,-3
            BTCUSDT,LONG,1,60000,
            """);
    CommandRun run = compare("--own-positions", bad.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "--own-positions " + bad, "line 3, side: must be one of [LONG, SHORT], was 'UP'",
            "line 4, symbol: is not known: 'ETHUSDT'", "line 5, leverage: must be > 0, was -3",
            "line 6, side: of binance:BTCUSDT was already on line 2: LONG");
    assertThat(compare("--own-positions", folder.resolve("no").toString()).err())
        .contains("--own-positions: there is no file");
    assertThat(compare().err()).contains("one of --own-positions, --own-fills, --export is needed");
    assertThat(compare("--own-positions", bad.toString(), "--tolerance-entry", "-1").exit())
        .isEqualTo(2);
  }
}
