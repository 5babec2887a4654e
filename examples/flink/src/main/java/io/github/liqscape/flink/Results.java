// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.event.Types;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Outcomes of deliveries as a source. While none come the source is idle and holds nothing back; an
 * outcome that is late all the same is taken at once.
 */
public final class Results {

  private static final Duration IDLE = Duration.ofSeconds(1);

  private Results() {}

  /** Lines of a file or of all files of a folder, to their end: a replay of what was recorded. */
  public static DataStream<Told> ofFolder(StreamExecutionEnvironment env, Path path) {
    return told(env, source(path).build());
  }

  /** The same, and whatever files come to the folder later. */
  public static DataStream<Told> following(
      StreamExecutionEnvironment env, Path folder, Duration every) {
    return told(env, source(folder).monitorContinuously(every).build());
  }

  private static FileSource.FileSourceBuilder<String> source(Path path) {
    return FileSource.forRecordStreamFormat(
        new TextLineInputFormat("UTF-8"), new org.apache.flink.core.fs.Path(path.toUri()));
  }

  private static DataStream<Told> told(
      StreamExecutionEnvironment env, FileSource<String> source) {
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "outcomes")
        .uid("outcomes")
        .map(line -> Told.of(DeliveryResult.of(line)), Types.TOLD)
        .uid("outcomes-read")
        .assignTimestampsAndWatermarks(watermarks())
        .uid("outcomes-times");
  }

  /** Who takes outcomes in step waits for each, and for no watermark of theirs. */
  static WatermarkStrategy<Told> holdingNothingBack() {
    return WatermarkStrategy.<Told>forGenerator(context -> new Idle())
        .withTimestampAssigner((told, given) -> Millis.of(told.atNanos()));
  }

  private static final class Idle implements WatermarkGenerator<Told> {
    @Override
    public void onEvent(Told told, long timeMillis, WatermarkOutput output) {
      output.markIdle();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }

  /** The watermarks that outcomes of any source need. */
  public static WatermarkStrategy<Told> watermarks() {
    return WatermarkStrategy.<Told>forMonotonousTimestamps()
        .withTimestampAssigner((told, given) -> Millis.of(told.atNanos()))
        .withIdleness(IDLE);
  }
}
