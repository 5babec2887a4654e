// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private CommandRun paper(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "paper";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return TestData.without(folder, all);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  /** The small bot on the candles of the jar. */
  private CommandRun crossed(String journal, String... more) {
    String[] all = new String[more.length + 7];
    System.arraycopy(
        new String[] {
          "run", "--bot", "ma-cross", "--journal", at(journal), "--out", at("out")
        },
        0, all, 0, 7);
    System.arraycopy(more, 0, all, 7, more.length);
    return paper(all);
  }

  private void assertRefused(String[] arguments, String... parts) {
    CommandRun run = paper(arguments);
    assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> line.startsWith("liqscape: "))).hasSize(1);
    assertThat(run.err()).contains(parts).doesNotContain("\tat ");
  }

  private static String[] of(String... arguments) {
    return arguments;
  }

  private static String line(CommandRun run, String start) {
    return run.out().lines().filter(line -> line.startsWith(start)).findFirst().orElse("");
  }

  @Test
  void setups_become_brackets_and_what_did_not_is_counted() throws IOException {
    CommandRun run = paper("run", "--out", at("out"));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("bot setup, signal bars of 5m", "account of 10,000 USD")
        .containsPattern("\n15 BUY, 11 SELL: \\d+ became orders, \\d+ did not \\(")
        .containsPattern("net \\[worst, chosen, best\\] = \\[-?[0-9.]+, ");
    JsonNode json = JSON.readTree(folder.resolve("out/run.json").toFile());
    JsonNode plans = json.get("plans");
    int refused = 0;
    for (JsonNode n : plans.get("refused")) {
      refused += n.asInt();
    }
    assertThat(plans.get("BUY").asInt() + plans.get("SELL").asInt())
        .isEqualTo(
            plans.get("orders").asInt() + plans.get("notForPaper").asInt()
                + plans.get("whileInPosition").asInt() + refused);
    assertThat(json.get("trades")).isNotEmpty();
  }

  @Test
  void a_run_again_gives_the_same_journal() {
    CommandRun first = crossed("one", "--json");
    CommandRun second = crossed("two", "--json");
    assertThat(first.exit()).isZero();
    assertThat(first.out()).isEqualTo(second.out()).contains("\"stateHash\"");
  }

  @Test
  void replay_says_the_same_or_names_the_first_entry_that_differs() throws IOException {
    crossed("journal");
    CommandRun run = paper("replay", "--journal", at("journal"), "--print");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("every entry says what it said", "posted 10000 USD from EXTERNAL to TRADER")
        .containsPattern("fill 1 of paper-\\d+: (BUY|SELL)")
        .containsPattern("state hash [0-9a-f]{64}");
    JsonNode json =
        JSON.readTree(paper("replay", "--journal", at("journal"), "--json").out());
    assertThat(json.get("same").asBoolean()).isTrue();
    assertThat(run.out()).contains(json.get("stateHash").asText());
    JsonNode ran = JSON.readTree(folder.resolve("out/run.json").toFile());
    assertThat(json.get("stateHash")).isEqualTo(ran.get("stateHash"));
    assertThat(json.get("entries")).isEqualTo(ran.get("lastSequence"));
  }

  @Test
  void a_journal_that_lost_an_entry_does_not_pass_for_whole() {
    crossed("journal");
    // An entry that brought nothing about could be lost unseen; this one filled an order.
    String filled =
        paper("replay", "--journal", at("journal"), "--print").out().lines()
            .filter(l -> l.contains(" fill 1 of "))
            .findFirst()
            .orElseThrow();
    long lost = Long.parseLong(filled.strip().split(" ", 2)[0]);
    try (Journal copy = Journal.at(folder.resolve("other")).open();
        JournalCursor entries = Journal.read(folder.resolve("journal"))) {
      while (entries.hasNext()) {
        JournalEntry e = entries.next();
        if (e.sequence() != lost) {
          copy.append(e.type(), e.version(), e.eventNanos(), e.payload());
        }
      }
    }
    CommandRun run = paper("replay", "--journal", at("other"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).containsPattern("DIFFERS at entry \\d+: ");
    CommandRun gate = paper("gate", "--journal", at("other"));
    assertThat(gate.exit()).isEqualTo(1);
    assertThat(line(gate, "G7")).startsWith("G7   FAIL");
    assertRefused(
        of("review", "--journal", at("other"), "--out", at("review")), "does not replay");
    assertRefused(
        of("gate", "--journal", at("other"), "--drill", "restart"), "cannot be gone on with");
  }

  @Test
  void a_review_comes_from_the_journal_alone() throws IOException {
    crossed("journal");
    CommandRun run =
        paper("review", "--journal", at("journal"), "--out", at("review"), "--pictures", "1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Paper run of ma-cross", "findings in 8 trades", "LATE_ENTRY")
        .contains("STOPPED_THEN_RIGHT");
    String html = Files.readString(folder.resolve("review/report.html"));
    assertThat(html).contains("What this does not prove").contains("ETH-USD, 13 to 15 March 2023");
    JsonNode json = JSON.readTree(folder.resolve("review/report.json").toFile());
    assertThat(json.get("trades").asInt()).isEqualTo(8);
    assertThat(Files.readAllLines(folder.resolve("review/trades.csv"))).hasSize(9);
    String trade = json.get("findings").get(0).get("trade").asText();
    assertThat(folder.resolve("review/trade-" + trade + ".png")).isNotEmptyFile();

    // An answer stays in the journal, and its finding in the report.
    CommandRun answered =
        paper(
            "review", "--journal", at("journal"), "--out", at("review"), "--accept", trade, "--by",
            "Ada", "--note", "news");
    assertThat(answered.exit()).isZero();
    assertThat(line(answered, "2 findings")).isEqualTo("2 findings in 8 trades, 1 of them open");
    assertThat(paper("replay", "--journal", at("journal")).exit()).isZero();
  }

  @Test
  void the_gate_says_no_with_every_condition_and_keeps_what_it_is_told() throws IOException {
    crossed("journal", "--declare", "CONTINUOUS", "--trades", "400");
    CommandRun asked =
        paper("gate", "--journal", at("journal"), "--beside", at("journal"), "--json");
    assertThat(asked.exit()).isEqualTo(1);
    JsonNode json = JSON.readTree(asked.out());
    assertThat(json.get("status").asText()).isEqualTo("NOT_READY");
    assertThat(json.get("conditions")).hasSize(11);
    assertThat(json.get("conditions").get(0).get("why").asText()).contains("closed so far 8");
    assertThat(json.get("conditions").get(3).get("n").asInt()).isEqualTo(8);
    assertThat(json.get("conditions").get(6).get("pass").asBoolean()).isTrue();

    paper("gate", "--journal", at("journal"), "--drill", "restart");
    CommandRun drilled = paper("gate", "--journal", at("journal"), "--drill", "kill-switch");
    assertThat(drilled.exit()).isEqualTo(1);
    assertThat(line(drilled, "G8")).startsWith("G8   pass");

    CommandRun waived =
        paper("gate", "--journal", at("journal"), "--sign-off", "Ada", "--waive", "G2");
    assertThat(waived.exit()).isEqualTo(1);
    assertThat(waived.out())
        .startsWith("NOT_READY")
        .contains("waiver of G2 by Ada: noted, the status stays as it is")
        .contains("Why small samples cannot pass");
  }

  @Test
  void a_declaration_after_the_first_trade_does_not_count() {
    crossed("journal");
    CommandRun late = paper("gate", "--journal", at("journal"), "--declare", "FIXED");
    assertThat(late.exit()).isEqualTo(1);
    assertThat(line(late, "G1")).startsWith("G1   FAIL");
  }

  @Test
  void wrong_input_is_one_sentence() throws IOException {
    assertRefused(of("run", "--bot", "martingale"), "--bot must be one of [setup, ma-cross]");
    assertRefused(of("run", "--equity", "5"), "--equity must be in [100, 1000000000], was 5");
    assertRefused(of("run", "--all", "--json"), "--all goes without --json");
    assertRefused(of("run", "--signal", "7m"), "'7m'");
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "mine");
    assertRefused(
        of("run", "--journal", full.toString()), "must be a new or empty folder");
    for (String command : List.of("review", "gate", "replay")) {
      assertRefused(of(command), "--journal");
      assertRefused(of(command, "--journal", at("none")), "there is no folder");
      assertRefused(of(command, "--journal", full.toString()), "full");
    }
    crossed("journal");
    assertRefused(of("gate", "--journal", at("journal"), "--drill", "fire"), "'fire'");
    assertRefused(of("gate", "--journal", at("journal"), "--waive", "G2"), "--sign-off");
    assertRefused(
        of("review", "--journal", at("journal"), "--accept", "x", "--by", "Ada"),
        "there is no finding of trade 'x'");
    assertRefused(
        of("review", "--journal", at("journal"), "--by", "Ada"), "--accept and --fixed");
    assertRefused(of("replay", "--journal", at("journal"), "--print", "--json"), "one of");
  }

  @Test
  void a_damaged_journal_is_told_and_not_read() throws IOException {
    crossed("journal");
    List<Path> files;
    try (Stream<Path> inside = Files.list(folder.resolve("journal"))) {
      files = inside.filter(f -> f.toFile().length() > 1_000).toList();
    }
    byte[] bytes = Files.readAllBytes(files.get(0));
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(files.get(0), bytes);
    assertThat(paper("replay", "--journal", at("journal")).exit()).isEqualTo(2);
  }

  @Test
  void a_generated_market_is_traded_on_candles_of_its_trades() {
    CommandRun run =
        paper(
            "run", "--synthetic", "--days", "1", "--bot", "ma-cross", "--out", at("out"),
            "--signal", "15m");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("synthetic perpetual", "signal bars of 15m");
    assertThat(paper("replay", "--journal", at("out/paper/journal")).exit()).isZero();
  }
}
