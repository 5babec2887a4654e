// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.event.Types;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two jobs, each of which reads what the other one commits: decisions and deliveries. */
class ClosedLoopTest {

  private static final Duration EVERY = Duration.ofMillis(20);

  @TempDir Path folder;

  @Test
  void outcomes_that_a_courier_brings_lead_to_what_the_plain_loop_does() throws Exception {
    Trial trial = new Trial(folder, 1, Duration.ofMinutes(60));
    assertThat(trial.lines.get("users"))
        .anyMatch(line -> line.contains("Retrying["))
        .anyMatch(line -> line.contains("DeadLettered["));
    Path outcomes = Files.createDirectories(folder.resolve("outcomes"));
    Path output = folder.resolve("output");
    Files.createDirectories(output.resolve("messages"));
    Passed passed = new Passed();
    try (Cluster cluster = new Cluster(folder)) {
      StreamExecutionEnvironment couriers = cluster.environment(1, null);
      CourierJob.followFolder(
          couriers, output.resolve("messages"), outcomes, new MoodyChannels(), EVERY);
      JobID courier = cluster.submit(couriers);

      StreamExecutionEnvironment env = cluster.environment(2, null);
      LiqscapeJob job = LiqscapeJob.of(trial.desk).inStep();
      DataStream<Told> results =
          Results.following(env, outcomes, EVERY).map(passed, Types.TOLD).uid("passed");
      job.streams(job.tapes(env, trial.tapes), results).toFolder(output);
      JobID routing = cluster.submit(env);

      passed.await(trial.outcomes.size());
      while (!cluster.finished(routing, "maps and setups")) {
        assertThat(cluster.goesOn(routing)).isTrue();
      }
      cluster.stop(routing);
      cluster.stop(courier);
    }
    assertThat(Hashes.of(Hashes.lines(output))).isEqualTo(trial.expected);
  }
}
