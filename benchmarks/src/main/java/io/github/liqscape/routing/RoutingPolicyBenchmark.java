// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.benchmarks.AllocationCounter;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingDecision;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From {@code publish} to the decision at a {@link Desk}: a target of each of the six kinds, of
 * which ACTIVE_RISK reaches two, fifty rules, sixteen silences, quiet hours. Nothing is written and
 * no delivery runs meanwhile.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx4g")
public class RoutingPolicyBenchmark {

  private static final int STORIES = 10_000;
  private static final int STRIDE = 7_919; // a prime: all stories come before one comes again

  /** A desk that was told of every story, and the same alerts once more. */
  @State(Scope.Thread)
  public static class Told {
    @SuppressWarnings("NullAway.Init") // by the set-up
    private Desk desk;

    private List<Alert> alerts = List.of();
    private NaiveRouter naive = new NaiveRouter(Desk.RULES);
    private int next;

    void tell(boolean delivered) throws InterruptedException {
      desk = new Desk(STORIES);
      alerts = desk.alerts(STORIES);
      alerts.forEach(desk::publish);
      alerts.forEach(naive::publish);
      if (delivered) {
        desk.deliverAll();
      }
    }

    void require(ReasonCode reason) {
      desk.require(publish(), reason);
    }

    @TearDown(Level.Trial)
    public void close() {
      desk.close();
    }

    private Alert step() {
      next = (next + STRIDE) % STORIES;
      return alerts.get(next);
    }

    RoutingDecision publish() {
      return desk.publish(step());
    }
  }

  /** Every message has arrived, so that each story is in its cooldown. */
  @State(Scope.Thread)
  public static class Delivered extends Told {
    @Setup(Level.Trial)
    public void tell() throws InterruptedException {
      tell(true);
      require(ReasonCode.COOLDOWN_COUNTED);
    }
  }

  /** Every message is still on its way. */
  @State(Scope.Thread)
  public static class Pending extends Told {
    @Setup(Level.Trial)
    public void tell() throws InterruptedException {
      tell(false);
      require(ReasonCode.ALREADY_PENDING);
    }
  }

  /** A silence covers every story. */
  @State(Scope.Thread)
  public static class Silenced extends Told {
    @Setup(Level.Trial)
    public void tell() throws InterruptedException {
      tell(false);
      desk().silenceAll();
      require(ReasonCode.SILENCED);
    }

    private Desk desk() {
      return super.desk;
    }
  }

  /** A new desk for every measurement. */
  @State(Scope.Thread)
  public static class Fresh {
    private List<Alert> alerts = List.of();

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Desk desk;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AllocationCounter allocation;

    @Setup(Level.Invocation)
    public void open(AllocationCounter bytes) {
      allocation = bytes;
      desk = new Desk(STORIES);
      alerts = desk.alerts(STORIES);
      bytes.begin();
    }

    @TearDown(Level.Invocation)
    public void close() {
      allocation.end(STORIES);
      desk.requireMessages(2 * STORIES);
      desk.close();
    }
  }

  /** The first of a story: two messages are planned and queued. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OperationsPerInvocation(STORIES)
  @Warmup(iterations = 50)
  @Measurement(iterations = 50)
  public void sent(Fresh fresh) {
    for (Alert alert : fresh.alerts) {
      fresh.desk.publish(alert);
    }
  }

  /** The same news while its messages have not left. */
  @Benchmark
  public RoutingDecision duplicate(Pending told) {
    return told.publish();
  }

  /** The same news within its cooldown. */
  @Benchmark
  public RoutingDecision cooldown(Delivered told) {
    return told.publish();
  }

  /** An alert that the last of the silences covers. */
  @Benchmark
  public RoutingDecision silenced(Silenced told) {
    return told.publish();
  }

  /** The same alerts through one map and a list of rules. */
  @Benchmark
  public List<String> naive(Delivered told) {
    Told all = told;
    return all.naive.publish(all.step());
  }
}
