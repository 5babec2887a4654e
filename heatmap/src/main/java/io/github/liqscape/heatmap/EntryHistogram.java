// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.OrderSide;
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

  /** No bucket: prices are above zero, so buckets are far above this. */
  private static final int NOWHERE = Integer.MIN_VALUE;

  /** Slot and bucket of an entry in one number. */
  private long[] key = new long[512];

  /** Of entry i what takers sold, at 2i, and bought, at 2i + 1. */
  private double[] quantity = new double[2 * 512];

  private int count;

  /** The newest slot: after, exclusive, to, inclusive. */
  private long after;

  private long until = Long.MIN_VALUE;

  /**
   * The newest slot's entry last asked for of those buckets that end in the bits j: its bucket at 2j, and
   * at 2j + 1 where its quantities are. So most trades need no search.
   */
  private final int[] recent = new int[2 * PLACES];

  EntryHistogram() {
    Arrays.fill(recent, NOWHERE);
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

  /** Adds a trade. */
  void add(long nanos, int atBucket, double traded, OrderSide taker) {
    // An index and not a choice: who takes is a coin toss, and a branch on it is guessed wrong half the time.
    int of = taker == OrderSide.BUY ? 1 : 0;
    int j = 2 * (atBucket & (PLACES - 1));
    if (nanos <= until && nanos > after && recent[j] == atBucket) {
      quantity[recent[j + 1] + of] += traded;
    } else {
      int at = find(nanos, atBucket) + of;
      quantity[at] += traded;
    }
  }

  /** Adds what was traded by takers of both sides. */
  void add(long nanos, int atBucket, double sold, double bought) {
    int at = at(nanos, atBucket);
    quantity[at] += sold;
    quantity[at + 1] += bought;
  }

  private int at(long nanos, int atBucket) {
    int j = 2 * (atBucket & (PLACES - 1));
    return nanos <= until && nanos > after && recent[j] == atBucket
        ? recent[j + 1]
        : find(nanos, atBucket);
  }

  private int find(long nanos, int atBucket) {
    int atSlot = slotOf(nanos);
    if (nanos > until) {
      after = atSlot * SLOT_NANOS;
      until = after + SLOT_NANOS;
      Arrays.fill(recent, NOWHERE);
    }
    // A trade may be a second late, so its slot may be the last but one.
    long wanted = key(atSlot, atBucket);
    int i = count - 1;
    while (i >= 0 && slot(i) >= atSlot - 1 && key[i] != wanted) {
      i--;
    }
    if (i < 0 || slot(i) < atSlot - 1) {
      i = append(atSlot, atBucket);
    }
    if (nanos > after) {
      int j = 2 * (atBucket & (PLACES - 1));
      recent[j] = atBucket;
      recent[j + 1] = 2 * i;
    }
    return 2 * i;
  }

  private int append(int atSlot, int atBucket) {
    if (count == key.length) {
      mergeOld(atSlot - KEPT_SLOTS);
    }
    key[count] = key(atSlot, atBucket);
    quantity[2 * count] = 0;
    quantity[2 * count + 1] = 0;
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
    double[] keptQuantity = new double[2 * count];
    int kept = 0;
    for (int j = 0; j < n; j++) {
      int i = (int) byBucket[j];
      long merged = key(OLD, bucket(i));
      if (kept == 0 || keptKey[kept - 1] != merged) {
        keptKey[kept++] = merged;
      }
      keptQuantity[2 * kept - 2] += quantity[2 * i];
      keptQuantity[2 * kept - 1] += quantity[2 * i + 1];
    }
    for (int i = 0; i < count; i++) {
      if (slot(i) >= before) {
        keptKey[kept] = key[i];
        keptQuantity[2 * kept] = quantity[2 * i];
        keptQuantity[2 * kept + 1] = quantity[2 * i + 1];
        kept++;
      }
    }
    int capacity = kept > key.length * 3 / 4 ? key.length * 2 : key.length;
    key = Arrays.copyOf(keptKey, capacity);
    quantity = Arrays.copyOf(keptQuantity, 2 * capacity);
    count = kept;
    Arrays.fill(recent, NOWHERE);
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
        into.add(bucket(i), quantity[2 * i], quantity[2 * i + 1]);
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
        quantity[2 * kept] = quantity[2 * i];
        quantity[2 * kept + 1] = quantity[2 * i + 1];
        kept++;
      }
    }
    count = kept;
    Arrays.fill(recent, NOWHERE);
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeInt(slot(i));
      out.writeInt(bucket(i));
      out.writeDouble(quantity[2 * i]);
      out.writeDouble(quantity[2 * i + 1]);
    }
  }

  void restore(DataInput in) throws IOException {
    count = Saved.count(in.readInt(), MAX_SAVED, "interval entries");
    int capacity = Math.max(512, Integer.highestOneBit(Math.max(1, count)) * 2);
    key = new long[capacity];
    quantity = new double[2 * capacity];
    Arrays.fill(recent, NOWHERE);
    for (int i = 0; i < count; i++) {
      key[i] = key(in.readInt(), in.readInt());
      quantity[2 * i] = Saved.notNegative(in.readDouble(), "sold quantity");
      quantity[2 * i + 1] = Saved.notNegative(in.readDouble(), "bought quantity");
    }
  }
}
