// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.Scheduler;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instrument: its queue, its past, its engines, and what becomes of it when one of them fails.
 *
 * <p>Threading: anyone may offer, ask and look; the engines are touched in turns only.
 */
final class Lane implements Turns {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 300_000_000_000L;

  /** A lane that got so much further than where it failed has recovered. */
  private static final long RECOVERED_AFTER = 1_000;

  /** Who cares for what a lane cannot do itself. */
  interface Keeper {

    /** Engines as they were last saved, or new ones. */
    LaneEngines engines(Lane lane);

    /** The lane has engines and wants what they have not seen. */
    void begin(Lane lane, LaneMarks seen);

    /** The lane is out; it should be reopened at a time of the clock. */
    void failed(Lane lane, long retryNanos);
  }

  private final ScanMarket market;
  private final ScanConfig config;
  private final Scheduler clock;
  private final AlertSeat alerts;
  private final Keeper keeper;
  private final LagCounts lags;
  private final LaneQueue queue;
  private final TurnTable.Seat seat;
  private final AtomicReference<LanePhase> phase = new AtomicReference<>(LanePhase.WAITING);
  private final ConcurrentLinkedQueue<Runnable> asked = new ConcurrentLinkedQueue<>();
  private final long[] received;
  private volatile LaneView view = LaneView.EMPTY;
  private volatile Failure failure = new Failure(0, "", LaneMarks.NEVER);
  private volatile long savedNanos = LaneMarks.NEVER;
  private @Nullable LaneEngines engines;
  private @Nullable Backlog past;
  private @Nullable Seam seam;
  private int inRow;
  private long failedAt;
  private long lag = -1;
  private long feed = -1;

  /** What went wrong last. */
  record Failure(int count, String why, long retryNanos) {}

  Lane(
      ScanMarket market, ScanConfig config, Scheduler clock, TurnTable table, AlertSeat alerts,
      LagCounts lags, Keeper keeper) {
    this.market = market;
    this.config = config;
    this.clock = clock;
    this.alerts = alerts;
    this.keeper = keeper;
    this.lags = lags;
    queue = new LaneQueue(market.instrument(), config.queue());
    received = new long[config.turn() + 4];
    seat = table.seat(this);
  }

  ScanMarket market() {
    return market;
  }

  LanePhase phase() {
    return phase.get();
  }

  LaneView view() {
    return view;
  }

  Failure failure() {
    return failure;
  }

  long savedNanos() {
    return savedNanos;
  }

  void saved(long newest) {
    savedNanos = newest;
  }

  LaneQueue.Load load() {
    return queue.load();
  }

  // ---- what others do -------------------------------------------------------------------------

  /** Gives a live event. While the past has not been asked for, it will be part of the past. */
  void offer(MarketEvent event) {
    boolean keeps =
        switch (phase.get()) {
          case ASKING, READING, FOLLOWING -> true;
          case WAITING, OUT, ENDED -> false;
        };
    if (keeps && queue.offer(event)) {
      seat.wake();
    }
  }

  /** From now on live events are kept; false if the lane does not wait for its past. */
  boolean keep() {
    return phase.compareAndSet(LanePhase.WAITING, LanePhase.ASKING);
  }

  /** The past could not be had now: live events are not kept until it is asked for again. */
  void keepNoMore() {
    ask(
        () -> {
          if (phase.compareAndSet(LanePhase.ASKING, LanePhase.WAITING)) {
            queue.clear();
          }
        });
  }

  /** Reads this first, then the queue. */
  void follow(Backlog backlog, @Nullable Seam between) {
    ask(
        () -> {
          past = backlog;
          seam = between;
          phase.set(backlog.phase());
        });
  }

  /** Loads the engines and asks for what they have not seen. */
  void open() {
    ask(this::opened);
  }

  /** There may be something to read. */
  void wake() {
    seat.wake();
  }

  /** The whole state; completes with null if there is none. */
  CompletableFuture<@Nullable Saved> state() {
    CompletableFuture<@Nullable Saved> state = new CompletableFuture<>();
    ask(
        () -> {
          LaneEngines of = engines;
          state.complete(of == null || phase.get() == LanePhase.OUT ? null : Saved.of(of));
        });
    return state;
  }

  /** Bytes of a state, and the newest event in it. */
  static final class Saved {
    final byte[] bytes;
    final long newest;

    private Saved(byte[] bytes, long newest) {
      this.bytes = bytes;
      this.newest = newest;
    }

    private static Saved of(LaneEngines engines) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
      try {
        engines.save(new DataOutputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory", e);
      }
      return new Saved(bytes.toByteArray(), engines.marks.newest());
    }
  }

  private void ask(Runnable work) {
    asked.add(work);
    seat.wake();
  }

  // ---- turns ----------------------------------------------------------------------------------

  @Override
  public boolean turn() {
    try {
      for (Runnable work = asked.poll(); work != null; work = asked.poll()) {
        work.run();
      }
      LaneEngines of = engines;
      boolean more = of != null && reads() && run(of);
      if (of != null) {
        view = LaneView.of(of, lag, feed);
      }
      return more;
    } catch (RuntimeException | StackOverflowError e) {
      fail(e);
      return !asked.isEmpty();
    }
  }

  private boolean reads() {
    return switch (phase.get()) {
      case READING, FOLLOWING -> true;
      case WAITING, ASKING, OUT, ENDED -> false;
    };
  }

  /** Applies what is due, up to the work of a turn; whether there is more. */
  private boolean run(LaneEngines of) {
    int work = 0;
    int queued = 0;
    boolean more = true;
    MarketEvent newest = null;
    while (work < config.turn()) {
      Backlog backlog = past;
      MarketEvent event = backlog == null ? queue.poll() : backlog.next();
      if (event == null) {
        if (backlog != null && backlog.over()) {
          end(backlog);
          if (backlog.after() == LanePhase.FOLLOWING) {
            continue;
          }
        }
        more = false;
        break;
      }
      work += 1 + ScanConfig.DECISION_WORK * apply(of, event, backlog == null);
      newest = event;
      if (backlog == null) {
        received[queued++] = event.receivedNanos();
      } else {
        phase.set(backlog.phase());
      }
    }
    if (newest != null) {
      told(newest, queued);
      if (of.marks.events() > failedAt + RECOVERED_AFTER) {
        inRow = 0;
      }
    }
    return more;
  }

  private int apply(LaneEngines of, MarketEvent event, boolean live) {
    Seam between = live ? seam : null;
    if (between == null) {
      return of.apply(event, alerts);
    }
    if (!between.news(event, of.marks)) {
      return 0;
    }
    int decided = 0;
    for (MarketEvent gap : between.gapsBefore(event, of.marks)) {
      decided += of.apply(gap, alerts);
    }
    return decided + of.apply(event, alerts);
  }

  private void end(Backlog backlog) {
    backlog.close();
    past = null;
    phase.set(backlog.after());
  }

  private void told(MarketEvent newest, int queued) {
    long now = clock.nanos();
    lag = now - newest.eventNanos();
    feed = newest.receivedNanos() - newest.eventNanos();
    for (int i = 0; i < queued; i++) {
      lags.add(now - received[i]);
    }
  }

  private void opened() {
    drop();
    LaneEngines of = keeper.engines(this);
    engines = of;
    view = LaneView.of(of, lag, feed);
    phase.set(LanePhase.WAITING);
    failure = new Failure(failure.count(), failure.why(), LaneMarks.NEVER);
    keeper.begin(this, of.marks);
  }

  private void drop() {
    Backlog backlog = past;
    if (backlog != null) {
      backlog.close();
    }
    past = null;
    seam = null;
    engines = null;
  }

  private void fail(Throwable e) {
    LaneEngines of = engines;
    failedAt = of == null ? 0 : of.marks.events();
    if (inRow == 0) {
      LOG.error("{} is out at event {}", market.name(), failedAt, e);
    } else {
      LOG.error("{} is out again at event {}: {}", market.name(), failedAt, e.toString());
    }
    phase.set(LanePhase.OUT);
    drop();
    queue.clear();
    long pause = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(inRow, 20));
    inRow++;
    long retry = clock.nanos() + pause;
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    failure = new Failure(failure.count() + 1, why, retry);
    keeper.failed(this, retry);
  }
}
