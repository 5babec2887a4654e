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

  private int[] slot = new int[512];
  private int[] bucket = new int[512];
  private double[] total = new double[512];
  private double[] bought = new double[512];
  private int count;

  /** Where the entry of a bucket was last, by the bucket's low bits; to be checked before use. */
  private final int[] place = new int[PLACES];

  /** The slot of an instant: slot n covers {@code (5n s, 5(n+1) s]}, so that an interval owns its end. */
  static int slotOf(long nanos) {
    return (int) Math.floorDiv(nanos - 1, SLOT_NANOS);
  }

  boolean isEmpty() {
    return count == 0;
  }

  void add(int atSlot, int atBucket, double quantity, double boughtQuantity) {
    int i = place[atBucket & (PLACES - 1)];
    if (i >= count || bucket[i] != atBucket || slot[i] != atSlot) {
      i = find(atSlot, atBucket);
    }
    total[i] += quantity;
    bought[i] += boughtQuantity;
  }

  private int find(int atSlot, int atBucket) {
    // A trade may be a second late, so its slot may be the last but one.
    int i = count - 1;
    while (i >= 0 && slot[i] >= atSlot - 1 && (bucket[i] != atBucket || slot[i] != atSlot)) {
      i--;
    }
    if (i < 0 || slot[i] < atSlot - 1) {
      i = append(atSlot, atBucket);
    }
    place[atBucket & (PLACES - 1)] = i;
    return i;
  }

  private int append(int atSlot, int atBucket) {
    if (count == slot.length) {
      mergeOld(atSlot - KEPT_SLOTS);
    }
    slot[count] = atSlot;
    bucket[count] = atBucket;
    total[count] = 0;
    bought[count] = 0;
    return count++;
  }

  private void mergeOld(int before) {
    long[] byBucket = new long[count];
    int n = 0;
    for (int i = 0; i < count; i++) {
      if (slot[i] < before) {
        byBucket[n++] = ((long) bucket[i] << 32) | i;
      }
    }
    Arrays.sort(byBucket, 0, n);
    int[] newBucket = new int[n];
    double[] newTotal = new double[n];
    double[] newBought = new double[n];
    int merged = 0;
    for (int j = 0; j < n; j++) {
      int i = (int) byBucket[j];
      if (merged == 0 || newBucket[merged - 1] != bucket[i]) {
        newBucket[merged++] = bucket[i];
      }
      newTotal[merged - 1] += total[i];
      newBought[merged - 1] += bought[i];
    }
    int kept = merged;
    int[] keptSlot = new int[count];
    int[] keptBucket = new int[count];
    double[] keptTotal = new double[count];
    double[] keptBought = new double[count];
    System.arraycopy(newBucket, 0, keptBucket, 0, merged);
    System.arraycopy(newTotal, 0, keptTotal, 0, merged);
    System.arraycopy(newBought, 0, keptBought, 0, merged);
    Arrays.fill(keptSlot, 0, merged, OLD);
    for (int i = 0; i < count; i++) {
      if (slot[i] >= before) {
        keptSlot[kept] = slot[i];
        keptBucket[kept] = bucket[i];
        keptTotal[kept] = total[i];
        keptBought[kept] = bought[i];
        kept++;
      }
    }
    int capacity = kept > slot.length * 3 / 4 ? slot.length * 2 : slot.length;
    slot = Arrays.copyOf(keptSlot, capacity);
    bucket = Arrays.copyOf(keptBucket, capacity);
    total = Arrays.copyOf(keptTotal, capacity);
    bought = Arrays.copyOf(keptBought, capacity);
    count = kept;
  }

  /** Hands the entries up to a slot over to a density and forgets them. */
  void takeUpTo(int lastSlot, EntryDensity into) {
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      if (slot[i] <= lastSlot) {
        lowest = Math.min(lowest, bucket[i]);
        highest = Math.max(highest, bucket[i]);
      }
    }
    into.begin(lowest, highest);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (slot[i] <= lastSlot) {
        into.add(bucket[i], total[i], bought[i]);
      } else {
        slot[kept] = slot[i];
        bucket[kept] = bucket[i];
        total[kept] = total[i];
        bought[kept] = bought[i];
        kept++;
      }
    }
    count = kept;
  }

  /** Forgets the entries up to a slot. */
  void dropUpTo(int lastSlot) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (slot[i] > lastSlot) {
        slot[kept] = slot[i];
        bucket[kept] = bucket[i];
        total[kept] = total[i];
        bought[kept] = bought[i];
        kept++;
      }
    }
    count = kept;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeInt(slot[i]);
      out.writeInt(bucket[i]);
      out.writeDouble(total[i]);
      out.writeDouble(bought[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    count = Saved.count(in.readInt(), MAX_SAVED, "interval entries");
    int capacity = Math.max(512, Integer.highestOneBit(Math.max(1, count)) * 2);
    slot = new int[capacity];
    bucket = new int[capacity];
    total = new double[capacity];
    bought = new double[capacity];
    for (int i = 0; i < count; i++) {
      slot[i] = in.readInt();
      bucket[i] = in.readInt();
      total[i] = Saved.notNegative(in.readDouble(), "traded quantity");
      bought[i] = Saved.notNegative(in.readDouble(), "bought quantity");
    }
  }
}
