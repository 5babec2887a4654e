// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.outbox.OutboxSettings;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * Alerts published by 1, 4 and 8 threads to one router, without a journal and without deliveries
 * meanwhile: a share of them repeats one that its thread has published before, the others are the
 * first of their story. The time is that of the whole over the number of alerts; starting the
 * threads is in it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class PublishersBenchmark {

  private static final int ALERTS = 40_000;
  private static final int RULES = 50;
  private static final long SEED = 11;

  /** A new router, and what each thread publishes. */
  @State(Scope.Benchmark)
  public static class Told {
    @Param({"1", "4", "8"})
    public int publishers;

    @Param({"0.0", "0.5", "0.99"})
    public double repeats;

    private Alert[][] slices = {};
    private int stories;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AlertRouter router;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private SilentChannel channel;

    @Setup(Level.Invocation)
    public void open() {
      SplittableRandom random = new SplittableRandom(SEED);
      Instant now = Instant.now();
      long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
      stories = 0;
      slices = new Alert[publishers][ALERTS / publishers];
      for (Alert[] slice : slices) {
        for (int i = 0; i < slice.length; i++) {
          slice[i] =
              i > 0 && random.nextDouble() < repeats
                  ? slice[random.nextInt(i)]
                  : RoutingTape.buy(AlertTier.ACTIONABLE_SETUP, stories++, nanos);
        }
      }
      channel = SilentChannel.closed();
      router =
          AlertRouter.builder()
              .channel(channel)
              .rules(RoutingTape.rules(RULES))
              .delivery(OutboxSettings.DEFAULT.queueCapacity(ALERTS + 1))
              .build();
    }

    @TearDown(Level.Invocation)
    public void close() {
      channel.open();
      long first = router.stats().decisions().getOrDefault(ReasonCode.FIRST, 0L);
      router.close();
      if (first != stories) {
        throw new IllegalStateException(first + " of " + stories + " were first messages");
      }
    }
  }

  /** All of them, until the last thread is done. */
  @Benchmark
  @OperationsPerInvocation(ALERTS)
  public void publish(Told told) throws InterruptedException {
    Thread[] threads = new Thread[told.slices.length];
    for (int i = 0; i < threads.length; i++) {
      Alert[] slice = told.slices[i];
      threads[i] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (Alert alert : slice) {
                      told.router.publish(alert);
                    }
                  });
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
