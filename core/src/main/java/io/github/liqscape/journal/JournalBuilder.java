// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import io.github.liqscape.journal.JournalException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** How a {@link Journal} is opened; every option has a default. */
public final class JournalBuilder {

  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final int LARGEST_PAYLOAD = 512 * MIB;
  private static final long LARGEST_SEGMENT = 1L << 30;

  private final Path directory;
  private Disk disk = Disk.system();
  private long segmentBytes = 16L * MIB;
  private int bufferBytes = MIB;
  private int maxPayloadBytes = 16 * MIB;
  private boolean salvage;

  JournalBuilder(Path directory) {
    this.directory = directory;
  }

  /**
   * About how long a file grows before the next one is begun, in [1 KiB, 1 GiB]; default 16 MiB. A
   * file may exceed it by one write of the buffer.
   */
  public JournalBuilder segmentBytes(long value) {
    segmentBytes = require("segmentBytes", value, KIB, LARGEST_SEGMENT);
    return this;
  }

  /**
   * How much may wait to be written, in [1 KiB, 512 MiB]; default 1 MiB. Above it an append first
   * writes, without forcing, or waits for the write that is under way.
   */
  public JournalBuilder bufferBytes(int value) {
    bufferBytes = (int) require("bufferBytes", value, KIB, LARGEST_PAYLOAD);
    return this;
  }

  /** Longest payload, in [1, 512 MiB]; default 16 MiB. A longer one that is there can be read. */
  public JournalBuilder maxPayloadBytes(int value) {
    maxPayloadBytes = (int) require("maxPayloadBytes", value, 1, LARGEST_PAYLOAD);
    return this;
  }

  /**
   * Open a damaged journal all the same: everything is read, the journal ends before the first
   * damage, and what follows is put aside in {@code .corrupt} files that {@link Journal#recovery}
   * names. Sequences set aside are given out again. Default false: damage is refused.
   */
  public JournalBuilder salvage(boolean value) {
    salvage = value;
    return this;
  }

  /** Another disk, for tests. Default {@link Disk#system}. */
  public JournalBuilder disk(Disk value) {
    disk = value;
    return this;
  }

  /**
   * Opens the journal, or makes an empty one. Headers and the newest segment are read; entries of
   * older segments are checked when a cursor comes to them. A torn tail is cut and reported.
   *
   * @throws JournalException if another writer has it, it is damaged, or the disk fails
   */
  public Journal open() {
    Closeable lock = lock();
    Opening opening = new Opening(disk, directory, segmentBytes, salvage);
    try {
      SegmentStore store = opening.open();
      JournalRecovery recovery = opening.recovery(store.segments().getFirst().first());
      GroupCommit commits =
          new GroupCommit(store, lock, bufferBytes, recovery.lastSequence());
      return new Journal(store, commits, recovery, maxPayloadBytes);
    } catch (IOException e) {
      throw release(lock, JournalException.disk("opening " + directory, e));
    } catch (JournalException e) {
      throw release(lock, e);
    }
  }

  private Closeable lock() {
    try {
      disk.createDirectories(directory);
    } catch (IOException e) {
      throw JournalException.disk("making " + directory, e);
    }
    try {
      return disk.lock(directory.resolve(SegmentName.LOCK));
    } catch (IOException e) {
      throw new JournalException(
          Reason.IN_USE,
          "%s cannot be locked for writing: %s".formatted(directory, e.getMessage()),
          e);
    }
  }

  private static JournalException release(Closeable lock, JournalException because) {
    try {
      lock.close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
    return because;
  }

  private static long require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be in [%d, %d], was %d".formatted(name, least, most, value));
    }
    return value;
  }
}
