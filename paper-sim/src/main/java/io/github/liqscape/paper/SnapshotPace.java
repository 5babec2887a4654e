// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

/**
 * When a snapshot is written: after so many inputs; if the last one was larger than 64 KiB, not before four
 * times its size has been written since. An old account has large snapshots (its trades, its last 100,000
 * order ids, 65,536 trades of each market): by number alone they would be most of what it writes. Ticks that
 * are packed hold more in a byte to be applied again when the journal is opened; theirs count four times.
 */
final class SnapshotPace {

  private static final int LARGE = 1 << 16;
  private static final int TIMES_ITS_SIZE = 4;
  private static final int TICKS_COUNT = 4;

  private final int every;
  private long inputs;
  private long bytes;
  private long last;

  SnapshotPace(int every) {
    this.every = every;
  }

  /** An input of this size was written. */
  void input(int size) {
    inputs++;
    bytes += size;
  }

  /** So many packed ticks that take so many bytes together were written. */
  void ticks(int count, int size) {
    inputs += count;
    bytes += (long) TICKS_COUNT * size;
  }

  /** Whether a snapshot is the newest that was written. */
  boolean fresh() {
    return inputs == 0;
  }

  /** A snapshot of this size was written. */
  void snapshot(int size) {
    inputs = 0;
    bytes = 0;
    last = size;
  }

  boolean due() {
    return inputs >= every && (last < LARGE || bytes >= TIMES_ITS_SIZE * last);
  }
}
