// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.journal.JournalRecovery;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Records what reaches a feed, in a directory of its own, in the order of the calls.
 *
 * <p>{@link #record} never waits for the disk: inputs queue for a virtual thread, which gathers
 * them into compressed blocks and appends those to a {@link Journal}. A crash costs what is queued
 * and the block being gathered, no more, and never the middle. What the queue or the disk cannot
 * take is lost: {@link #lost} counts it and the recording says where.
 *
 * <p>Threading: any threads; those that call at once are recorded in the order in which they got
 * in. A live feed calls from the thread that delivers.
 */
public final class FrameRecorder implements AutoCloseable {

  /** Characters of the longest text that is taken: a frame of 8 MiB. */
  public static final int LONGEST_TEXT = 8 << 20;

  private sealed interface Order {}

  private record Take(RecordedInput input) implements Order {}

  private record Flush(CompletableFuture<Boolean> done, boolean last) implements Order {}

  private final Journal journal;
  private final long blockBytes;
  private final long flushNanos;
  private final int queueLimit;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ordered = lock.newCondition();
  private final ArrayDeque<Order> queue = new ArrayDeque<>();
  private long queuedChars;
  private long newestNanos;
  private long lost;
  private long lostUnsaid;
  private long durable;
  private boolean closed;
  private @Nullable Throwable failure;

  FrameRecorder(Journal journal, long blockBytes, long flushNanos, int queueLimit) {
    this.journal = journal;
    this.blockBytes = blockBytes;
    this.flushNanos = flushNanos;
    this.queueLimit = queueLimit;
  }

  /** A recorder into this directory, which is made if it does not exist. */
  public static FrameRecorderBuilder into(Path directory) {
    return new FrameRecorderBuilder(directory);
  }

  FrameRecorder start() {
    Thread.ofVirtual().name("frame-recorder").start(this::write);
    return this;
  }

  /**
   * Records an input; returns at once.
   *
   * @return false if it is lost: the queue is full, the text longer than {@link #LONGEST_TEXT}, the
   *     disk has failed, or the recorder is closed
   */
  public boolean record(RecordedInput input) {
    long size = input.text().length();
    lock.lock();
    try {
      newestNanos = input.receivedNanos();
      boolean fits = size <= LONGEST_TEXT && queuedChars + size <= queueLimit;
      if (closed || failure != null || !fits) {
        lost++;
        lostUnsaid++;
        return false;
      }
      sayLost();
      queue.add(new Take(input));
      queuedChars += size;
      ordered.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The same without an object to make. */
  public boolean record(long receivedNanos, int connection, InputKind kind, String text) {
    return record(new RecordedInput(receivedNanos, connection, kind, text));
  }

  /**
   * Returns when all that was taken before is durable.
   *
   * @throws io.github.liqscape.journal.JournalException if it cannot be
   * @throws IllegalStateException if the recorder is closed
   */
  public void flush() {
    await(order(false));
  }

  /** Inputs lost so far. */
  public long lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /** Inputs of this run that outlive a crash. */
  public long durable() {
    lock.lock();
    try {
      return durable;
    } finally {
      lock.unlock();
    }
  }

  /** Why nothing is recorded any more; empty while all is well. */
  public Optional<Throwable> failure() {
    lock.lock();
    try {
      return Optional.ofNullable(failure);
    } finally {
      lock.unlock();
    }
  }

  /** What was found in the directory, among others how much of a killed recorder's last block. */
  public JournalRecovery recovery() {
    return journal.recovery();
  }

  /**
   * Makes all that was taken durable and releases the directory.
   *
   * @throws io.github.liqscape.journal.JournalException if not all of it could be made durable
   */
  @Override
  public void close() {
    CompletableFuture<Boolean> done;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      done = order(true);
    } finally {
      lock.unlock();
    }
    try {
      await(done);
    } finally {
      journal.close();
    }
  }

  private CompletableFuture<Boolean> order(boolean last) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the recorder is closed");
      }
      closed = last;
      sayLost();
      queue.add(new Flush(done, last));
      ordered.signal();
    } finally {
      lock.unlock();
    }
    return done;
  }

  private static void await(CompletableFuture<Boolean> done) {
    try {
      done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof JournalException cause ? cause : e;
    }
  }

  /** Puts a remark where inputs are missing. */
  private void sayLost() {
    if (lostUnsaid > 0 && failure == null) {
      String count = Long.toString(lostUnsaid);
      queue.add(new Take(new RecordedInput(newestNanos, 0, InputKind.LOST, count)));
      lostUnsaid = 0;
    }
  }

  private void write() {
    FrameBlock block = new FrameBlock();
    for (boolean more = true; more; ) {
      Order order = next();
      try {
        carryOut(order, block);
      } catch (RuntimeException | Error e) {
        fail(e, block);
      }
      if (order instanceof Flush flush) {
        more = !flush.last();
        failure().ifPresentOrElse(
            flush.done()::completeExceptionally, () -> flush.done().complete(true));
      }
    }
  }

  private void carryOut(Order order, FrameBlock block) {
    switch (order) {
      case Take(RecordedInput input) -> {
        if (isTaken(input)) {
          block.add(input);
          if (block.bytes() >= blockBytes || block.age(input.receivedNanos()) >= flushNanos) {
            moveToJournal(block);
          }
        }
      }
      case Flush flush -> {
        if (failure().isEmpty()) {
          moveToJournal(block);
        }
      }
    }
  }

  private boolean isTaken(RecordedInput input) {
    lock.lock();
    try {
      if (input.kind() != InputKind.LOST) {
        queuedChars -= input.text().length();
        lost += failure == null ? 0 : 1;
      }
      return failure == null;
    } finally {
      lock.unlock();
    }
  }

  private void moveToJournal(FrameBlock block) {
    long moved = block.moveTo(journal);
    lock.lock();
    try {
      durable += moved;
    } finally {
      lock.unlock();
    }
  }

  private void fail(Throwable why, FrameBlock block) {
    lock.lock();
    try {
      failure = why;
      lost += block.inputs();
    } finally {
      lock.unlock();
    }
  }

  private Order next() {
    lock.lock();
    try {
      while (queue.isEmpty()) {
        ordered.awaitUninterruptibly();
      }
      return queue.remove();
    } finally {
      lock.unlock();
    }
  }
}
