// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

/**
 * One entry, as it was appended. What type, version and payload mean is its owner's affair.
 *
 * <p>Threading: a value; nothing but the payload's array could be changed.
 */
public final class JournalEntry {

  private final long sequence;
  private final long eventNanos;
  private final int type;
  private final int version;
  private final byte[] payload;

  JournalEntry(long sequence, long eventNanos, int type, int version, byte[] payload) {
    this.sequence = sequence;
    this.eventNanos = eventNanos;
    this.type = type;
    this.version = version;
    this.payload = payload;
  }

  /** Its number, from 1, one more than the entry before. */
  public long sequence() {
    return sequence;
  }

  /** Event time in epoch nanoseconds, as its owner gave it. */
  public long eventNanos() {
    return eventNanos;
  }

  /** Kind of entry, in [1, 255]. */
  public int type() {
    return type;
  }

  /** Version of the payload's layout, in [0, 255]. */
  public int version() {
    return version;
  }

  /** The payload: an array of this entry's own, not a copy of it. */
  public byte[] payload() {
    return payload;
  }

  @Override
  public String toString() {
    return "entry %d: type %d version %d at %d, %d bytes"
        .formatted(sequence, type, version, eventNanos, payload.length);
  }
}
