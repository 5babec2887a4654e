// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Durability;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.outbox.JournalMode;
import io.github.liqscape.routing.outbox.OutboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An alert accepted: made, judged, its record forced to the disk that holds {@code java.io.tmpdir}.
 * Every alert is the first of its story, so a message goes to a target that does nothing, and its
 * end is a second record. The peers only insert the alert as a row and commit it, each or all 4,096
 * of a batch together: they judge and send nothing. All of them force the disk before they return.
 * Figures of durability are the disk's: compare within a run. 20 µs an alert are 50,000 alerts a
 * second.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class DurablePublishBenchmark {

  private static final int ALERTS = 4_096;
  private static final int ROWS = 1_024;

  /** A router with an empty journal; a new one for every iteration, so that none grows old. */
  @State(Scope.Benchmark)
  public static class Routers {
    private final AtomicLong story = new AtomicLong();

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AlertRouter router;

    void open(JournalMode mode) throws IOException {
      folder = Folders.create();
      router =
          AlertRouter.builder()
              .channel(new SilentChannel(0))
              .outbox(folder)
              .journalMode(mode)
              .delivery(OutboxSettings.DEFAULT.queueCapacity(1_000_000))
              .build();
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
      router.close();
      Folders.delete(folder);
    }

    private Alert next() {
      return alert(story.getAndIncrement());
    }

    RoutingDecision publish() {
      return router.publish(next());
    }

    void publishDurably() {
      require(router.publishDurably(next()).durability(), Durability.State.DURABLE);
    }
  }

  /** In the default mode. */
  @State(Scope.Benchmark)
  public static class Forced extends Routers {
    @Setup(Level.Iteration)
    public void open() throws IOException {
      open(JournalMode.FSYNC);
    }
  }

  /** In each mode. */
  @State(Scope.Benchmark)
  public static class AnyMode extends Routers {
    @Param({"FSYNC", "INTERVAL", "OS"})
    public JournalMode mode = JournalMode.FSYNC;

    @Setup(Level.Iteration)
    public void open() throws IOException {
      open(mode);
    }
  }

  /** A table of alerts, or a bare file. */
  @State(Scope.Benchmark)
  public static class Peer {
    @Param({"H2", "SQLITE", "FILE"})
    public AlertStore.Kind store = AlertStore.Kind.H2;

    private final AtomicLong story = new AtomicLong();

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AlertStore open;

    @Setup(Level.Iteration)
    public void open() throws IOException {
      folder = Folders.create();
      open = store.open(folder);
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
      open.close();
      Folders.delete(folder);
    }

    void insert() {
      open.insert(alert(story.getAndIncrement()));
    }

    void insertAll(int count) {
      List<Alert> batch = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        batch.add(alert(story.getAndIncrement()));
      }
      open.insertAll(batch);
    }
  }

  /** How many virtual threads write at once. */
  @State(Scope.Benchmark)
  public static class Writers {
    @Param({"1", "16", "256"})
    public int writers;

    /** Does something so many times, divided among the threads. */
    void all(int times, LongConsumer step) throws InterruptedException {
      Thread[] threads = new Thread[writers];
      for (int w = 0; w < writers; w++) {
        threads[w] =
            Thread.startVirtualThread(
                () -> {
                  for (int i = 0; i < times / writers; i++) {
                    step.accept(i);
                  }
                });
      }
      for (Thread t : threads) {
        t.join();
      }
    }
  }

  /** Every writer waits for each of its alerts to be durable; the forces are shared. */
  @Benchmark
  @OperationsPerInvocation(ALERTS)
  public void publishDurably(Forced state, Writers writers) throws InterruptedException {
    writers.all(ALERTS, i -> state.publishDurably());
  }

  /** One thread that publishes 4,096 alerts and then waits for all of them. */
  @Benchmark
  @OperationsPerInvocation(ALERTS)
  public void publishInBatches(AnyMode state) {
    List<RoutingDecision> decisions = new ArrayList<>(ALERTS);
    for (int i = 0; i < ALERTS; i++) {
      decisions.add(state.publish());
    }
    Durability.State end =
        state.mode == JournalMode.OS ? Durability.State.WRITTEN : Durability.State.DURABLE;
    decisions.forEach(d -> require(d.durability(), end));
  }

  /** A row and a commit for every alert. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void insertRow(Peer state, Writers writers) throws InterruptedException {
    writers.all(ROWS, i -> state.insert());
  }

  /** As many rows as a batch of alerts has, and one commit. */
  @Benchmark
  @OperationsPerInvocation(ALERTS)
  public void insertRowsInBatches(Peer state) {
    state.insertAll(ALERTS);
  }

  private static Alert alert(long story) {
    Instant now = Instant.now();
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    return RoutingTape.buy(AlertTier.ACTIONABLE_SETUP, story, nanos);
  }

  /** An alert that was given up would be fast and mean nothing. */
  private static void require(Durability durability, Durability.State state) {
    Durability.State end = durability.await();
    if (end != state) {
      throw new IllegalStateException("must be " + state + ", was " + end);
    }
  }
}
