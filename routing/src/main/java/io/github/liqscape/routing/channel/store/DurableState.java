// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.store;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.journal.JournalRecovery;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A state that a journal remembers. A change is appended and forced, and only then applied, so what
 * was ever seen is there after a crash. Now and then the whole state is written and what went
 * before it is dropped.
 *
 * <p>Nothing is read before the first use. After a failure of the disk the next use opens the
 * journal anew and reads the state from it. A damaged journal is read up to the damage; the rest is
 * put aside beside it and a warning is logged.
 *
 * <p>Threading: one thread at a time; its owner holds a lock.
 */
public final class DurableState implements AutoCloseable {

  /** Type of the entries that hold a whole state. Changes have types in [1, 254]. */
  public static final int SNAPSHOT = 255;

  private static final Logger LOG = LoggerFactory.getLogger(DurableState.class);
  private static final int SEGMENT_BYTES = 1 << 20;

  /** What is remembered. It changes by its entries alone, so that a replay ends in the same. */
  public interface State {

    /** Forgets everything. */
    void clear();

    /**
     * Applies an entry.
     *
     * @param type {@link #SNAPSHOT}, or a type of the owner's
     * @param version of the payload's layout
     * @param nanos event time of the entry
     * @param payload as it was appended
     */
    void apply(int type, int version, long nanos, byte[] payload);

    /** The whole state, as {@link #apply} takes it with {@link #SNAPSHOT}. */
    byte[] snapshot();
  }

  private final Path directory;
  private final int version;
  private final int changesPerSnapshot;
  private final State state;
  private @Nullable Journal open;
  private int changes;
  private boolean closed;

  /**
   * A state in a directory of its own; nothing is opened yet.
   *
   * @param version layout of the payloads that are written, in [0, 255]
   * @param changesPerSnapshot &ge; 1
   */
  public DurableState(Path directory, int version, int changesPerSnapshot, State state) {
    if (changesPerSnapshot < 1) {
      throw new IllegalArgumentException(
          "changesPerSnapshot must be >= 1, was " + changesPerSnapshot);
    }
    this.directory = directory;
    this.version = version;
    this.changesPerSnapshot = changesPerSnapshot;
    this.state = state;
  }

  /**
   * Has the state in memory.
   *
   * @throws JournalException if it cannot be read
   */
  public void load() {
    journal();
  }

  /**
   * Makes a change durable and applies it.
   *
   * @param type in [1, 254]
   * @param nanos event time
   * @throws JournalException if it may not be durable; nothing was applied
   */
  public void commit(int type, long nanos, byte[] payload) {
    Journal journal = journal();
    try {
      journal.append(type, version, nanos, payload);
      journal.force();
    } catch (JournalException e) {
      release(journal);
      throw e;
    }
    state.apply(type, version, nanos, payload);
    changes++;
    if (changes >= changesPerSnapshot) {
      snapshot(journal, nanos);
    }
  }

  /** The change itself is durable: a failure here is only a journal that stays long. */
  private void snapshot(Journal journal, long nanos) {
    try {
      journal.roll();
      long sequence = journal.append(SNAPSHOT, version, nanos, state.snapshot());
      journal.force();
      journal.dropBefore(sequence);
      changes = 0;
    } catch (JournalException e) {
      LOG.warn("{} could not be shortened: {}", directory.getFileName(), e.reason());
      release(journal);
    }
  }

  private Journal journal() {
    Journal now = open;
    if (now != null) {
      return now;
    }
    if (closed) {
      throw new IllegalStateException("the channel is closed");
    }
    Journal journal = Journal.at(directory).segmentBytes(SEGMENT_BYTES).salvage(true).open();
    try {
      read(journal);
    } catch (RuntimeException e) {
      release(journal);
      throw e;
    }
    open = journal;
    return journal;
  }

  private void read(Journal journal) {
    JournalRecovery recovery = journal.recovery();
    if (!recovery.setAside().isEmpty()) {
      LOG.warn(
          "{} was damaged; {} bytes were put aside",
          directory.getFileName(),
          recovery.setAsideBytes());
    }
    state.clear();
    changes = 0;
    try (JournalCursor cursor = journal.cursor()) {
      while (cursor.hasNext()) {
        JournalEntry entry = cursor.next();
        state.apply(entry.type(), entry.version(), entry.eventNanos(), entry.payload());
        changes = entry.type() == SNAPSHOT ? 0 : changes + 1;
      }
    }
  }

  private void release(Journal journal) {
    open = null;
    try {
      journal.close();
    } catch (JournalException e) {
      // It had failed already; closing it has released the directory.
      LOG.debug("{}: {}", directory.getFileName(), e.reason());
    }
  }

  @Override
  public void close() {
    closed = true;
    if (open != null) {
      release(open);
    }
  }
}
