// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;

/** A whole Flink cluster in this process: two task managers, checkpoints in a folder. */
final class Cluster implements AutoCloseable {

  private static final int SLOTS = 4;

  private final MiniCluster cluster;
  private final Path folder;
  private int killed;

  private Cluster(Path folder, MiniCluster cluster) {
    this.folder = folder;
    this.cluster = cluster;
  }

  static Cluster start() {
    Configuration settings = LiqscapeJob.settings();
    settings.set(RestOptions.BIND_PORT, "0");
    // The dead are missed at once, and the slow are not taken for dead.
    settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(50));
    settings.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(60));
    settings.set(HeartbeatManagerOptions.HEARTBEAT_RPC_FAILURE_THRESHOLD, 1);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(SLOTS)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    try {
      cluster.start();
      return new Cluster(Files.createTempDirectory("liqscape-flink"), cluster);
    } catch (Exception e) {
      throw new IllegalStateException("the cluster does not start", e);
    }
  }

  /** Where a job is put together that this cluster can run. */
  StreamExecutionEnvironment environment(int parallelism, @Nullable Path savepoint) {
    Configuration settings = LiqscapeJob.settings();
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    if (savepoint != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    env.setMaxParallelism(16);
    env.enableCheckpointing(100);
    return env;
  }

  JobID submit(StreamExecutionEnvironment env) throws Exception {
    return cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
  }

  /** Waits for the end; what the job failed with is thrown. */
  void await(JobID job) throws Exception {
    JobResult result = cluster.requestJobResult(job).get(5, TimeUnit.MINUTES);
    result.toJobExecutionResult(Cluster.class.getClassLoader());
  }

  boolean goesOn(JobID job) throws ExecutionException, InterruptedException, TimeoutException {
    return !cluster.getJobStatus(job).get(1, TimeUnit.MINUTES).isGloballyTerminalState();
  }

  /** Ends the oldest task manager as a crash would, and starts another one. */
  void killOne() throws Exception {
    cluster.terminateTaskManager(killed++).get(1, TimeUnit.MINUTES);
    cluster.startTaskManager();
  }

  /** Whether all tasks of a job run: before that it takes no savepoint. */
  boolean runs(JobID job) throws ExecutionException, InterruptedException, TimeoutException {
    if (cluster.getJobStatus(job).get(1, TimeUnit.MINUTES) != JobStatus.RUNNING) {
      return false;
    }
    for (AccessExecutionVertex task :
        cluster.getExecutionGraph(job).get(1, TimeUnit.MINUTES).getAllExecutionVertices()) {
      if (task.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /** Whether tasks of this name have come to the end of their input. */
  boolean finished(JobID job, String name)
      throws ExecutionException, InterruptedException, TimeoutException {
    for (AccessExecutionVertex task :
        cluster.getExecutionGraph(job).get(1, TimeUnit.MINUTES).getAllExecutionVertices()) {
      if (task.getTaskNameWithSubtaskIndex().contains(name)
          && task.getExecutionState() != ExecutionState.FINISHED) {
        return false;
      }
    }
    return true;
  }

  /** Stops a job at a savepoint; its path. */
  Path stop(JobID job) throws Exception {
    String path =
        cluster
            .stopWithSavepoint(
                job, folder.resolve("savepoints").toUri().toString(), false,
                SavepointFormatType.CANONICAL)
            .get(1, TimeUnit.MINUTES);
    await(job);
    return Path.of(URI.create(path));
  }

  @Override
  public void close() {
    cluster.closeAsync().join();
    FileUtils.deleteDirectoryQuietly(folder.toFile());
  }
}
