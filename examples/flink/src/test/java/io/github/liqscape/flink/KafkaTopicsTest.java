// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.market.MarketEvent;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The job over topics can be put together; {@code KafkaBrokerTest} runs it. */
class KafkaTopicsTest {

  @Test
  void job_over_topics_has_a_graph() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, LiqscapeJob.settings());
    KafkaTopics topics = new KafkaTopics("broker:9092", "desk");
    SyntheticMarkets markets = new SyntheticMarkets(2, 1, 100, 10);
    LiqscapeJob job = LiqscapeJob.of(new SyntheticDesk(markets, 1, Timeframe.M1));
    DataStream<MarketEvent> events = topics.events(env, job, "events");
    DataStream<Told> outcomes = topics.results(env, "outcomes");
    JobStreams streams = job.streams(events, outcomes);
    topics.write(streams.messages(), "messages");
    topics.write(streams.users(), "users");
    topics.write(streams.accounts(), "accounts");
    JobGraph graph = env.getStreamGraph().getJobGraph();
    assertThat(graph.getVertices())
        .extracting(JobVertex::getName)
        .anyMatch(name -> name.contains("maps and setups"))
        .anyMatch(name -> name.contains("routing"))
        .anyMatch(name -> name.contains("paper accounts"));
  }
}
