// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.market.MarkPrice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayScanTest {

  private static final int MINUTES = 120;
  private static final int BREAKS = Boolean.getBoolean("liqscape.thorough") ? 60 : 4;

  @SuppressWarnings("NullAway.Init") // JUnit makes it
  @TempDir
  static Path whole;

  @TempDir Path folder;

  private static Map<String, String> states = Map.of();
  private static List<String> alerts = List.of();

  private static List<ReplayMarket> markets() {
    return Replays.markets(3, 3, MINUTES);
  }

  @BeforeAll
  static void an_uninterrupted_run() throws IOException {
    Replays.finish(ReplayScan.onThisThread(Replays.terms(markets(), Replays.CONFIG, whole)));
    states = Replays.states(whole);
    alerts = Replays.published(whole);
    assertThat(states).hasSize(3);
    assertThat(alerts).as("something to tell").hasSizeGreaterThan(8).doesNotHaveDuplicates();
  }

  @Test
  void threads_and_steps_change_nothing() throws IOException {
    ReplayScan scan =
        ReplayScan.open(Replays.terms(markets(), Replays.CONFIG.withTurn(7), folder));
    Random random = new Random(5);
    boolean more = true;
    while (more) {
      more = scan.advanceTo(scan.nowNanos() + 1 + random.nextLong(7 * Replays.MINUTE));
    }
    scan.close();
    assertThat(Replays.states(folder)).isEqualTo(states);
    assertThat(Replays.published(folder)).isEqualTo(alerts);
  }

  @Test
  void broken_off_anywhere_it_comes_to_the_same_end_and_tells_each_alert_once()
      throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < BREAKS; i++) {
      ReplayScan scan =
          ReplayScan.onThisThread(Replays.terms(markets(), Replays.CONFIG, folder));
      long from = scan.nowNanos();
      scan.advanceTo(from + random.nextLong(70 * Replays.MINUTE));
      if (random.nextInt(4) > 0) {
        // Some lanes were saved, then it went on, then it was gone.
        for (Lane lane : scan.group().lanes()) {
          if (random.nextBoolean()) {
            scan.group().save(lane);
          }
        }
      }
      scan.advanceTo(scan.nowNanos() + random.nextLong(20 * Replays.MINUTE));
      scan.abandon();
    }
    Replays.finish(ReplayScan.onThisThread(Replays.terms(markets(), Replays.CONFIG, folder)));
    assertThat(Replays.states(folder)).isEqualTo(states);
    assertThat(Replays.published(folder)).isEqualTo(alerts);
  }

  @Test
  void lane_whose_engine_fails_is_out_and_the_others_go_on_as_if_nothing_were() throws IOException {
    List<ReplayMarket> markets = markets();
    ReplayMarket bad = markets.get(1);
    long poison = bad.fromNanos() + 95 * Replays.MINUTE;
    boolean[] healed = new boolean[1];
    // An event of another instrument: the zone rule refuses it.
    ReplayMarket poisoned =
        Replays.with(
            bad,
            events ->
                events.map(
                    e ->
                        e.eventNanos() < poison || healed[0]
                            ? e
                            : new MarkPrice(
                                markets.get(0).market().instrument(), e.eventNanos(),
                                e.eventNanos(), 1, Double.NaN)));
    ReplayScan scan =
        ReplayScan.onThisThread(
            Replays.terms(
                List.of(markets.get(0), poisoned, markets.get(2)), Replays.CONFIG, folder));
    scan.advanceTo(bad.fromNanos() + 90 * Replays.MINUTE);
    scan.save();
    scan.advanceTo(bad.fromNanos() + 105 * Replays.MINUTE);
    ScanRow out = scan.snapshot().row(bad.market().name()).orElseThrow();
    assertThat(out.health().trust()).isEqualTo(Trust.OUT);
    assertThat(out.health().why()).contains("instrument must be");
    assertThat(out.health().failures()).isGreaterThan(1);
    assertThat(out.health().retryNanos()).isGreaterThan(poison);
    assertThat(out.rank()).as("behind those that work").isEqualTo(3);
    assertThat(scan.snapshot().count(Trust.OUT)).isEqualTo(1);
    healed[0] = true;
    Replays.finish(scan);
    assertThat(Replays.states(folder)).isEqualTo(states);
    assertThat(Replays.published(folder)).isEqualTo(alerts);
  }

  @Test
  void save_that_cannot_be_read_is_set_aside_and_the_lane_begins_anew() throws IOException {
    ReplayScan first = ReplayScan.onThisThread(Replays.terms(markets(), Replays.CONFIG, folder));
    first.advanceTo(first.nowNanos() + 95 * Replays.MINUTE);
    first.close();
    Path file;
    try (var files = Files.list(folder.resolve("lanes"))) {
      file = files.filter(f -> f.toString().endsWith(".lane")).sorted().findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    Replays.finish(ReplayScan.onThisThread(Replays.terms(markets(), Replays.CONFIG, folder)));
    assertThat(folder.resolve("lanes").resolve(
        file.getFileName().toString().replace(".lane", ".unreadable"))).exists();
    assertThat(Replays.states(folder)).isEqualTo(states);
    assertThat(Replays.published(folder)).isEqualTo(alerts);
  }

  @Test
  void a_folder_has_one_scanner() throws IOException {
    try (ReplayScan scan =
        ReplayScan.onThisThread(Replays.terms(markets(), Replays.CONFIG, folder))) {
      assertThat(scan.snapshot().rows()).hasSize(3);
      assertThatThrownBy(
              () -> ReplayScan.open(Replays.terms(markets(), Replays.CONFIG, folder)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void snapshot_is_ranked_whole_and_says_how_each_lane_is() throws IOException {
    try (ReplayScan scan =
        ReplayScan.onThisThread(Replays.terms(markets(), Replays.CONFIG, folder))) {
      assertThat(scan.snapshot().count(Trust.COLD)).as("nothing has come").isEqualTo(3);
      scan.advanceTo(scan.nowNanos() + 90 * Replays.MINUTE);
      ScanSnapshot snapshot = scan.snapshot();
      assertThat(snapshot.rows()).extracting(ScanRow::rank).containsExactly(1, 2, 3);
      assertThat(snapshot.rows()).isSortedAccordingTo(Ranking.ORDER);
      for (ScanRow row : snapshot.rows()) {
        assertThat(row.decisions()).hasSize(2);
        assertThat(row.attention().reasons()).isNotEmpty();
        assertThat(row.health().lagNanos()).isBetween(0L, 10_000_000_000L);
        assertThat(row.health().ageNanos()).isNotEmpty();
        assertThat(row.health().phase()).isEqualTo(LanePhase.FOLLOWING);
        assertThat(row.trail()).hasSize(64);
      }
    }
  }
}
