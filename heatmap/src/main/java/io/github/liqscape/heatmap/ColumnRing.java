// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.liquidation.Fidelity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest columns of a history: fixed-size records in direct buffers, the oldest overwritten
 * first.
 *
 * <p>Off the heap, because a process of 500 instruments keeps some 600 MB of them for days: bytes
 * without a reference in them, that a collector should neither count nor copy. Buffers of 64
 * columns (260 KiB) are taken as the history grows, so a young one is small.
 */
final class ColumnRing {

  static final int BUCKETS = 4096;

  private static final int TIME = 0;
  private static final int MARK = 8;
  private static final int LONG_SUM = 16;
  private static final int SHORT_SUM = 24;
  private static final int COVERAGE = 32;
  private static final int FIRST_BUCKET = 40;
  private static final int MARK_BUCKET = 44;
  private static final int FIDELITY = 48;
  private static final int GAP = 49;
  private static final int HEADER = 64;
  private static final int RECORD = HEADER + BUCKETS;
  private static final int COLUMNS_PER_CHUNK = 64;
  private static final Fidelity[] FIDELITIES = Fidelity.values();

  /** Header of a column. */
  record Header(
      long timeNanos,
      double mark,
      int markBucket,
      int firstBucket,
      double longSum,
      double shortSum,
      Fidelity fidelity,
      double coverage,
      boolean gap) {}

  private final int capacity;
  private final @Nullable ByteBuffer[] chunks;
  private int oldest;
  private int size;

  ColumnRing(int capacity) {
    this.capacity = capacity;
    chunks = new ByteBuffer[(capacity + COLUMNS_PER_CHUNK - 1) / COLUMNS_PER_CHUNK];
  }

  int capacity() {
    return capacity;
  }

  int size() {
    return size;
  }

  /** Bytes held outside the heap. */
  long bytes() {
    long sum = 0;
    for (ByteBuffer chunk : chunks) {
      sum += chunk == null ? 0 : chunk.capacity();
    }
    return sum;
  }

  void append(
      long timeNanos,
      double mark,
      int markBucket,
      int firstBucket,
      double longSum,
      double shortSum,
      Fidelity fidelity,
      double coverage,
      boolean gap,
      byte[] levels) {
    int slot = nextSlot();
    ByteBuffer chunk = writable(slot);
    int at = offset(slot);
    chunk.putLong(at + TIME, timeNanos);
    chunk.putDouble(at + MARK, mark);
    chunk.putDouble(at + LONG_SUM, longSum);
    chunk.putDouble(at + SHORT_SUM, shortSum);
    chunk.putDouble(at + COVERAGE, coverage);
    chunk.putInt(at + FIRST_BUCKET, firstBucket);
    chunk.putInt(at + MARK_BUCKET, markBucket);
    chunk.put(at + FIDELITY, (byte) fidelity.ordinal());
    chunk.put(at + GAP, (byte) (gap ? 1 : 0));
    chunk.put(at + HEADER, levels, 0, BUCKETS);
  }

  long time(int index) {
    int slot = slot(index);
    return chunk(slot).getLong(offset(slot) + TIME);
  }

  Header header(int index) {
    int slot = slot(index);
    ByteBuffer chunk = chunk(slot);
    int at = offset(slot);
    return new Header(
        chunk.getLong(at + TIME),
        chunk.getDouble(at + MARK),
        chunk.getInt(at + MARK_BUCKET),
        chunk.getInt(at + FIRST_BUCKET),
        chunk.getDouble(at + LONG_SUM),
        chunk.getDouble(at + SHORT_SUM),
        FIDELITIES[chunk.get(at + FIDELITY)],
        chunk.getDouble(at + COVERAGE),
        chunk.get(at + GAP) != 0);
  }

  void levels(int index, byte[] into) {
    int slot = slot(index);
    chunk(slot).get(offset(slot) + HEADER, into, 0, BUCKETS);
  }

  ColumnRing copy() {
    ColumnRing copy = new ColumnRing(capacity);
    copy.oldest = oldest;
    copy.size = size;
    for (int i = 0; i < chunks.length; i++) {
      ByteBuffer chunk = chunks[i];
      if (chunk != null) {
        int bytes = chunk.capacity();
        copy.chunks[i] = ByteBuffer.allocateDirect(bytes).put(0, chunk, 0, bytes);
      }
    }
    return copy;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(size);
    byte[] record = new byte[RECORD];
    for (int i = 0; i < size; i++) {
      int slot = slot(i);
      chunk(slot).get(offset(slot), record, 0, RECORD);
      out.write(record);
    }
  }

  void restore(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > capacity) {
      throw new IOException("columns must be in [0, " + capacity + "], were " + count);
    }
    byte[] record = new byte[RECORD];
    for (int i = 0; i < count; i++) {
      in.readFully(record);
      if (record[FIDELITY] < 0 || record[FIDELITY] >= FIDELITIES.length) {
        throw new IOException("unknown fidelity " + record[FIDELITY] + " in column " + i);
      }
      int slot = nextSlot();
      writable(slot).put(offset(slot), record, 0, RECORD);
      if (i > 0 && time(i) <= time(i - 1)) {
        throw new IOException("column times must rise, column " + i + " does not");
      }
    }
  }

  private int nextSlot() {
    if (size < capacity) {
      return (oldest + size++) % capacity;
    }
    int slot = oldest;
    oldest = (oldest + 1) % capacity;
    return slot;
  }

  private int slot(int index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "column must be in [0, " + (size - 1) + "], was " + index);
    }
    return (oldest + index) % capacity;
  }

  private ByteBuffer chunk(int slot) {
    return Objects.requireNonNull(chunks[slot / COLUMNS_PER_CHUNK]);
  }

  private static int offset(int slot) {
    return slot % COLUMNS_PER_CHUNK * RECORD;
  }

  private ByteBuffer writable(int slot) {
    int number = slot / COLUMNS_PER_CHUNK;
    ByteBuffer chunk = chunks[number];
    if (chunk == null) {
      int columns = Math.min(COLUMNS_PER_CHUNK, capacity - number * COLUMNS_PER_CHUNK);
      chunk = ByteBuffer.allocateDirect(columns * RECORD);
      chunks[number] = chunk;
    }
    return chunk;
  }
}
