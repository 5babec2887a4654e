// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.measure;

import io.github.liqscape.flink.LiqscapeJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One task manager in this process. */
final class Nodes implements AutoCloseable {

  private static final int SLOTS = 4;

  /**
   * What became of a job.
   *
   * @param seconds from its start to its end
   * @param checkpoints what was written meanwhile
   */
  record Done(double seconds, CheckpointStatsSnapshot checkpoints) {}

  private final MiniCluster cluster;

  Nodes() throws Exception {
    Configuration settings = LiqscapeJob.settings();
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    cluster.start();
  }

  static StreamExecutionEnvironment environment(int parallelism, Path folder, Duration every) {
    Configuration settings = LiqscapeJob.settings();
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    env.enableCheckpointing(every.toMillis());
    return env;
  }

  Done run(StreamExecutionEnvironment env) throws Exception {
    JobID job =
        cluster.submitJob(env.getStreamGraph().getJobGraph()).get(1, TimeUnit.MINUTES).getJobID();
    long millis =
        cluster
            .requestJobResult(job)
            .get(10, TimeUnit.MINUTES)
            .toJobExecutionResult(Nodes.class.getClassLoader())
            .getNetRuntime();
    CheckpointStatsSnapshot stats =
        cluster
            .getArchivedExecutionGraph(job)
            .get(1, TimeUnit.MINUTES)
            .getCheckpointStatsSnapshot();
    if (stats == null) {
      throw new IllegalStateException("no checkpoints were counted");
    }
    return new Done(millis / 1e3, stats);
  }

  @Override
  public void close() {
    cluster.closeAsync().join();
  }
}
