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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two jobs, each of which reads what the other one commits: decisions and deliveries. */
@ExtendWith(SharedCluster.class)
class ClosedLoopTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");
  private static final Duration EVERY = Duration.ofMillis(20);

  @TempDir Path folder;

  @Test
  void outcomes_that_a_courier_brings_lead_to_what_the_plain_loop_does(Cluster cluster)
      throws Exception {
    Trial trial = new Trial(folder, THOROUGH ? 2 : 1, Duration.ofMinutes(THOROUGH ? 60 : 10));
    assertThat(trial.lines.get("users"))
        .anyMatch(line -> line.contains("Retrying[") && line.contains("HTTP 503"))
        .anyMatch(line -> line.contains("Ended[") && line.contains("HTTP 400"));
    Path outcomes = Files.createDirectories(folder.resolve("outcomes"));
    Path output = folder.resolve("output");

    StreamExecutionEnvironment env = cluster.environment(THOROUGH ? 2 : 1, null);
    env.enableCheckpointing(EVERY.toMillis());
    LiqscapeJob job = LiqscapeJob.of(trial.desk).inStep();
    Passed passed = new Passed();
    DataStream<Told> results =
        Results.following(env, outcomes, EVERY).map(passed, Types.TOLD).uid("passed");
    job.streams(job.tapes(env, trial.tapes), results).toFolder(output);
    JobID routing = cluster.submit(env);

    StreamExecutionEnvironment couriers = cluster.environment(1, null);
    couriers.enableCheckpointing(EVERY.toMillis());
    Path messages = Files.createDirectories(output.resolve("messages"));
    CourierJob.followFolder(couriers, messages, outcomes, new MoodyChannels(), EVERY);
    JobID courier = cluster.submit(couriers);

    int rest = trial.outcomes.size();
    if (THOROUGH) { // the courier's node or the job's, with attempts under way
      passed.await(rest / 2);
      cluster.killOne();
      rest -= rest / 2;
    }
    passed.await(rest);
    while (!cluster.finished(routing, "maps and setups")) {
      assertThat(cluster.goesOn(routing)).isTrue();
    }
    cluster.stop(routing);
    cluster.stop(courier);
    assertThat(Hashes.of(Hashes.lines(output))).isEqualTo(trial.expected);
  }
}
