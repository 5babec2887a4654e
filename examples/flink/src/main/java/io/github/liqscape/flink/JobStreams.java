// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.market.MarketEvent;
import java.nio.file.Path;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * What comes out of the job, lines of text but for late events. A line begins with its key and its
 * own number, or, of a message, with the ids of the attempt: to write it twice is to write it once,
 * where a sink cannot do better.
 *
 * @param decisions instrument, number of the event, setup as JSON
 * @param late events that came after their watermark
 * @param accounts account, number, change; at the end of a bounded input the hash of the state
 * @param users user, number, fact
 * @param messages attempts that are to be made
 */
public record JobStreams(
    DataStream<String> decisions,
    DataStream<MarketEvent> late,
    DataStream<String> accounts,
    DataStream<String> users,
    DataStream<String> messages) {

  /** Writes all of it to folders, exactly once: a file is there when its checkpoint is complete. */
  public void toFolder(Path folder) {
    write(decisions, folder, "decisions");
    DataStream<String> words =
        late.map(event -> event.toString()).returns(String.class).uid("late-words");
    write(words, folder, "late");
    write(accounts, folder, "accounts");
    write(users, folder, "users");
    write(messages, folder, "messages");
  }

  private static void write(DataStream<String> lines, Path folder, String name) {
    FileSink<String> sink =
        FileSink.forRowFormat(
                new org.apache.flink.core.fs.Path(folder.resolve(name).toUri()),
                new SimpleStringEncoder<String>("UTF-8"))
            .withRollingPolicy(OnCheckpointRollingPolicy.build())
            .build();
    lines.sinkTo(sink).uid("sink-" + name).name("to " + name);
  }
}
