// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.SyntheticTapes;
import io.github.liqscape.flink.source.Tapes;
import io.github.liqscape.market.MarketEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decisions, alerts and ledgers of the job are those of a plain loop, line by line, whatever
 * happens to it.
 */
@ExtendWith(SharedCluster.class)
class SameOnFlinkTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");
  private static final int KILLS = THOROUGH ? 20 : 2;
  private static final long SECOND = 1_000_000_000L;
  private static final SyntheticMarkets LATE_MARKET = new SyntheticMarkets(1, 5, 500, 10);

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Trial trial;

  @SuppressWarnings("NullAway.Init")
  private static Cluster cluster;

  @BeforeAll
  static void begin(Cluster shared) throws Exception {
    trial = new Trial(folder, THOROUGH ? 6 : 2, Duration.ofMinutes(THOROUGH ? 720 : 240));
    cluster = shared;
  }

  @Test
  void plain_loop_leaves_something_in_every_output() {
    assertThat(trial.lines.get("late")).isEmpty();
    for (String name : List.of("decisions", "accounts", "users", "messages")) {
      assertThat(trial.lines.get(name)).as(name).hasSizeGreaterThan(20);
    }
    assertThat(trial.lines.get("accounts")).anyMatch(line -> line.contains("Filled["));
    assertThat(trial.lines.get("users")).anyMatch(line -> line.contains("Retrying["));
  }

  /** With 2 slots it runs when it is killed, with 2 and then 4 when it is rescaled. */
  static int[] slots() {
    return THOROUGH ? new int[] {1, 2, 4} : new int[] {1};
  }

  @ParameterizedTest
  @MethodSource("slots")
  void job_of_any_parallelism_does_as_the_plain_loop(int parallelism) throws Exception {
    Path output = folder.resolve("parallel-" + parallelism);
    StreamExecutionEnvironment env = cluster.environment(parallelism, null);
    trial.build(env, trial.tapes, output);
    cluster.await(cluster.submit(env));
    assertThat(Hashes.of(Hashes.lines(output))).isEqualTo(trial.expected);
  }

  @Test
  void task_managers_that_die_change_nothing() throws Exception {
    Random random = new Random(20261126);
    Path output = folder.resolve("killed");
    StreamExecutionEnvironment env = cluster.environment(2, null);
    WatchedTapes tapes = WatchedTapes.of(trial.tapes);
    trial.build(env, tapes, output);
    JobID job = cluster.submit(env);
    // Until it has read so many it cannot be at its end, however often it reads some again.
    int most = trial.events * 3 / 4 / KILLS;
    for (int kill = 0; kill < KILLS; kill++) {
      tapes.await(1 + random.nextInt(most));
      assertThat(cluster.goesOn(job)).as("job goes on at kill %s", kill).isTrue();
      cluster.killOne();
    }
    cluster.await(job);
    assertThat(Hashes.of(Hashes.lines(output))).isEqualTo(trial.expected);
  }

  @Test
  void savepoint_of_older_state_goes_on_with_another_parallelism() throws Exception {
    Path output = folder.resolve("rescaled");
    Path savepoint = null;
    int[] parallelism = THOROUGH ? new int[] {2, 4, 1} : new int[] {2, 4};
    WatchedTapes tapes = WatchedTapes.of(trial.tapes);
    for (int i = 0; i < parallelism.length; i++) {
      StreamExecutionEnvironment env = cluster.environment(parallelism[i], savepoint);
      if (i == 0) {
        trial.buildOld(env, tapes, output);
      } else {
        trial.build(env, tapes, output);
      }
      tapes.reset();
      JobID job = cluster.submit(env);
      if (i < parallelism.length - 1) {
        do {
          tapes.await(trial.events / 20);
        } while (!cluster.runs(job));
        savepoint = cluster.stop(job);
      } else {
        cluster.await(job);
      }
    }
    assertThat(Hashes.of(Hashes.lines(output))).isEqualTo(trial.expected);
  }

  private static List<String> run(Tapes tapes, String name, String output) throws Exception {
    StreamExecutionEnvironment env = cluster.environment(1, null);
    LiqscapeJob job = LiqscapeJob.of(new SyntheticDesk(LATE_MARKET, 0, Timeframe.M1));
    Path results = Files.createDirectories(folder.resolve("none"));
    Files.write(results.resolve("empty.txt"), List.of());
    job.streams(job.tapes(env, tapes), Results.ofFolder(env, results))
        .toFolder(folder.resolve(name));
    cluster.await(cluster.submit(env));
    return Hashes.lines(folder.resolve(name)).getOrDefault(output, List.of());
  }

  private static List<String> plainLoop(Tapes tapes) throws IOException {
    LocalRun run = new LocalRun(new SyntheticDesk(LATE_MARKET, 0, Timeframe.M1), null, true);
    try (Stream<? extends MarketEvent> events = tapes.open(tapes.names().getFirst())) {
      events.forEach(run::apply);
    }
    return run.lines.getOrDefault("decisions", List.of());
  }

  @Test
  void late_within_five_seconds_is_put_in_order_and_later_is_told_and_not_applied()
      throws Exception {
    Tapes tapes = new SyntheticTapes(LATE_MARKET, Duration.ofMinutes(25));
    List<String> inOrder = plainLoop(tapes);
    assertThat(inOrder).hasSizeGreaterThan(15);
    assertThat(run(new ShuffledTapes(tapes, 4 * SECOND), "four", "decisions"))
        .containsExactlyInAnyOrderElementsOf(inOrder);
    assertThat(Hashes.lines(folder.resolve("four")).get("late")).isEmpty();
    List<String> late = run(new ShuffledTapes(tapes, 30 * SECOND), "thirty", "late");
    assertThat(late).hasSize(1);
    assertThat(late.getFirst()).startsWith("MarkPrice[");
  }
}
