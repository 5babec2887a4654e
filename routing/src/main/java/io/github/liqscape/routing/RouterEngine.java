// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.Durability;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.alert.RoutingNote;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.InAppUpdates;
import io.github.liqscape.routing.outbox.Attempt;
import io.github.liqscape.routing.outbox.RecordLog;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What turns the core: a lock around it, the journal under it, workers and a timer beside it. Facts
 * go to the journal, and when their record has settled their messages may start.
 *
 * <p>Threading: thread-safe; everything but the channels' own work happens under the lock.
 */
final class RouterEngine {

  private static final Logger LOG = LoggerFactory.getLogger(AlertRouter.class);
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final long COMPACT_AFTER = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final RouterConfig config;
  private final RouterCore core;
  private final RouterCounts counts = new RouterCounts();
  private final Scheduler scheduler;
  private final Executor workers;
  private final @Nullable RecordLog log;
  private final Runnable atClose;
  private final long closeWaitNanos;
  private final List<Consumer<RoutingEvent>> listeners;
  private final ChannelCalls calls = new ChannelCalls();

  private final Queue<RoutingEvent> told = new ArrayDeque<>();

  private final RecordBuffer record = new RecordBuffer();
  private @Nullable Durability publishing;
  private Scheduler.@Nullable Cancellation timer;
  private long timerAt = Long.MAX_VALUE;
  private long purgedAt;
  private long compactedAt;
  private boolean pumping;
  private boolean again;
  private int running;
  private boolean wantsOwn;
  private @Nullable Attempt own;
  private boolean closed;
  private boolean ended;

  RouterEngine(RouterParts parts) {
    config = parts.config();
    scheduler = parts.scheduler();
    workers = parts.workers();
    atClose = parts.atClose();
    closeWaitNanos = parts.closeWaitNanos();
    listeners = List.copyOf(parts.listeners());
    purgedAt = scheduler.nanos();
    core =
        new RouterCore(
            config, parts.stories(), parts.jitter(), scheduler.nanos(), counts, new Ears());
    Journal journal = parts.journal();
    lock.lock();
    try {
      if (journal == null) {
        log = null;
      } else {
        readBack(journal);
        log =
            new RecordLog(
                journal, parts.reopen(), parts.mode(), EventCodec.VERSION, parts.writer(),
                scheduler, new Records());
      }
      resume();
    } finally {
      lock.unlock();
    }
  }

  private void readBack(Journal journal) {
    try (JournalCursor entries = journal.cursor()) {
      while (entries.hasNext()) {
        JournalEntry entry = entries.next();
        core.read(EventCodec.read(entry.type(), entry.version(), entry.payload()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal holds what is no routing entry", e);
    }
  }

  /** What was on its way before a restart goes on, with the same ids. */
  private void resume() {
    core.outbox().resume(scheduler.nanos());
    pump();
  }

  RoutingDecision publish(Alert alert) {
    Objects.requireNonNull(alert, "alert");
    lock.lock();
    try {
      requireOpen();
      long clock = scheduler.nanos();
      core.tick(clock);
      tell();
      RoutingDecision decision = decide(alert, clock);
      pump(clock);
      return decision;
    } finally {
      lock.unlock();
    }
  }

  List<RoutingDecision> publish(List<Alert> alerts) {
    Objects.requireNonNull(alerts, "alerts");
    lock.lock();
    try {
      requireOpen();
      long clock = scheduler.nanos();
      core.tick(clock);
      tell();
      if (alerts.size() > 1) {
        alerts.forEach(core::announce);
      }
      List<RoutingDecision> decisions = new ArrayList<>(alerts.size());
      for (Alert alert : alerts) {
        decisions.add(decide(alert, clock));
      }
      pump();
      return decisions;
    } finally {
      lock.unlock();
    }
  }

  private RoutingDecision decide(Alert alert, long clock) {
    Durability durability = new Durability();
    publishing = durability;
    RoutingEvent.Decided decided;
    try {
      decided = core.publish(alert, clock);
      tell();
    } finally {
      publishing = null;
    }
    boolean down = log != null && durability.state() == Durability.State.NOT_DURABLE;
    List<TargetDecision> targets = core.shown(decided);
    if (down) {
      targets = targets.stream().map(RouterEngine::withNote).toList();
    }
    return new RoutingDecision(alert, decided.decidedAtNanos(), durability, targets);
  }

  private static TargetDecision withNote(TargetDecision t) {
    Set<RoutingNote> notes = EnumSet.of(RoutingNote.JOURNAL_DOWN);
    notes.addAll(t.notes());
    return new TargetDecision(
        t.target(), t.channel(), t.state(), t.reason(), notes, t.detail(), t.notBeforeNanos(),
        t.deliveryId());
  }

  void apply(MarketEvent event) {
    lock.lock();
    try {
      requireOpen();
      core.apply(event, scheduler.nanos());
      if (!told.isEmpty()) {
        pump();
      }
    } finally {
      lock.unlock();
    }
  }

  RouterCore core() {
    return core;
  }

  RouterStats stats() {
    return asked(() -> counts.snapshot(core.outbox().size(), core.stories()));
  }

  void awaitWritten() {
    asked(() -> true); // whoever tells a fact now holds the lock until it is queued
    if (log != null) {
      log.awaitWritten();
    }
  }

  void change(LongConsumer step) {
    lock.lock();
    try {
      requireOpen();
      step.accept(scheduler.nanos());
      pump();
    } finally {
      lock.unlock();
    }
  }

  <T> T asked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the router is closed");
    }
  }

  /** Runs all that is due: held alerts, groups, attempts; brings facts to the journal. */
  private void pump() {
    pump(scheduler.nanos());
  }

  private void pump(long clock) {
    if (pumping) {
      again = true;
      return;
    }
    pumping = true;
    long now = clock;
    try {
      do {
        now = again ? scheduler.nanos() : now;
        again = false;
        core.tick(now);
        tell();
        while (!closed) {
          Optional<Attempt> attempt = core.outbox().next(now);
          if (attempt.isEmpty()) {
            break;
          }
          start(attempt.get());
        }
        tell();
      } while (again);
    } finally {
      pumping = false;
    }
    keepHouse(now);
    arm();
  }

  /** A worker: makes an attempt, and goes on with what its end allows. */
  private void work(Attempt first) {
    Attempt attempt = first;
    while (attempt != null) {
      DeliveryOutcome outcome = calls.make(attempt, () -> asked(counts::channelFailed));
      lock.lock();
      try {
        running--;
        if (ended) {
          return; // nobody can remember it: it is sent again after the next start
        }
        core.outbox().complete(attempt.delivery(), outcome, scheduler.nanos());
        attempt = pumpFor();
        idle.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Pumps; the first attempt that can start is the caller's own. */
  private @Nullable Attempt pumpFor() {
    if (pumping) {
      pump();
      return null;
    }
    own = null;
    wantsOwn = true;
    try {
      pump();
      return own;
    } finally {
      own = null;
      wantsOwn = false;
    }
  }

  private void start(Attempt attempt) {
    running++;
    if (wantsOwn) {
      own = attempt;
      wantsOwn = false;
    } else {
      workers.execute(() -> work(attempt));
    }
  }

  /** Brings what has happened to the journal and to those who listen. */
  private void tell() {
    for (RoutingEvent event = told.poll(); event != null; event = told.poll()) {
      List<String> planned = PlannedMessages.of(event);
      boolean alert =
          event instanceof RoutingEvent.Decided d && d.cause() == RoutingEvent.Cause.PUBLISHED;
      Durability durability = publishing;
      if (!alert || durability == null) {
        durability =
            planned.isEmpty() ? Durability.of(Durability.State.WRITTEN) : new Durability();
      }
      for (Consumer<RoutingEvent> listener : listeners) {
        listener.accept(event);
      }
      if (log == null) {
        durability.settle(Durability.State.NOT_DURABLE);
        ready(planned);
      } else {
        log.append(
            EventCodec.type(event), event.clockNanos(), EventCodec.bytes(event, record), durability,
            planned, alert);
      }
    }
  }

  private void ready(List<String> deliveries) {
    if (!deliveries.isEmpty()) {
      long now = scheduler.nanos();
      deliveries.forEach(id -> core.outbox().ready(id, now));
      again = true;
    }
  }

  private void keepHouse(long now) {
    if (now - purgedAt < HOUR_NANOS) {
      return;
    }
    purgedAt = now;
    core.purge(now);
    if (log != null && log.appended() - compactedAt >= COMPACT_AFTER) {
      compactedAt = log.appended();
      told.add(new RoutingEvent.Floor(now, core.floor()));
      tell();
      long cutoff = now - Math.max(DeadLetters.KEPT_NANOS, config.horizonNanos());
      log.compact(e -> e.eventNanos() >= cutoff || EventCodec.outlives(e.type()));
    }
  }

  /** Sets the timer. One that comes too early does no harm, and setting it anew costs a thread a wake. */
  private void arm() {
    long wake = core.nextWake();
    if (closed || wake >= timerAt) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    timerAt = wake;
    timer = scheduler.at(Math.max(wake, scheduler.nanos() + 1), this::woken);
  }

  private void woken() {
    lock.lock();
    try {
      timerAt = Long.MAX_VALUE;
      timer = null;
      if (!closed) {
        calls.interruptHanging(scheduler.nanos());
        pump();
      }
    } finally {
      lock.unlock();
    }
  }

  private void notice(String code, String text, long clock) {
    for (DeliveryChannel channel : config.targets()) {
      if (channel instanceof InAppUpdates updates) {
        updates.notice(code, text, clock);
      }
    }
    LOG.warn("{}: {}", code, text);
  }

  void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      tell();
      closed = true;
      if (timer != null) {
        timer.cancel();
      }
      awaitIdle();
      tell();
    } finally {
      lock.unlock();
    }
    if (log != null) {
      log.close();
    }
    atClose.run();
    config.targets().forEach(DeliveryChannel::close);
  }

  private void awaitIdle() {
    long left = closeWaitNanos;
    try {
      while (running > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended = true;
  }

  /** Hears the core. */
  private final class Ears implements RouterCore.Facts {
    @Override
    public void happened(RoutingEvent event) {
      told.add(event);
    }

    @Override
    public void notice(String code, String text, long clockNanos) {
      RouterEngine.this.notice(code, text, clockNanos);
    }
  }

  private record Settled(List<RecordLog.Entry> records, Durability.State state) {}

  /** Hears the journal. */
  private final class Records implements RecordLog.Owner {
    private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();

    @Override
    public void settled(List<RecordLog.Entry> records, Durability.State state) {
      settled.add(new Settled(records, state));
      // Who waits for room in the log may hold the lock: the log's thread must not wait for it.
      if (lock.tryLock()) {
        try {
          takeAll();
        } finally {
          lock.unlock();
        }
      } else {
        workers.execute(
            () -> {
              lock.lock();
              try {
                takeAll();
              } finally {
                lock.unlock();
              }
            });
      }
    }

    /** In the order of the records, whoever comes first. */
    private void takeAll() {
      boolean any = false;
      for (Settled s = settled.poll(); s != null; s = settled.poll()) {
        for (RecordLog.Entry record : s.records) {
          if (s.state == Durability.State.NOT_DURABLE && record.alert()) {
            counts.lostDurability();
          }
          ready(record.deliveries());
          any |= !record.deliveries().isEmpty();
        }
      }
      if (any && !closed) {
        pump();
      }
    }

    @Override
    public void trouble(String what) {
      notice("JOURNAL_DOWN", what, scheduler.nanos());
    }
  }
}
