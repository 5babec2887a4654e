// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import com.sun.management.ThreadMXBean;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.ReplayClock;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One run of a fleet: a day before, then so many minutes of market, measured. */
final class FleetRun implements AutoCloseable {

  private record Step(MarketEvent event, int market) {}

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long SPIN_NANOS = 100_000;
  private static final int WARM_MINUTES = 10;
  private static final int SAMPLE_MINUTES = 5;
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FleetOptions options;
  private final Path folder;
  private final FleetSource source;
  private final Latencies latencies = new Latencies();
  private final ReplayClock replay;
  private final Fleet fleet;
  private final List<MemorySample> memory = new ArrayList<>();
  private final long shift;
  private long until;
  private long fedNanos;
  private long fedEvents;
  private long allocated;

  FleetRun(FleetOptions options, Path folder) throws IOException {
    this.options = options;
    this.folder = folder;
    source = options.source();
    until = source.startNanos();
    Scheduler system = Scheduler.system();
    // Candles stay on their five minutes: a live run begins at the last of them and catches up.
    shift = options.live() ? Timeframe.M5.openOf(system.nanos()) - until : 0;
    replay = new ReplayClock(until);
    fleet =
        new Fleet(
            options.instruments(), source, folder, options.live() ? system : replay, latencies);
  }

  void warmUp() {
    fleet.warmUp(shift);
  }

  /** The next second of all markets, in order of time. */
  private List<Step> second() {
    until += SECOND;
    List<Step> all = new ArrayList<>();
    for (int m = 0; m < source.markets(); m++) {
      for (MarketEvent event : source.next(m, until)) {
        all.add(new Step(event, m));
      }
    }
    all.sort(Comparator.comparingLong(step -> step.event().eventNanos()));
    return all;
  }

  /** As fast as it can; ten minutes of market come before what is measured. */
  void fast(Duration market) throws IOException {
    fleet.live();
    feed(WARM_MINUTES * MINUTE);
    latencies.reset();
    fedNanos = 0;
    fedEvents = 0;
    allocated = 0;
    feed(market.toNanos());
    memory.add(MemorySample.take(market.toMinutes(), folder));
  }

  private void feed(long nanos) {
    long end = until + nanos;
    while (until < end) {
      List<Step> steps = second();
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long before = fleet.counts.events;
      long began = System.nanoTime();
      for (Step step : steps) {
        replay.turnTo(step.event().eventNanos());
        for (Lane lane : fleet.lanes(step.market())) {
          long since = System.nanoTime();
          fleet.apply(lane, Renamed.event(step.event(), lane.instrument, 0), since);
        }
      }
      // The router gives a write two seconds of its clock, which runs faster than the disk knows.
      fleet.settle();
      fedNanos += System.nanoTime() - began;
      fedEvents += fleet.counts.events - before;
      allocated += THREADS.getCurrentThreadAllocatedBytes() - bytes;
    }
  }

  /** At the speed of the data; memory is looked at every five minutes, and what waits meanwhile not timed. */
  void live(Duration market) throws IOException {
    long minutes = 0;
    long busy = 0;
    // Wall time of an event is its own time; nanoTime is what waits and latencies go by.
    long offset = System.nanoTime() - Scheduler.system().nanos();
    boolean caughtUp = false;
    long end = Long.MAX_VALUE;
    long nextSample = Long.MAX_VALUE;
    long ignoreUntil = 0;
    while (until + shift < end) {
      for (Step step : second()) {
        long due = step.event().eventNanos() + shift + offset;
        long now = awaited(due);
        if (!caughtUp && now - due < SECOND / 100) {
          caughtUp = true;
          end = until + shift + market.toNanos();
          nextSample = until;
          fleet.live();
          latencies.reset();
          fedEvents = 0;
        }
        // Who waited for a look at the memory waited for us, not for the fleet.
        long since = due < ignoreUntil ? now : due;
        for (Lane lane : fleet.lanes(step.market())) {
          fleet.apply(lane, Renamed.event(step.event(), lane.instrument, shift), since);
          fedEvents++;
        }
        busy += System.nanoTime() - now;
      }
      fleet.settle();
      if (until >= nextSample) {
        memory.add(MemorySample.take(minutes, folder));
        System.err.println(memory.getLast());
        minutes += SAMPLE_MINUTES;
        nextSample += SAMPLE_MINUTES * MINUTE;
        ignoreUntil = System.nanoTime();
      }
    }
    memory.add(MemorySample.take(minutes, folder));
    fedNanos = busy;
  }

  private static long awaited(long due) {
    long now = System.nanoTime();
    while (now < due) {
      if (due - now > SPIN_NANOS) {
        LockSupport.parkNanos(due - now - SPIN_NANOS / 2);
      } else {
        Thread.onSpinWait();
      }
      now = System.nanoTime();
    }
    return now;
  }

  String page() {
    return FleetPage.of(
        options, source.describe(), fleet, fedEvents, fedNanos, allocated, latencies, memory);
  }

  @Override
  public void close() {
    fleet.close();
  }
}
