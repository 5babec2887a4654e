// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * An append-only log in a directory of its own.
 *
 * <p>{@link #append} gives an entry its sequence and keeps it in memory. Once {@link #force} or
 * {@link #awaitDurable} returned, it outlives the process and the machine's power. One force serves
 * all who wait at that moment (group commit): call it after every entry for full durability, from a
 * timer to bound what can be lost, or never, and let {@link #close} do it. What was appended and
 * not forced is, after a crash, there up to some entry and gone from there on.
 *
 * <p>If the disk fails once, this journal takes nothing more: a later force could claim success for
 * what is gone. Close it and open it again; what was acknowledged is there.
 *
 * <p>Space is given back in two ways: {@link #dropBefore} after a snapshot of the owner's state
 * has been appended, and {@link #compact} where a few old entries are still wanted.
 *
 * <p>Threading: any number of threads, virtual ones too; entries are in the order of their appends.
 * An interrupt does not end a wait and does no harm. One journal object per directory: a second is
 * refused, in this process and in others.
 */
public final class Journal implements AutoCloseable {

  private final SegmentStore store;
  private final GroupCommit commits;
  private final JournalRecovery recovery;
  private final int maxPayloadBytes;

  Journal(
      SegmentStore store, GroupCommit commits, JournalRecovery recovery, int maxPayloadBytes) {
    this.store = store;
    this.commits = commits;
    this.recovery = recovery;
    this.maxPayloadBytes = maxPayloadBytes;
  }

  /** A journal in this directory, which is made if it does not exist. */
  public static JournalBuilder at(Path directory) {
    return new JournalBuilder(directory);
  }

  /**
   * Reads a journal without opening it for writing, from its first entry: no lock, no repair. Also
   * while another writes, up to where it is then.
   *
   * @throws JournalException if it is damaged or cannot be read
   */
  public static JournalCursor read(Path directory) {
    return read(directory, Disk.system());
  }

  static JournalCursor read(Path directory, Disk disk) {
    try {
      SegmentChain chain = SegmentChain.of(disk, directory);
      if (chain.why() != null) {
        throw chain.why();
      }
      return new JournalCursor(disk, chain.segments(), 0, Long.MAX_VALUE);
    } catch (IOException e) {
      throw JournalException.disk("reading " + directory, e);
    }
  }

  /** What was found when it was opened. */
  public JournalRecovery recovery() {
    return recovery;
  }

  /** The first sequence that has not been dropped. */
  public long firstSequence() {
    return store.segments().getFirst().first();
  }

  /** The sequence of the newest entry, durable or not; {@code firstSequence() - 1} if none. */
  public long lastSequence() {
    return commits.lastSequence();
  }

  /** All entries up to here outlive a crash. */
  public long durableSequence() {
    return commits.durableSequence();
  }

  /**
   * Appends an entry and returns its sequence. It is not durable yet.
   *
   * @param type kind of entry, in [1, 255]
   * @param version version of the payload's layout, in [0, 255]
   * @param eventNanos event time in epoch nanoseconds; any value, in any order
   * @param payload copied
   * @throws IllegalArgumentException if a value is out of range or the payload too long
   * @throws JournalException if the journal has failed or is closed
   */
  public long append(int type, int version, long eventNanos, byte[] payload) {
    return append(type, version, eventNanos, payload, 0, payload.length);
  }

  /** Appends a part of an array; else as the other. */
  public long append(
      int type, int version, long eventNanos, byte[] from, int offset, int length) {
    requireByte("type", type, 1);
    requireByte("version", version, 0);
    Objects.checkFromIndexSize(offset, length, from.length);
    if (length > maxPayloadBytes) {
      throw new IllegalArgumentException(
          "a payload must be in [0, %d] bytes, was %d".formatted(maxPayloadBytes, length));
    }
    return commits.append(type, version, eventNanos, from, offset, length);
  }

  /**
   * Returns when all that was appended before is durable.
   *
   * @throws JournalException if it may not be: the disk failed, now or before, or it was closed
   */
  public void force() {
    awaitDurable(lastSequence());
  }

  /**
   * Returns when all entries up to a sequence are durable, and makes them so.
   *
   * @param sequence at most {@link #lastSequence}
   * @throws JournalException as {@link #force}
   */
  public void awaitDurable(long sequence) {
    commits.awaitDurable(sequence);
  }

  /**
   * Entries from a sequence on that are durable now.
   *
   * @param fromSequence in [{@link #firstSequence}, {@link #durableSequence} + 1]
   */
  public JournalCursor cursor(long fromSequence) {
    // In this order: what is durable lies in the segments that are there afterwards.
    long last = commits.durableSequence();
    List<Segment> segments = store.segments();
    long first = segments.getFirst().first();
    if (fromSequence < first || fromSequence > last + 1) {
      throw new IllegalArgumentException(
          "fromSequence must be in [%d, %d], was %d".formatted(first, last + 1, fromSequence));
    }
    return new JournalCursor(store.disk(), segments, fromSequence, last);
  }

  /** All entries that are durable now. */
  public JournalCursor cursor() {
    long last = commits.durableSequence();
    return new JournalCursor(store.disk(), store.segments(), 0, last);
  }

  /**
   * Begins a new segment, so that {@link #dropBefore} can later give back all that is here now.
   * Everything appended before is durable after it.
   */
  public void roll() {
    force();
    commits.alone(
        "beginning a segment",
        () -> {
          store.roll();
          return 0;
        });
  }

  /**
   * Gives back the space of entries before a sequence: whole segments only, so some of them may
   * stay. Append a snapshot, force it, then drop what it replaces; with a {@link #roll} before the
   * snapshot nothing older stays.
   *
   * @param sequence the first that is still needed, at most {@link #durableSequence} + 1
   * @return how many segments went
   */
  public int dropBefore(long sequence) {
    long most = commits.durableSequence() + 1;
    if (sequence > most) {
      throw new IllegalArgumentException(
          "sequence must be at most %d, was %d".formatted(most, sequence));
    }
    return commits.alone("dropping segments", () -> store.dropBefore(sequence));
  }

  /**
   * Rewrites the journal without the entries that are not live any more. The others keep their
   * sequences, so the sequences of a cursor may jump. Appends go on meanwhile as far as the buffer
   * reaches; forces wait for it.
   *
   * @param live true for an entry that must stay; it may not use this journal
   * @return how many entries went
   * @throws JournalException if an entry is damaged or the disk fails
   */
  public int compact(Predicate<JournalEntry> live) {
    roll();
    return commits.alone("compacting", () -> new Compaction(store, live).run());
  }

  /**
   * Makes everything durable and releases the directory. Of a journal that has failed it only
   * releases the directory.
   *
   * @throws JournalException if not everything could be made durable
   */
  @Override
  public void close() {
    commits.close();
  }

  private static void requireByte(String name, int value, int least) {
    if (value < least || value > EntryFormat.HIGHEST_BYTE) {
      throw new IllegalArgumentException(
          "%s must be in [%d, %d], was %d"
              .formatted(name, least, EntryFormat.HIGHEST_BYTE, value));
    }
  }
}
