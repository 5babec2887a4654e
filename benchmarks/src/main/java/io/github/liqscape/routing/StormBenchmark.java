// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.OutboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hundred thousand alerts of as many stories, published one after another without a pause. Either
 * until the last message has reached a target that does nothing, with room for all in its queue;
 * or, at a target that hangs on its first message, until the last call has returned, with room for
 * all or for 1,024 as by default, so that the oldest are dropped. What stays in memory then is
 * {@link RoutingFootprint}'s affair.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class StormBenchmark {

  private static final int ALERTS = 100_000;

  /** A message that hangs is not given up while anything is measured. */
  private static final Duration HANGS = Duration.ofMinutes(10);

  /** Whether a message waits for its record to be durable. */
  public enum Records {
    NONE,
    FSYNC
  }

  /** A new router and alerts that were made for it. */
  static class Made {
    final Alert[] alerts = new Alert[ALERTS];

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by the set-up
    AlertRouter router;

    @SuppressWarnings("NullAway.Init") // by the set-up
    SilentChannel channel;

    void make(Records records, SilentChannel target, int room) throws IOException {
      Instant now = Instant.now();
      long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
      for (int i = 0; i < ALERTS; i++) {
        alerts[i] = RoutingTape.buy(AlertTier.ACTIONABLE_SETUP, i, nanos);
      }
      folder = Folders.create();
      channel = target;
      AlertRouterBuilder builder =
          AlertRouter.builder()
              .channel(target)
              .delivery(OutboxSettings.DEFAULT.queueCapacity(room).attemptTimeout(HANGS));
      router = (records == Records.NONE ? builder : builder.outbox(folder)).build();
    }

    /** Alerts that were dropped or not accepted would be fast and mean nothing. */
    void end(Records records, int dropped) throws IOException {
      router.awaitWritten();
      RouterStats stats = router.stats();
      channel.open();
      router.close();
      Folders.delete(folder);
      long lost = stats.deliveries().getOrDefault(DeliveryEnd.QUEUE_FULL, 0L) - dropped;
      if (lost != 0 || (records == Records.FSYNC && stats.notDurable() > 0)) {
        throw new IllegalStateException(
            dropped + " must be dropped and all accepted, was " + stats);
      }
    }
  }

  /** A target that takes everything. */
  @State(Scope.Benchmark)
  public static class Storm extends Made {
    @Param public Records records = Records.NONE;

    @Setup(Level.Invocation)
    public void open() throws IOException {
      make(records, new SilentChannel(ALERTS), ALERTS);
    }

    @TearDown(Level.Invocation)
    public void close() throws IOException {
      end(records, 0);
    }
  }

  /** A target that hangs. */
  @State(Scope.Benchmark)
  public static class Hanging extends Made {
    @Param public Records records = Records.NONE;

    @Param({"1024", "100000"})
    public int room;

    @Setup(Level.Invocation)
    public void open() throws IOException {
      make(records, SilentChannel.closed(), room);
    }

    /** One message is under way and takes no room. */
    @TearDown(Level.Invocation)
    public void close() throws IOException {
      end(records, Math.max(0, ALERTS - room - 1));
    }
  }

  /** Until all have arrived. */
  @Benchmark
  public void delivered(Storm storm) throws InterruptedException {
    for (Alert alert : storm.alerts) {
      storm.router.publish(alert);
    }
    storm.channel.awaitAll();
  }

  /** Until the last is published: no target makes a publisher wait. */
  @Benchmark
  public void published(Hanging storm) {
    for (Alert alert : storm.alerts) {
      storm.router.publish(alert);
    }
  }
}
