// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import io.github.liqscape.journal.JournalException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Many threads, one disk. Appends fill one batch. The first thread that needs something durable
 * becomes the worker: it takes the batch, writes and forces it outside the lock while the others
 * fill the second one, and wakes all whom this served and one who goes on with the next.
 *
 * <p>Threading: any thread. The segments belong to the worker.
 */
@SuppressWarnings("LockNotBeforeTry") // the worker gives the lock back and takes it again
final class GroupCommit {

  /** A step that has the segments for itself. */
  interface Step {
    int run() throws IOException;
  }

  private final SegmentStore store;
  private final Closeable writerLock;
  private final int bufferBytes;

  private final ReentrantLock lock = new ReentrantLock();
  private Batch filling;
  private Batch spare;
  private @Nullable Thread worker;
  private @Nullable Throwable failure;
  private boolean closed;
  private long lastSequence;
  private volatile long durableSequence;

  GroupCommit(SegmentStore store, Closeable writerLock, int bufferBytes, long lastSequence) {
    this.store = store;
    this.writerLock = writerLock;
    this.bufferBytes = bufferBytes;
    this.filling = new Batch(lock.newCondition(), bufferBytes);
    this.spare = new Batch(lock.newCondition(), bufferBytes);
    this.lastSequence = lastSequence;
    this.durableSequence = lastSequence;
  }

  long lastSequence() {
    lock.lock();
    try {
      return lastSequence;
    } finally {
      lock.unlock();
    }
  }

  long durableSequence() {
    return durableSequence;
  }

  long append(int type, int version, long nanos, byte[] from, int offset, int length) {
    lock.lock();
    try {
      requireOpen();
      while (!filling.isEmpty() && filling.size() + (long) length > bufferBytes) {
        if (worker == null) {
          work(false);
        } else {
          await(filling);
        }
        requireOpen();
      }
      filling.add(lastSequence + 1, nanos, type, version, from, offset, length);
      return ++lastSequence;
    } finally {
      passOn();
      lock.unlock();
    }
  }

  void awaitDurable(long sequence) {
    lock.lock();
    try {
      if (sequence > lastSequence) {
        throw new IllegalArgumentException(
            "sequence must be at most %d, was %d".formatted(lastSequence, sequence));
      }
      while (durableSequence < sequence) {
        requireUsable();
        if (worker == null) {
          work(true);
        } else {
          await(!filling.isEmpty() && sequence >= filling.first() ? filling : spare);
        }
      }
    } finally {
      passOn();
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      while (worker != null) {
        await(filling);
      }
      if (closed) {
        return;
      }
      closed = true;
      Throwable before = failure;
      if (before == null) {
        work(true);
      }
      release();
      if (failure != null && before == null) {
        throw failed();
      }
    } finally {
      filling.settled.signalAll();
      spare.settled.signalAll();
      lock.unlock();
    }
  }

  private void release() {
    try (writerLock;
        store) {
      if (failure == null) {
        store.seal();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Writes what is waiting, outside the lock, while others fill the other batch. */
  private void work(boolean force) {
    Batch batch = filling;
    long last = lastSequence;
    filling = spare;
    spare = batch;
    worker = Thread.currentThread();
    lock.unlock();
    Throwable fault = null;
    try {
      if (!batch.isEmpty()) {
        store.write(batch, last);
      }
      if (force) {
        store.force();
      }
    } catch (IOException | RuntimeException | Error e) {
      fault = e;
    }
    lock.lock();
    worker = null;
    batch.clear();
    if (fault != null) {
      fail(fault);
    } else if (force) {
      durableSequence = last;
    }
    batch.settled.signalAll();
    passOn();
  }

  /** Runs a step while nobody writes. */
  int alone(String doing, Step step) {
    lock.lock();
    try {
      while (worker != null) {
        await(filling);
      }
      requireUsable();
      worker = Thread.currentThread();
    } finally {
      lock.unlock();
    }
    Throwable fault = null;
    try {
      return step.run();
    } catch (IOException e) {
      fault = e;
      throw JournalException.disk(doing + " in " + store.directory(), e);
    } finally {
      lock.lock();
      worker = null;
      if (fault != null) {
        fail(fault);
      }
      filling.settled.signalAll();
      spare.settled.signalAll();
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // every caller loops
  private void await(Batch batch) {
    if (Thread.currentThread().equals(worker)) {
      throw new IllegalStateException("what decides on live entries may not use their journal");
    }
    batch.settled.awaitUninterruptibly();
  }

  /** Wakes one who may want to write next; the one woken last time may have had no need to. */
  private void passOn() {
    if (worker == null) {
      filling.settled.signal();
    }
  }

  private void fail(Throwable fault) {
    if (failure == null) {
      failure = fault;
    }
    filling.settled.signalAll();
    spare.settled.signalAll();
  }

  private void requireOpen() {
    requireNotClosed();
    requireUsable();
  }

  /** While it is being closed, those who wait for durability are still served. */
  private void requireUsable() {
    if (failure != null) {
      throw failed();
    }
    if (worker == null) {
      requireNotClosed();
    }
  }

  private void requireNotClosed() {
    if (closed) {
      throw new JournalException(Reason.CLOSED, store.directory() + " is closed", null);
    }
  }

  private JournalException failed() {
    return new JournalException(
        Reason.DISK_FAILED,
        "%s takes nothing since the disk failed: %s; close it and open it again"
            .formatted(store.directory(), failure == null ? "" : failure.getMessage()),
        failure);
  }
}
