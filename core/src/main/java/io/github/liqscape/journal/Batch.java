// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.zip.CRC32C;

/**
 * Records that are not written yet. Room for a mark is left in front, so that mark and records go
 * out in one write.
 */
final class Batch {

  private static final int SMALLEST = 1 << 14;

  /** Signalled when the batch is done with, or when its next worker is wanted. */
  final Condition settled;

  private final CRC32C crc = new CRC32C();
  private final int largestKept;
  private byte[] bytes = new byte[SMALLEST];
  private int end = EntryFormat.OVERHEAD;
  private long first;

  Batch(Condition settled, int largestKept) {
    this.settled = settled;
    this.largestKept = Math.max(SMALLEST, largestKept);
  }

  boolean isEmpty() {
    return end == EntryFormat.OVERHEAD;
  }

  /** Bytes of its records. */
  int size() {
    return end - EntryFormat.OVERHEAD;
  }

  long first() {
    return first;
  }

  void add(long sequence, long nanos, int type, int version, byte[] from, int offset, int length) {
    int record = length + EntryFormat.OVERHEAD;
    if (bytes.length - end < record) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * (end + record)));
    }
    if (isEmpty()) {
      first = sequence;
    }
    System.arraycopy(from, offset, bytes, end + EntryFormat.PAYLOAD_AT, length);
    EntryFormat.frame(bytes, end, record, sequence, nanos, type, version, crc);
    end += record;
  }

  /** The array, which begins with {@link EntryFormat#OVERHEAD} bytes of room. */
  byte[] bytes() {
    return bytes;
  }

  void clear() {
    end = EntryFormat.OVERHEAD;
    if (bytes.length > 4L * largestKept) {
      bytes = new byte[SMALLEST];
    }
  }
}
