// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * The other half of the loop: takes messages, delivers them, and writes what came of them where the
 * job reads it back. A job of its own, so that a channel that hangs slows no market down.
 */
public final class CourierJob {

  /** More than any attempt may take, its own timeout included. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final int UNDER_WAY = 1_000;

  private CourierJob() {}

  /** Lines of messages to lines of outcomes. */
  public static DataStream<String> outcomes(DataStream<String> messages, Channels channels) {
    return AsyncDataStream.unorderedWait(
            messages, new CourierFunction(channels), LONGEST.toMillis(), TimeUnit.MILLISECONDS,
            UNDER_WAY)
        .returns(String.class)
        .uid("courier")
        .name("courier");
  }

  /** From a folder of messages, as they are committed, to a folder of outcomes. */
  public static void followFolder(
      StreamExecutionEnvironment env, Path messages, Path outcomes, Channels channels,
      Duration every) {
    FileSource<String> source =
        FileSource.forRecordStreamFormat(
                new TextLineInputFormat("UTF-8"),
                new org.apache.flink.core.fs.Path(messages.toUri()))
            .monitorContinuously(every)
            .build();
    DataStream<String> lines =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "messages").uid("messages");
    FileSink<String> sink =
        FileSink.forRowFormat(
                new org.apache.flink.core.fs.Path(outcomes.toUri()),
                new SimpleStringEncoder<String>("UTF-8"))
            .withRollingPolicy(OnCheckpointRollingPolicy.build())
            .build();
    outcomes(lines, channels).sinkTo(sink).uid("sink-outcomes");
  }
}
