// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.outbox.JournalMode;
import io.github.liqscape.routing.outbox.OutboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A router comes back on a journal of a million entries: 100,000 stories, each with a first message,
 * its delivery, and eight repeats. The pages of the files are in memory, as after a crash of the
 * process, not after one of the machine.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class RecoveryBenchmark {

  private static final int STORIES = 100_000;
  private static final int REPEATS = 8;
  private static final int BATCH = 1_000;
  private static final int ENTRIES = STORIES * (2 + REPEATS);
  private static final long STEP_NANOS = 1_000_000_000L;

  /** The journal, made once. */
  @State(Scope.Benchmark)
  public static class Recorded {
    @SuppressWarnings("NullAway.Init") // by the set-up
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AlertRouter router;

    @Setup(Level.Trial)
    public void record() throws IOException, InterruptedException {
      folder = Folders.create();
      SilentChannel channel = new SilentChannel(STORIES);
      AlertRouter writer = router(channel);
      Instant now = Instant.now();
      long nanos = now.getEpochSecond() * STEP_NANOS + now.getNano();
      for (int repeat = 0; repeat <= REPEATS; repeat++) {
        for (int story = 0; story < STORIES; story++) {
          RoutingDecision decision =
              writer.publish(
                  RoutingTape.buy(
                      AlertTier.ACTIONABLE_SETUP, story, nanos + repeat * STEP_NANOS));
          if (story % BATCH == 0) {
            decision.durability().await(); // or the queue of the journal would run over
          }
        }
        channel.awaitAll();
      }
      writer.close();
      System.out.println("# " + ENTRIES + " entries, " + bytes() + " bytes");
    }

    /** In the mode that leaves forcing to the system: the set-up need not wait for the disk. */
    private AlertRouter router(SilentChannel channel) {
      return AlertRouter.builder()
          .channel(channel)
          .outbox(folder)
          .journalMode(JournalMode.OS)
          .delivery(OutboxSettings.DEFAULT.queueCapacity(STORIES))
          .build();
    }

    private long bytes() throws IOException {
      long sum = 0;
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          sum += Files.size(file);
        }
      }
      return sum;
    }

    @TearDown(Level.Invocation)
    public void close() {
      RouterStats stats = router.stats();
      router.close();
      if (stats.stories() != STORIES || stats.waiting() > 0) {
        throw new IllegalStateException(
            "must know " + STORIES + " stories and have nothing to send, was " + stats);
      }
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
      Folders.delete(folder);
    }
  }

  /** Until the router takes alerts. */
  @Benchmark
  public void open(Recorded state) {
    state.router = state.router(new SilentChannel(0));
  }
}
