// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.alert.Durability;
import io.github.liqscape.spi.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes records at once and brings them to the journal on another thread, as many together as wait.
 * A record that cannot be made durable within two seconds, or finds the queue full for 50 ms, or a
 * failed disk, is given up: its owner hears NOT_DURABLE, once. After a failure the journal is closed
 * and opened anew, a second later and then less and less often.
 *
 * <p>Threading: any thread.
 */
public final class RecordLog implements AutoCloseable {

  private static final int BATCH = 256;
  private static final int CAPACITY = 8_192;
  private static final long FULL_WAIT_NANOS = 50_000_000L;
  private static final long SLOW_NANOS = 2_000_000_000L;
  private static final long INTERVAL_NANOS = 50_000_000L;
  private static final long REOPEN_NANOS = 1_000_000_000L;
  private static final long REOPEN_MOST_NANOS = 60_000_000_000L;

  /** Hears how records end. */
  public interface Owner {
    /** Records have settled; each is told of once, in no lock of the log. */
    void settled(List<Entry> records, Durability.State state);

    /** The journal failed or was too slow. */
    void trouble(String what);
  }

  /** A record on its way. */
  public static final class Entry {
    private final int type;
    private final long nanos;
    private final byte[] payload;
    private final Durability durability;
    private final List<String> deliveries;
    private final boolean alert;
    private final long since;
    private boolean settled;

    Entry(
        int type, long nanos, byte[] payload, Durability durability, List<String> deliveries,
        boolean alert, long since) {
      this.type = type;
      this.nanos = nanos;
      this.payload = payload;
      this.durability = durability;
      this.deliveries = deliveries;
      this.alert = alert;
      this.since = since;
    }

    /** Whether it accepts an alert. */
    public boolean alert() {
      return alert;
    }

    /** The messages that wait for it. */
    public List<String> deliveries() {
      return deliveries;
    }
  }

  private final Supplier<Journal> opener;
  private final JournalMode mode;
  private final Executor executor;
  private final Scheduler scheduler;
  private final Owner owner;
  private final int version;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition idle = lock.newCondition();
  private final Deque<Entry> queue = new ArrayDeque<>();
  private final Deque<Entry> unforced = new ArrayDeque<>();
  private final Deque<Entry> unsettled = new ArrayDeque<>();
  private @Nullable Journal journal;

  /** The thread that writes, while it does. */
  private volatile @Nullable Thread emptying;

  private boolean draining;
  private boolean down;
  private boolean closed;
  private boolean forceSet;
  private boolean watchSet;
  private long reopenWait = REOPEN_NANOS;
  private long appended;

  /**
   * A log on an open journal.
   *
   * @param opener opens the journal again after a failure
   */
  public RecordLog(
      Journal journal,
      Supplier<Journal> opener,
      JournalMode mode,
      int version,
      Executor executor,
      Scheduler scheduler,
      Owner owner) {
    this.journal = journal;
    this.opener = opener;
    this.mode = mode;
    this.version = version;
    this.executor = executor;
    this.scheduler = scheduler;
    this.owner = owner;
  }

  /** Records that reached the journal. */
  public long appended() {
    lock.lock();
    try {
      return appended;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the journal takes nothing now. */
  public boolean down() {
    lock.lock();
    try {
      return down;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Queues a record.
   *
   * @param deliveries messages that may be sent once it has settled
   * @param alert whether it accepts an alert
   */
  public void append(
      int type, long nanos, byte[] payload, Durability durability, List<String> deliveries,
      boolean alert) {
    Entry record =
        new Entry(type, nanos, payload, durability, deliveries, alert, scheduler.nanos());
    boolean start = false;
    boolean taken;
    lock.lock();
    try {
      taken = !down && !closed && awaitRoom();
      if (taken) {
        queue.addLast(record);
        unsettled.addLast(record);
        start = !draining;
        draining = true;
      }
    } finally {
      lock.unlock();
    }
    if (!taken) {
      refuse(record);
      return;
    }
    watch();
    if (start) {
      executor.execute(this::drain);
    }
  }

  /**
   * Waits a little for room; a queue that stays full is a journal that is down. Not on the thread
   * that empties it: what follows from records that were just written goes beyond the capacity, and
   * is bounded by what these were.
   */
  private boolean awaitRoom() {
    if (Thread.currentThread().equals(emptying)) {
      return true;
    }
    long left = FULL_WAIT_NANOS;
    while (queue.size() >= CAPACITY && left > 0 && !down) {
      try {
        left = room.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return queue.size() < CAPACITY && !down;
  }

  private void refuse(Entry record) {
    record.settled = true;
    record.durability.settle(Durability.State.NOT_DURABLE);
    owner.trouble("the journal takes nothing");
    owner.settled(List.of(record), Durability.State.NOT_DURABLE);
  }

  private void drain() {
    Thread before = emptying;
    emptying = Thread.currentThread();
    try {
      List<Entry> batch = new ArrayList<>(BATCH);
      while (take(batch)) {
        try {
          write(batch);
        } catch (JournalException e) {
          fail(batch, e.getMessage());
        }
        batch.clear();
      }
    } finally {
      emptying = before;
    }
  }

  private boolean take(List<Entry> batch) {
    lock.lock();
    try {
      while (batch.size() < BATCH && !queue.isEmpty()) {
        batch.add(queue.removeFirst());
      }
      if (batch.isEmpty()) {
        draining = false;
        idle.signalAll();
        return false;
      }
      room.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Entry> batch) {
    Journal to = journal;
    if (to == null) {
      settle(batch, Durability.State.NOT_DURABLE);
      return;
    }
    for (Entry record : batch) {
      to.append(record.type, version, record.nanos, record.payload);
    }
    count(batch.size());
    switch (mode) {
      case FSYNC -> {
        to.force();
        settle(batch, Durability.State.DURABLE);
      }
      case INTERVAL -> forceSoon(batch);
      case OS -> settle(batch, Durability.State.WRITTEN);
    }
  }

  private void count(int more) {
    lock.lock();
    try {
      appended += more;
    } finally {
      lock.unlock();
    }
  }

  private void forceSoon(List<Entry> batch) {
    boolean set;
    lock.lock();
    try {
      unforced.addAll(batch);
      set = !forceSet;
      forceSet = true;
    } finally {
      lock.unlock();
    }
    if (set) {
      scheduler.at(scheduler.nanos() + INTERVAL_NANOS, () -> executor.execute(this::force));
    }
  }

  private void force() {
    List<Entry> batch;
    lock.lock();
    try {
      forceSet = false;
      batch = new ArrayList<>(unforced);
      unforced.clear();
    } finally {
      lock.unlock();
    }
    Thread before = emptying;
    emptying = Thread.currentThread();
    Journal to = journal;
    try {
      if (to == null) {
        settle(batch, Durability.State.NOT_DURABLE);
      } else {
        to.force();
        settle(batch, Durability.State.DURABLE);
      }
    } catch (JournalException e) {
      fail(batch, e.getMessage());
    } finally {
      emptying = before;
    }
  }

  private void settle(List<Entry> records, Durability.State state) {
    List<Entry> now = new ArrayList<>(records.size());
    lock.lock();
    try {
      for (Entry record : records) {
        if (!record.settled) {
          record.settled = true;
          now.add(record);
        }
      }
      while (!unsettled.isEmpty() && unsettled.getFirst().settled) {
        unsettled.removeFirst();
      }
    } finally {
      lock.unlock();
    }
    now.forEach(record -> record.durability.settle(state));
    if (!now.isEmpty()) {
      owner.settled(now, state);
    }
  }

  /** Gives up everything that is not settled; the journal is opened anew later. */
  private void fail(List<Entry> batch, @Nullable String why) {
    List<Entry> lost = new ArrayList<>(batch);
    Journal failed;
    lock.lock();
    try {
      lost.addAll(unforced);
      unforced.clear();
      lost.addAll(queue);
      queue.clear();
      down = true;
      failed = journal;
      journal = null;
      room.signalAll();
    } finally {
      lock.unlock();
    }
    if (failed != null) {
      close(failed);
    }
    owner.trouble("the journal failed: " + why);
    settle(lost, Durability.State.NOT_DURABLE);
    scheduler.at(scheduler.nanos() + reopenWait, () -> executor.execute(this::reopen));
    reopenWait = Math.min(2 * reopenWait, REOPEN_MOST_NANOS);
  }

  private static void close(Journal failed) {
    try {
      failed.close();
    } catch (JournalException e) {
      // It has failed already; closing only releases its lock.
    }
  }

  private void reopen() {
    if (isClosed()) {
      return;
    }
    try {
      Journal opened = opener.get();
      lock.lock();
      try {
        journal = opened;
        down = false;
        reopenWait = REOPEN_NANOS;
      } finally {
        lock.unlock();
      }
    } catch (JournalException e) {
      scheduler.at(scheduler.nanos() + reopenWait, () -> executor.execute(this::reopen));
      reopenWait = Math.min(2 * reopenWait, REOPEN_MOST_NANOS);
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** A force that does not come back is no excuse to keep an alert: it is given up after two seconds. */
  private void watch() {
    long at;
    lock.lock();
    try {
      if (watchSet || unsettled.isEmpty()) {
        return;
      }
      watchSet = true;
      at = unsettled.getFirst().since + SLOW_NANOS;
    } finally {
      lock.unlock();
    }
    scheduler.at(at, this::giveUpSlow);
  }

  private void giveUpSlow() {
    List<Entry> slow = new ArrayList<>();
    lock.lock();
    try {
      watchSet = false;
      long before = scheduler.nanos() - SLOW_NANOS;
      for (Entry record : unsettled) {
        if (!record.settled && record.since <= before) {
          slow.add(record);
        }
      }
    } finally {
      lock.unlock();
    }
    if (!slow.isEmpty()) {
      owner.trouble("the journal needs more than two seconds");
      settle(slow, Durability.State.NOT_DURABLE);
    }
    watch();
  }

  /** Rewrites the journal without entries that are not live, on the writing thread. */
  public void compact(Predicate<JournalEntry> live) {
    executor.execute(
        () -> {
          Journal on = journal;
          if (on != null) {
            try {
              on.compact(live);
            } catch (JournalException e) {
              fail(List.of(), e.getMessage());
            }
          }
        });
  }

  /** Waits until all that is queued is written, and forced in mode FSYNC, or given up. */
  public void awaitWritten() {
    lock.lock();
    try {
      while (draining) {
        idle.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Brings everything to the disk and closes the journal. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      while (draining) {
        idle.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    force();
    Journal last = journal;
    journal = null;
    if (last != null) {
      last.close();
    }
  }
}
