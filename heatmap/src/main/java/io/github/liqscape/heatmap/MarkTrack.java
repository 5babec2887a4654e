// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where the mark has been: the range of buckets of every five-second slot of the last sixteen minutes, for
 * open interest that arrives late, and the last marks with their times, to locate forced prints.
 *
 * <p>Threading: single writer.
 */
final class MarkTrack {

  private static final int SLOTS = 192;
  private static final int MARKS = 256;
  private static final long NEAR_NANOS = 1_000_000_000L;

  private final int[] slot = new int[SLOTS];
  private final int[] low = new int[SLOTS];
  private final int[] high = new int[SLOTS];
  private final long[] time = new long[MARKS];
  private final int[] bucket = new int[MARKS];
  private int marks;

  /** The slot covered last, which the arrays hold too: after, exclusive, to, inclusive, and its range. */
  private long after;

  private long until = Long.MIN_VALUE;
  private int slotLow;
  private int slotHigh;

  MarkTrack() {
    Arrays.fill(slot, Integer.MIN_VALUE);
  }

  /** Widens the range of the slot of an instant. */
  void cover(long nanos, int from, int to) {
    // Most marks change nothing here.
    if (nanos > until || nanos <= after || from < slotLow || to > slotHigh) {
      widen(nanos, from, to);
    }
  }

  private void widen(long nanos, int from, int to) {
    int s = EntryHistogram.slotOf(nanos);
    int i = Math.floorMod(s, SLOTS);
    boolean known = slot[i] == s;
    slot[i] = s;
    low[i] = known ? Math.min(low[i], from) : from;
    high[i] = known ? Math.max(high[i], to) : to;
    after = s * EntryHistogram.SLOT_NANOS;
    until = after + EntryHistogram.SLOT_NANOS;
    slotLow = low[i];
    slotHigh = high[i];
  }

  /** Remembers a mark price for locating prints. */
  void mark(long nanos, int atBucket) {
    int i = marks & (MARKS - 1);
    time[i] = nanos;
    bucket[i] = atBucket;
    marks++;
    if (marks == 2 * MARKS) {
      marks = MARKS;
    }
  }

  /** Lowest bucket touched in the slots after {@code from} up to {@code to}, at most {@code bound}. */
  int lowestSince(int from, int to, int bound) {
    int lowest = bound;
    for (int s = Math.max(from + 1, to - SLOTS + 1); s <= to; s++) {
      int i = Math.floorMod(s, SLOTS);
      if (slot[i] == s) {
        lowest = Math.min(lowest, low[i]);
      }
    }
    return lowest;
  }

  /** Highest bucket touched in the slots after {@code from} up to {@code to}, at least {@code bound}. */
  int highestSince(int from, int to, int bound) {
    int highest = bound;
    for (int s = Math.max(from + 1, to - SLOTS + 1); s <= to; s++) {
      int i = Math.floorMod(s, SLOTS);
      if (slot[i] == s) {
        highest = Math.max(highest, high[i]);
      }
    }
    return highest;
  }

  /** Bucket of the mark nearest in time, or {@code otherwise} if none lies within a second. */
  int near(long nanos, int otherwise) {
    long best = NEAR_NANOS + 1;
    int found = otherwise;
    int n = Math.min(marks, MARKS);
    for (int back = 1; back <= n; back++) {
      int i = (marks - back) & (MARKS - 1);
      long away = Math.abs(nanos - time[i]);
      // On a tie the earlier mark counts: it was known by then.
      if (away <= best && away <= NEAR_NANOS) {
        best = away;
        found = bucket[i];
      }
    }
    return found;
  }

  void save(DataOutput out) throws IOException {
    for (int i = 0; i < SLOTS; i++) {
      out.writeInt(slot[i]);
      out.writeInt(low[i]);
      out.writeInt(high[i]);
    }
    out.writeInt(marks);
    for (int i = 0; i < MARKS; i++) {
      out.writeLong(time[i]);
      out.writeInt(bucket[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < SLOTS; i++) {
      slot[i] = in.readInt();
      low[i] = in.readInt();
      high[i] = in.readInt();
    }
    marks = Saved.count(in.readInt(), 2 * MARKS, "marks");
    for (int i = 0; i < MARKS; i++) {
      time[i] = in.readLong();
      bucket[i] = in.readInt();
    }
  }
}
