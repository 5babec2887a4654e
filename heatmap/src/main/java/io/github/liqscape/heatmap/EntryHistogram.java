// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where and how much was traded since the last open-interest step, by five-second slot and price bucket.
 * Open interest may arrive five minutes late, so a step takes only the slots of its own interval.
 *
 * <p>Entries older than fifteen minutes can only belong to the next step, whatever comes: they are merged
 * by bucket when the arrays are full, so that memory stays small however long open interest is away.
 *
 * <p>Threading: single writer.
 */
final class EntryHistogram {

  static final long SLOT_NANOS = 5_000_000_000L;
  private static final int KEPT_SLOTS = 180;
  private static final int OLD = Integer.MIN_VALUE;
  private static final int MAX_SAVED = 1 << 24;
  private static final int PLACES = 64;
  private static final long NONE = key(OLD, 0);

  /** Slot and bucket of an entry in one number; {@link #NONE} behind the last entry. */
  private long[] key = new long[512];

  private double[] total = new double[512];
  private double[] bought = new double[512];
  private int count;

  /** Where the entry of a bucket was last, by the bucket's low bits; to be checked before use. */
  private final int[] place = new int[PLACES];

  EntryHistogram() {
    Arrays.fill(key, NONE);
  }

  private static long key(int slot, int bucket) {
    return ((long) slot << 32) | (bucket & 0xffff_ffffL);
  }

  private int slot(int i) {
    return (int) (key[i] >> 32);
  }

  private int bucket(int i) {
    return (int) key[i];
  }

  /** The slot of an instant: slot n covers {@code (5n s, 5(n+1) s]}, so that an interval owns its end. */
  static int slotOf(long nanos) {
    return (int) Math.floorDiv(nanos - 1, SLOT_NANOS);
  }

  boolean isEmpty() {
    return count == 0;
  }

  void add(int atSlot, int atBucket, double quantity, double boughtQuantity) {
    int i = place[atBucket & (PLACES - 1)];
    if (key[i] != key(atSlot, atBucket)) {
      i = find(atSlot, atBucket);
    }
    total[i] += quantity;
    bought[i] += boughtQuantity;
  }

  private int find(int atSlot, int atBucket) {
    // A trade may be a second late, so its slot may be the last but one.
    long wanted = key(atSlot, atBucket);
    int i = count - 1;
    while (i >= 0 && slot(i) >= atSlot - 1 && key[i] != wanted) {
      i--;
    }
    if (i < 0 || slot(i) < atSlot - 1) {
      i = append(atSlot, atBucket);
    }
    place[atBucket & (PLACES - 1)] = i;
    return i;
  }

  private int append(int atSlot, int atBucket) {
    if (count == key.length) {
      mergeOld(atSlot - KEPT_SLOTS);
    }
    key[count] = key(atSlot, atBucket);
    total[count] = 0;
    bought[count] = 0;
    return count++;
  }

  private void mergeOld(int before) {
    long[] byBucket = new long[count];
    int n = 0;
    for (int i = 0; i < count; i++) {
      if (slot(i) < before) {
        byBucket[n++] = ((long) bucket(i) << 32) | i;
      }
    }
    Arrays.sort(byBucket, 0, n);
    long[] keptKey = new long[count];
    double[] keptTotal = new double[count];
    double[] keptBought = new double[count];
    int kept = 0;
    for (int j = 0; j < n; j++) {
      int i = (int) byBucket[j];
      long merged = key(OLD, bucket(i));
      if (kept == 0 || keptKey[kept - 1] != merged) {
        keptKey[kept++] = merged;
      }
      keptTotal[kept - 1] += total[i];
      keptBought[kept - 1] += bought[i];
    }
    for (int i = 0; i < count; i++) {
      if (slot(i) >= before) {
        keptKey[kept] = key[i];
        keptTotal[kept] = total[i];
        keptBought[kept] = bought[i];
        kept++;
      }
    }
    int capacity = kept > key.length * 3 / 4 ? key.length * 2 : key.length;
    key = Arrays.copyOf(keptKey, capacity);
    Arrays.fill(key, kept, capacity, NONE);
    total = Arrays.copyOf(keptTotal, capacity);
    bought = Arrays.copyOf(keptBought, capacity);
    count = kept;
  }

  /** Hands the entries up to a slot over to a density and forgets them. */
  void takeUpTo(int lastSlot, EntryDensity into) {
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      if (slot(i) <= lastSlot) {
        lowest = Math.min(lowest, bucket(i));
        highest = Math.max(highest, bucket(i));
      }
    }
    into.begin(lowest, highest);
    for (int i = 0; i < count; i++) {
      if (slot(i) <= lastSlot) {
        into.add(bucket(i), total[i], bought[i]);
      }
    }
    dropUpTo(lastSlot);
  }

  /** Forgets the entries up to a slot. */
  void dropUpTo(int lastSlot) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (slot(i) > lastSlot) {
        key[kept] = key[i];
        total[kept] = total[i];
        bought[kept] = bought[i];
        kept++;
      }
    }
    Arrays.fill(key, kept, count, NONE);
    count = kept;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeInt(slot(i));
      out.writeInt(bucket(i));
      out.writeDouble(total[i]);
      out.writeDouble(bought[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    count = Saved.count(in.readInt(), MAX_SAVED, "interval entries");
    int capacity = Math.max(512, Integer.highestOneBit(Math.max(1, count)) * 2);
    key = new long[capacity];
    Arrays.fill(key, NONE);
    total = new double[capacity];
    bought = new double[capacity];
    for (int i = 0; i < count; i++) {
      key[i] = key(in.readInt(), in.readInt());
      total[i] = Saved.notNegative(in.readDouble(), "traded quantity");
      bought[i] = Saved.notNegative(in.readDouble(), "bought quantity");
    }
  }
}
