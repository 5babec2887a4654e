// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.event.Types;
import io.github.liqscape.flink.source.TapeSource;
import io.github.liqscape.flink.source.Tapes;
import io.github.liqscape.market.MarketEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The five layers as one job: markets keyed by instrument, accounts and users keyed by name.
 *
 * <pre>
 *   events ─ instrument ─┬─ decisions
 *                        ├─ late events
 *                        ├─ account ─── journal lines
 *   results ─────────────┴─ user ─────┬ journal lines
 *      ▲                              └ messages ─ who delivers ─┐
 *      └──────────────── a topic or folder ─────────────────────┘
 * </pre>
 *
 * <p>There is no iteration in the graph: whoever delivers writes outcomes to a topic or folder, and
 * a source reads them back. So an outcome is an event like any other: it has a time, survives a
 * crash, and is there when the job is replayed.
 */
public final class LiqscapeJob {

  /**
   * How late an event may be before it goes to the side output: as much as a forced order may be.
   */
  public static final Duration LATENESS = Duration.ofSeconds(5);

  private static final Duration STEP = Duration.ofSeconds(1);

  private final Desk desk;
  private Duration lateness = LATENESS;
  private Duration step = STEP;
  private boolean inStep;

  private LiqscapeJob(Desk desk) {
    this.desk = desk;
  }

  /** A job about this. */
  public static LiqscapeJob of(Desk desk) {
    return new LiqscapeJob(desk);
  }

  /** How late an event may be; default 5 s. */
  public LiqscapeJob lateness(Duration value) {
    lateness = value;
    return this;
  }

  /**
   * Event time between watermarks: how long an event waits at most beyond its lateness; default 1
   * s.
   */
  public LiqscapeJob step(Duration value) {
    step = value;
    return this;
  }

  /**
   * A user's time stands still while one of their attempts is under way: what is later waits in
   * state until the outcome is there, and the outcome is taken at its own time. So a replay with a
   * courier in the loop decides as if every outcome had come in time, however long it took.
   *
   * <p>Not for live feeds: a courier that hangs would silence its users. An outcome that nobody
   * waits for is not taken: outcomes that were recorded earlier need no courier and no step.
   */
  public LiqscapeJob inStep() {
    inStep = true;
    return this;
  }

  /**
   * What the job needs of a cluster: engines live on the heap, and an event changes them in place,
   * which a changelog or a state that is serialised at each access would not see or not bear.
   */
  public static Configuration settings() {
    return new Configuration()
        .set(StateBackendOptions.STATE_BACKEND, "hashmap")
        .set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, false)
        .set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, true)
        .set(PipelineOptions.GENERIC_TYPES, false)
        .set(PipelineOptions.OBJECT_REUSE, true);
  }

  /** Recordings, archives or generated markets as events. */
  public DataStream<MarketEvent> tapes(StreamExecutionEnvironment env, Tapes tapes) {
    return env.fromSource(
            new TapeSource(tapes), watermarks(), "tapes", Types.EVENT)
        .uid("tapes");
  }

  /** The watermarks that events of any source need. */
  public WatermarkStrategy<MarketEvent> watermarks() {
    return SteppedWatermarks.of(lateness, step);
  }

  /**
   * Puts the job together.
   *
   * @param events of all markets, with the watermarks of {@link #watermarks}
   * @param results of deliveries, with watermarks
   */
  public JobStreams streams(DataStream<MarketEvent> events, DataStream<Told> results) {
    return streams(events, results, new MarketFunction(desk));
  }

  JobStreams streams(
      DataStream<MarketEvent> events, DataStream<Told> results, MarketFunction markets) {
    SingleOutputStreamOperator<String> decisions =
        events
            .keyBy(new InstrumentKey(), BasicTypeInfo.STRING_TYPE_INFO)
            .process(markets, BasicTypeInfo.STRING_TYPE_INFO)
            .uid("markets")
            .name("maps and setups");
    SingleOutputStreamOperator<String> accounts =
        decisions
            .getSideOutput(Outputs.ACCOUNTS)
            .keyBy(Told::to, BasicTypeInfo.STRING_TYPE_INFO)
            .process(new AccountFunction(desk), BasicTypeInfo.STRING_TYPE_INFO)
            .uid("accounts")
            .name("paper accounts");
    DataStream<Told> outcomes =
        inStep
            ? results
                .assignTimestampsAndWatermarks(Results.holdingNothingBack())
                .uid("outcomes-in-step")
            : results;
    SingleOutputStreamOperator<String> users =
        decisions
            .getSideOutput(Outputs.USERS)
            .union(outcomes)
            .keyBy(Told::to, BasicTypeInfo.STRING_TYPE_INFO)
            .process(new UserFunction(desk, inStep), BasicTypeInfo.STRING_TYPE_INFO)
            .uid("users")
            .name("routing");
    return new JobStreams(
        decisions, decisions.getSideOutput(Outputs.LATE), accounts, users,
        users.getSideOutput(Outputs.MESSAGES));
  }
}
