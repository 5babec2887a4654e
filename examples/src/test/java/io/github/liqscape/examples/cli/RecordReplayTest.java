// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.instrument.KnownMarginTiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordReplayTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path temp;

  private String folder() {
    return temp.resolve("recording").toString();
  }

  private CommandRun record(String market, String... more) {
    String[] all = new String[7 + more.length];
    List.of("record", "scripted", "BTCUSDT", "--market", market, "--out", folder()).toArray(all);
    System.arraycopy(more, 0, all, 7, more.length);
    return CommandRun.of(all);
  }

  @Test
  void what_was_recorded_is_replayed_event_for_event() throws IOException {
    CommandRun recorded = record("whole");
    assertThat(recorded.exit()).isZero();
    assertThat(recorded.err()).contains("recording [scripted:BTCUSDT]");
    assertThat(recorded.out())
        .containsPattern("TRADE +180\\n")
        .containsPattern("MARK_PRICE +180\\n")
        .contains("367 events, 1 gaps that ended, 1 of them filled", "0 lost");

    CommandRun replayed = CommandRun.of("replay", folder());
    assertThat(replayed.exit()).isZero();
    assertThat(replayed.out())
        .startsWith("scripted whole, recorded in ")
        .contains("371 inputs were recorded");
    assertThat(counts(replayed.out())).isEqualTo(counts(recorded.out())).hasSize(8);

    JsonNode json = new JsonMapper().readTree(CommandRun.of("replay", folder(), "--json").out());
    assertThat(json.at("/counts/scripted:BTCUSDT/OPEN_INTEREST").longValue()).isEqualTo(3);
    assertThat(json.get("lost").longValue()).isZero();
    assertThat(json.get("market").textValue()).isEqualTo("whole");
  }

  /** Lines from the instrument to the times. */
  private static List<String> counts(String out) {
    return out.lines()
        .filter(l -> !l.contains("recorded") && !l.contains(" frames, "))
        .toList();
  }

  @Test
  void events_are_told_one_a_line() throws IOException {
    record("whole");
    CommandRun text = CommandRun.of("replay", folder(), "--events");
    assertThat(text.out().lines().filter(l -> l.contains(" GAP "))).hasSize(2);
    assertThat(text.out())
        .containsPattern("Z scripted:BTCUSDT TRADE price=6\\d+\\.0 quantity=0\\.5 taker=SELL id=t1")
        .containsPattern("FORCED_ORDER liquidated=LONG quantity=0\\.2 fill=.* bankruptcy=null");

    CommandRun json = CommandRun.of("replay", folder(), "--events", "--json");
    List<String> lines = json.out().lines().toList();
    assertThat(lines).hasSize(370);
    for (String line : lines) {
      assertThat(new JsonMapper().readTree(line).isObject()).isTrue();
    }
    assertThat(new JsonMapper().readTree(lines.getLast()).get("events").longValue())
        .isEqualTo(367);
  }

  @Test
  void map_of_a_recording_is_drawn() {
    record("whole");
    Path out = temp.resolve("map");
    CommandRun run = CommandRun.of("replay", folder(), "--map", "--out", out.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("nothing from before the recording", "context, not a signal")
        .contains("margin tiers as of 2026-02-27: " + KnownMarginTiers.bybitBtcusdt2026().source())
        .doesNotContain("stand-in");
    for (String name : List.of("heatmap.png", "profile.png", "report.json")) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
  }

  @Test
  void map_of_a_recording_without_tiers_says_what_stands_in_for_them() {
    CommandRun recorded = record("bare");
    assertThat(recorded.exit()).isZero();
    assertThat(recorded.err()).contains("no margin tiers of scripted:BTCUSDT are known");
    Path out = temp.resolve("map");
    assertThat(CommandRun.of("replay", folder(), "--map", "--out", out.toString()).out())
        .contains("stand-in for scripted:BTCUSDT");
  }

  @Test
  void loss_is_told_by_both_with_exit_code_1() {
    CommandRun recorded = record("lossy");
    assertThat(recorded.exit()).isEqualTo(1);
    assertThat(recorded.err()).contains("the recorder lost 1 inputs");
    CommandRun replayed = CommandRun.of("replay", folder());
    assertThat(replayed.exit()).isEqualTo(1);
    assertThat(replayed.out()).contains("1 were LOST");
  }

  @Test
  void feed_that_fails_is_exit_code_1_and_what_came_before_is_kept() {
    CommandRun recorded = record("breaks");
    assertThat(recorded.exit()).isEqualTo(1);
    assertThat(recorded.err()).contains("the feed failed: the venue refuses this address");
    assertThat(CommandRun.of("replay", folder()).out()).contains("367 events");
  }

  @Test
  void time_ends_a_feed_that_does_not() {
    CommandRun recorded = record("endless", "--for", "300ms");
    assertThat(recorded.exit()).isZero();
    assertThat(recorded.out()).contains("367 events", "0 lost");
  }

  @Test
  void second_recording_stands_behind_the_first() {
    record("whole");
    record("whole");
    assertThat(CommandRun.of("replay", folder()).out()).contains("742 inputs", "734 events");
  }

  @Test
  void wrong_usage_is_exit_code_2() throws IOException {
    assertThat(record("whole", "--kinds", "trades").err())
        .contains("--kinds must be of trade, candle, mark");
    assertThat(record("whole", "--for", "soon").err()).contains("'soon'");
    assertThat(record("whole", "--for", "0s").exit()).isEqualTo(2);
    assertThat(CommandRun.of("record", "scripted", "--out", folder()).exit()).isEqualTo(2);
    assertThat(CommandRun.of("replay", folder()).err()).contains("there is no recording at");
    assertThat(CommandRun.of("replay", folder()).exit()).isEqualTo(2);
    Path other = Files.writeString(temp.resolve("other"), "1 F0 {}\n");
    CommandRun none = CommandRun.of("replay", other.toString());
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("the recording says of no feed");
  }
}
