// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import io.github.liqscape.journal.Disk;
import io.github.liqscape.journal.Journal;
import java.nio.file.Path;
import java.time.Duration;

/** How a {@link FrameRecorder} records; every option has a default. */
public final class FrameRecorderBuilder {

  private static final int MIB = 1 << 20;
  private static final int LARGEST_BLOCK = 8 * MIB;
  private static final int LARGEST_ENTRY = 64 * MIB;

  private final Path directory;
  private int blockBytes = MIB / 4;
  private Duration flushEvery = Duration.ofSeconds(1);
  private int queueChars = 32 * MIB;
  private long segmentBytes = 64L * MIB;
  private Disk disk = Disk.system();

  FrameRecorderBuilder(Path directory) {
    this.directory = directory;
  }

  /** Bytes of lines that are compressed and made durable together, in [1, 8 MiB]; 256 KiB. */
  public FrameRecorderBuilder blockBytes(int value) {
    blockBytes = (int) require("blockBytes", value, 1, LARGEST_BLOCK);
    return this;
  }

  /**
   * How much received time is gathered before it is made durable, at most; default 1 s. Measured
   * between inputs, not by a clock: in a silence the last block waits for the next input.
   */
  public FrameRecorderBuilder flushEvery(Duration value) {
    require("flushEvery in nanoseconds", value.toNanos(), 0, Long.MAX_VALUE);
    flushEvery = value;
    return this;
  }

  /**
   * Characters that may wait for the disk, in [{@link FrameRecorder#LONGEST_TEXT}, 512 Mi];
   * default 32 Mi. What does not fit is lost, and counted.
   */
  public FrameRecorderBuilder queueChars(int value) {
    queueChars = (int) require("queueChars", value, FrameRecorder.LONGEST_TEXT, 512L * MIB);
    return this;
  }

  /** About how long a file grows, in [1 KiB, 1 GiB]; default 64 MiB. */
  public FrameRecorderBuilder segmentBytes(long value) {
    segmentBytes = value;
    return this;
  }

  /** Another disk, for tests. */
  public FrameRecorderBuilder disk(Disk value) {
    disk = value;
    return this;
  }

  /**
   * Starts recording, behind what the directory holds already.
   *
   * @throws io.github.liqscape.journal.JournalException if another recorder uses it, it is damaged,
   *     or the disk fails
   */
  public FrameRecorder start() {
    Journal journal =
        Journal.at(directory)
            .segmentBytes(segmentBytes)
            .maxPayloadBytes(LARGEST_ENTRY)
            .disk(disk)
            .open();
    return new FrameRecorder(journal, blockBytes, flushEvery.toNanos(), queueChars).start();
  }

  private static long require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be in [%d, %d], was %d".formatted(name, least, most, value));
    }
    return value;
  }
}
