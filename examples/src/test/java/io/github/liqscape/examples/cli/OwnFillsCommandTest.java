// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.run.PaperRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code paper gate --own-fills}: paper held against a person's own fills. */
class OwnFillsCommandTest {

  private static final String HEADER = "symbol,time,side,price,quantity,orderId,tradeId,fee\n";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @SuppressWarnings("NullAway.Init") // before each test
  private Path journal;

  @BeforeEach
  void run_a_small_bot() {
    journal = folder.resolve("journal");
    CommandRun run =
        TestData.without(
            folder, "paper", "run", "--bot", "ma-cross", "--journal", journal.toString(), "--out",
            folder.resolve("out").toString());
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private CommandRun gate(String... more) {
    String[] all = new String[more.length + 6];
    System.arraycopy(
        new String[] {"paper", "gate", "--journal", journal.toString(), "--stage", "SHADOW"},
        0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return TestData.without(folder, all);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private List<Fill> fills() {
    return PaperRecord.read(journal, nanos -> {}).fills();
  }

  /** The fills of the paper account as a person might have had them, worse by some ticks. */
  private String own(int ticks, boolean ids) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (Fill f : fills()) {
      int worse = f.side() == OrderSide.BUY ? ticks : -ticks;
      double price = f.instrument().price(f.ticks() + worse);
      csv.append(f.instrument().symbol()).append(',')
          .append(f.timeNanos() / 1_000_000).append(',').append(f.side()).append(',')
          .append(price).append(',').append(f.quantity()).append(',')
          .append(ids ? f.orderId() : "").append(",v").append(f.number()).append(",0.1\n");
    }
    return csv.toString();
  }

  private static String line(CommandRun run, String start) {
    return run.out().lines().filter(line -> line.startsWith(start)).findFirst().orElse("");
  }

  private void assertRefused(CommandRun run, String... parts) {
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> line.startsWith("liqscape: "))).hasSize(1);
    assertThat(run.err()).contains(parts);
    assertThat(PaperRecord.read(journal, nanos -> {}).notes().ownFills()).isEmpty();
  }

  @Test
  void equal_fills_pass_and_the_journal_remembers_it() throws IOException {
    assertThat(line(gate(), "G9")).startsWith("G9   FAIL");
    CommandRun run = gate("--own-fills", file("own.csv", own(0, true)));
    assertThat(run.exit()).as("the other conditions still fail").isEqualTo(1);
    assertThat(line(run, "G9")).startsWith("G9   pass");
    assertThat(run.out())
        .contains("orders compared: median difference 0.00 ticks", "0 filled on paper only: []");
    assertThat(line(gate(), "G9")).as("asked again").startsWith("G9   pass");
    assertThat(TestData.without(folder, "paper", "replay", "--journal", journal.toString()).exit())
        .isZero();
  }

  @Test
  void fills_that_were_worse_fail_and_say_by_how_much() throws IOException {
    CommandRun run = gate("--own-fills", file("own.csv", own(7, false)), "--json");
    assertThat(run.exit()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(run.out());
    JsonNode g9 = json.get("conditions").get(8);
    assertThat(g9.get("pass").asBoolean()).isFalse();
    assertThat(g9.get("measured").asDouble()).isCloseTo(7, within(1e-6));
    JsonNode own = json.get("ownFills");
    assertThat(own.get("meanTicks").asDouble()).isPositive();
    assertThat(own.get("pairs").get(0).get("byId").asBoolean()).isFalse();
    assertThat(own.get("pairs")).hasSize(fills().size());
    assertThat(own.get("paperOnly")).isEmpty();
  }

  @Test
  void json_fills_are_read_too() throws IOException {
    Fill first = fills().get(0);
    String json =
        """
        [{"symbol": "%s", "time": "%s", "side": "%s", "price": %s, "quantity": %s}]
        """
            .formatted(
                first.instrument().symbol(), MarketSource.instant(first.timeNanos()), first.side(),
                first.price(), first.quantity());
    assertThat(line(gate("--own-fills", file("own.json", json)), "G9")).startsWith("G9   pass");
  }

  @Test
  void a_bad_row_is_refused_with_its_line_and_nothing_is_noted() throws IOException {
    String symbol = fills().get(0).instrument().symbol();
    String rows =
        HEADER
            + symbol + ",2023-03-13T10:00:00Z,BUY,1600,1,a,t1,0\n"
            + symbol + ",yesterday,BUY,1600,1,b,t2,0\n"
            + symbol + ",2023-03-13T10:00:00Z,HOLD,1600,1,c,t3,0\n"
            + symbol + ",2023-03-13T10:00:00Z,BUY,NaN,1,d,t4,0\n"
            + symbol + ",2023-03-13T10:00:00Z,BUY,1600,-1,e,t5,0\n"
            + "DOGE,2023-03-13T10:00:00Z,BUY,1600,1,f,t6,0\n"
            + symbol + ",2023-03-13T10:00:00Z,BUY,1600,1,g,t1,0\n"
            + symbol + ",2023-03-13T10:00:00Z,BUY,1600\n";
    assertRefused(
        gate("--own-fills", file("bad.csv", rows), "--drill", "restart"),
        "line 3, time: must be a time", "line 4, side: must be one of [BUY, SELL], was 'HOLD'",
        "line 5, price: must be a decimal number, was 'NaN'",
        "line 6, quantity: must be > 0, was -1", "line 7, symbol: is not known: 'DOGE'",
        "; and 2 more");
    assertRefused(gate("--own-fills", file("empty.csv", "")), "line 1: a line with the names");
    assertRefused(
        gate("--own-fills", file("far.csv", HEADER + symbol + ",2020-01-01T00:00:00Z,BUY,1,1,,,\n")),
        "none of its 1 fills goes with one of the");
    assertRefused(gate("--own-fills", folder.resolve("none.csv").toString()), "there is no file");
    assertRefused(gate("--own-window", "-1"), "--own-window must be in [0, 86400], was -1");
    Path latin = Files.write(
        folder.resolve("latin.csv"), "symbol,\u00fc".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(gate("--own-fills", latin.toString()), "must be a text in UTF-8");
  }
}
