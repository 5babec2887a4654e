// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.flink.event.Types;
import io.github.liqscape.market.MarketEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything over a broker: events from a topic, lines to topics, and a courier that reads messages
 * from one and writes outcomes to another.
 */
@ExtendWith(SharedCluster.class)
class KafkaBrokerTest {

  @TempDir Path folder;

  private static StreamExecutionEnvironment often(Cluster cluster, int parallelism) {
    StreamExecutionEnvironment env = cluster.environment(parallelism, null);
    env.enableCheckpointing(100);
    return env;
  }

  @Test
  void closed_loop_over_topics_leaves_in_them_what_the_plain_loop_does(Cluster cluster)
      throws Exception {
    Trial trial = new Trial(folder, 1, Duration.ofMinutes(12));
    List<String> outputs = List.of("decisions", "accounts", "users", "messages");
    try (KafkaBroker broker = new KafkaBroker(Files.createDirectories(folder.resolve("log")))) {
      broker.create("events", "outcomes");
      broker.create(outputs.toArray(new String[0]));
      KafkaTopics topics = new KafkaTopics(broker.servers, "desk");
      LiqscapeJob job = LiqscapeJob.of(trial.desk).inStep();

      StreamExecutionEnvironment recorder = often(cluster, 2);
      topics.publish(job.tapes(recorder, trial.tapes), "events");
      cluster.await(cluster.submit(recorder));

      StreamExecutionEnvironment env = often(cluster, 2);
      DataStream<MarketEvent> events = topics.replayed(env, job, "events");
      Passed passed = new Passed();
      JobStreams streams =
          job.streams(
              events, topics.results(env, "outcomes").map(passed, Types.TOLD).uid("passed"));
      topics.write(streams.decisions(), "decisions");
      topics.write(streams.accounts(), "accounts");
      topics.write(streams.users(), "users");
      topics.write(streams.messages(), "messages");
      JobID routing = cluster.submit(env);

      StreamExecutionEnvironment couriers = often(cluster, 1);
      KafkaTopics courierTopics = new KafkaTopics(broker.servers, "courier");
      courierTopics.write(
          CourierJob.outcomes(courierTopics.messages(couriers, "messages"), new MoodyChannels()),
          "outcomes");
      JobID courier = cluster.submit(couriers);

      passed.await(trial.outcomes.size());
      while (!cluster.finished(routing, "maps and setups")) {
        assertThat(cluster.goesOn(routing)).isTrue();
      }
      cluster.stop(routing);
      cluster.stop(courier);
      Map<String, List<String>> lines = new TreeMap<>();
      outputs.forEach(topic -> lines.put(topic, broker.lines(topic)));
      lines.put("late", List.of());
      assertThat(Hashes.of(lines)).isEqualTo(trial.expected);
    }
  }
}
