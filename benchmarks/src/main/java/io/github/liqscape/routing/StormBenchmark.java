package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.OutboxSettings;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hundred thousand alerts of as many stories, published one after another without a pause: the
 * time until the last message has reached a target that does nothing. The queue has room for all;
 * with the default one of 1,024 the oldest would be dropped, as they should be.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class StormBenchmark {

  private static final int ALERTS = 100_000;

  /** Whether a message waits for its record to be durable. */
  public enum Records {
    NONE,
    FSYNC
  }

  /** A new router and alerts that were made for it. */
  @State(Scope.Benchmark)
  public static class Storm {
    @Param public Records records = Records.NONE;

    private final Alert[] alerts = new Alert[ALERTS];

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private SilentChannel channel;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AlertRouter router;

    @Setup(Level.Invocation)
    public void open() throws IOException {
      Instant now = Instant.now();
      long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
      for (int i = 0; i < ALERTS; i++) {
        alerts[i] = RoutingTape.buy(AlertTier.ACTIONABLE_SETUP, i, nanos);
      }
      folder = Folders.create();
      channel = new SilentChannel(ALERTS);
      AlertRouterBuilder builder =
          AlertRouter.builder()
              .channel(channel)
              .delivery(OutboxSettings.DEFAULT.queueCapacity(ALERTS));
      router = (records == Records.NONE ? builder : builder.outbox(folder)).build();
    }

    @TearDown(Level.Invocation)
    public void close() throws IOException {
      RouterStats stats = router.stats();
      router.close();
      Folders.delete(folder);
      long lost = stats.deliveries().getOrDefault(DeliveryEnd.QUEUE_FULL, 0L);
      if (records == Records.FSYNC) {
        lost += stats.notDurable();
      }
      if (lost > 0) {
        throw new IllegalStateException(lost + " alerts were dropped or not accepted: " + stats);
      }
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
}
