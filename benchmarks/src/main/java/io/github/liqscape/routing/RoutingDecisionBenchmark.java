// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.benchmarks.AllocationCounter;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.outbox.OutboxSettings;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
 * From {@code publish} to the decision, for six kinds of channel of which one has a target. Nothing
 * is written: what a record costs is {@link DurablePublishBenchmark}'s affair. Alerts are made
 * before; the stories follow each other in an order that no cache likes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx4g")
public class RoutingDecisionBenchmark {

  private static final int FIRSTS = 50_000;
  private static final Set<ReasonCode> EXPECTED =
      EnumSet.of(
          ReasonCode.FIRST, ReasonCode.COOLDOWN_COUNTED, ReasonCode.CHANNEL_NOT_IN_TIER,
          ReasonCode.CHANNEL_NOT_CONFIGURED);
  private static final long STRIDE = 7_919; // a prime: all stories come before one comes again

  /** How many rules are asked. */
  @State(Scope.Thread)
  public static class Rules {
    @Param({"4", "50", "500"})
    public int rules;
  }

  /** A router that has told every story once, so that each is in its cooldown. */
  @State(Scope.Thread)
  public static class Told {
    @Param({"1000", "100000"})
    public int keys;

    private Alert[] repeats = {};
    private Alert[] unreached = {};
    private int next;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AlertRouter router;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private NaiveRouter naive;

    @Setup(Level.Trial)
    public void tell(Rules rules) throws InterruptedException {
      long now = now();
      repeats = new Alert[keys];
      unreached = new Alert[keys];
      SilentChannel channel = new SilentChannel(keys);
      router = router(channel, keys, rules.rules);
      naive = new NaiveRouter(rules.rules);
      for (int i = 0; i < keys; i++) {
        repeats[i] = RoutingTape.buy(AlertTier.ACTIONABLE_SETUP, i, now);
        unreached[i] = RoutingTape.buy(AlertTier.AUTOMATION_CANDIDATE, i, now);
        router.publish(repeats[i]);
        naive.publish(repeats[i]);
      }
      channel.awaitAll();
      require(publishRepeat(), ReasonCode.COOLDOWN_COUNTED);
    }

    @TearDown(Level.Trial)
    public void close() {
      Set<ReasonCode> met = router.stats().decisions().keySet();
      router.close();
      if (!EXPECTED.containsAll(met)) {
        throw new IllegalStateException("must be among " + EXPECTED + ", were " + met);
      }
    }

    private int step() {
      next = (int) ((next + STRIDE) % keys);
      return next;
    }

    RoutingDecision publishRepeat() {
      return router.publish(repeats[step()]);
    }

    RoutingDecision publishUnreached() {
      return router.publish(unreached[step()]);
    }
  }

  /** A new router, whose target lets nothing through while decisions are measured. */
  @State(Scope.Thread)
  public static class Fresh {
    private final Alert[] firsts = new Alert[FIRSTS];

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AlertRouter router;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private SilentChannel channel;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AllocationCounter allocation;

    @Setup(Level.Invocation)
    public void open(Rules rules, AllocationCounter bytes) {
      allocation = bytes;
      long now = now();
      for (int i = 0; i < FIRSTS; i++) {
        firsts[i] = RoutingTape.buy(AlertTier.ACTIONABLE_SETUP, i, now);
      }
      channel = SilentChannel.closed();
      router = router(channel, FIRSTS, rules.rules);
      bytes.begin();
    }

    @TearDown(Level.Invocation)
    public void close() {
      allocation.end(FIRSTS);
      channel.open();
      long first = router.stats().decisions().getOrDefault(ReasonCode.FIRST, 0L);
      router.close();
      if (first != FIRSTS) {
        throw new IllegalStateException(first + " of " + FIRSTS + " were first messages");
      }
    }
  }

  /** A repeat within the cooldown: the suppressed path. */
  @Benchmark
  public RoutingDecision repeat(Told told) {
    return told.publishRepeat();
  }

  /** An alert of a tier none of whose channels is there. */
  @Benchmark
  public RoutingDecision unreached(Told told) {
    return told.publishUnreached();
  }

  /** The same repeat through one map and a list of rules. */
  @Benchmark
  public List<String> naiveRepeat(Told told) {
    return told.naive.publish(told.repeats[told.step()]);
  }

  /** The first alert of a story: a message is planned and queued behind one that hangs. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OperationsPerInvocation(FIRSTS)
  @Warmup(iterations = 20)
  @Measurement(iterations = 20)
  public void first(Fresh fresh) {
    for (Alert alert : fresh.firsts) {
      fresh.router.publish(alert);
    }
  }

  private static AlertRouter router(SilentChannel channel, int messages, int rules) {
    return AlertRouter.builder()
        .channel(channel)
        .rules(RoutingTape.rules(rules))
        .delivery(OutboxSettings.DEFAULT.queueCapacity(messages + 1))
        .build();
  }

  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  private static void require(RoutingDecision decision, ReasonCode reason) {
    TargetDecision at = decision.target(RoutingTape.TARGET);
    if (at.reason() != reason) {
      throw new IllegalStateException("must be " + reason + ", was " + at);
    }
  }
}
