// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What was swept in the last minute: forced prints trail the mark by seconds, and the mass that explains
 * them is no longer on the map. A ring that grows when a crash fills it and never shrinks.
 */
final class SweptMemory {

  static final long MEMORY_NANOS = 60_000_000_000L;

  private static final int MAX = 1 << 22;

  private long[] time = new long[256];
  private int[] bucket = new int[256];
  private byte[] binAndSide = new byte[256];
  private double[] mass = new double[256];
  private int head;
  private int count;

  void add(int sign, int bin, int swept, double quantity, long nanos) {
    // Always, not only when full: how full it is depends on a capacity that no saved state knows.
    forget(nanos);
    if (count == time.length) {
      grow();
    }
    int i = (head + count) & (time.length - 1);
    time[i] = nanos;
    bucket[i] = swept;
    binAndSide[i] = (byte) (sign > 0 ? bin : bin + 64);
    mass[i] = quantity;
    count++;
  }

  private void forget(long now) {
    while (count > 0 && now - time[head] > MEMORY_NANOS) {
      head = (head + 1) & (time.length - 1);
      count--;
    }
  }

  /** Adds what was swept in a range of buckets during the last minute. */
  void massIn(int sign, int from, int to, long now, double[] perBin) {
    forget(now);
    for (int n = 0; n < count; n++) {
      int i = (head + n) & (time.length - 1);
      boolean sameSide = (binAndSide[i] < 64) == (sign > 0);
      if (sameSide && bucket[i] >= from && bucket[i] <= to && now - time[i] <= MEMORY_NANOS) {
        perBin[binAndSide[i] & 63] += mass[i];
      }
    }
  }

  private void grow() {
    int n = time.length;
    long[] t = new long[2 * n];
    int[] b = new int[2 * n];
    byte[] s = new byte[2 * n];
    double[] m = new double[2 * n];
    for (int i = 0; i < n; i++) {
      int from = (head + i) & (n - 1);
      t[i] = time[from];
      b[i] = bucket[from];
      s[i] = binAndSide[from];
      m[i] = mass[from];
    }
    time = t;
    bucket = b;
    binAndSide = s;
    mass = m;
    head = 0;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int n = 0; n < count; n++) {
      int i = (head + n) & (time.length - 1);
      out.writeLong(time[i]);
      out.writeInt(bucket[i]);
      out.writeByte(binAndSide[i]);
      out.writeDouble(mass[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    int n = Saved.count(in.readInt(), MAX, "swept buckets");
    int capacity = Math.max(256, Integer.highestOneBit(Math.max(1, n)) * 2);
    time = Arrays.copyOf(time, capacity);
    bucket = Arrays.copyOf(bucket, capacity);
    binAndSide = Arrays.copyOf(binAndSide, capacity);
    mass = Arrays.copyOf(mass, capacity);
    head = 0;
    count = n;
    for (int i = 0; i < n; i++) {
      time[i] = in.readLong();
      bucket[i] = in.readInt();
      binAndSide[i] = in.readByte();
      Saved.check((binAndSide[i] & 63) < DistancePrior.BINS, "swept bin " + binAndSide[i]);
      mass[i] = Saved.notNegative(in.readDouble(), "swept mass");
    }
  }
}
