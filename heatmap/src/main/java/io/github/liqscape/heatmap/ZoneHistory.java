// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was usual: the smoothed bucket values of the last 30 days, per side and distance band, from
 * one sample an hour.
 *
 * <p>Every bucket of every sample is counted, in a histogram of bins (eight to the octave, 6 to
 * 12 % wide), within which ranks are interpolated. Counts are kept per block of 72 hours of
 * event time, so that the oldest can leave: ten blocks, the newest of them filling, hold between 27
 * and 30 days. Integers only, about 58 KB: a restored history answers bit for bit alike.
 *
 * <p>Threading: single writer.
 */
final class ZoneHistory {

  /** From so many samples on values are ranked in history. */
  static final int MIN_SAMPLES = 72;

  private static final int BLOCKS = 10;
  private static final int BLOCK_HOURS = 72;
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final long NEVER = Long.MIN_VALUE;
  private static final int SERIES = 2 * ZoneBands.COUNT;

  private final ZoneBands bands;
  private final ZoneHistoryBins bins;
  private final char[][] counts = new char[BLOCKS][SERIES * ZoneHistoryBins.COUNT];
  private final long[] block = new long[BLOCKS];
  private final int[] samples = new int[BLOCKS];
  private final int[] pooled = new int[SERIES * ZoneHistoryBins.COUNT];
  private long lastHour = NEVER;
  private @Nullable ZoneRanks ranks;

  /**
   * @param bands of the map
   * @param unit value that counts as one unit, &gt; 0: values are told apart from 1/16 to 57
   *     million units. 1 for USD; 1e-9 for shares of the total
   */
  ZoneHistory(ZoneBands bands, double unit) {
    this.bands = bands;
    this.bins = new ZoneHistoryBins(unit);
    Arrays.fill(block, NEVER);
  }

  /**
   * Takes the sample of an hour, unless that hour or a later one has been sampled.
   *
   * @param longs {@link ZoneDetector#smooth smoothed} values of the LONG side
   * @param shorts the same of the SHORT side
   * @return whether it was taken
   */
  boolean sample(long nanos, double[] longs, double[] shorts) {
    if (longs.length != bands.buckets() || shorts.length != bands.buckets()) {
      throw new IllegalArgumentException(
          "there must be " + bands.buckets() + " buckets a side, were " + longs.length + " and "
              + shorts.length);
    }
    long hour = Math.floorDiv(nanos, HOUR_NANOS);
    if (hour <= lastHour) {
      return false;
    }
    int[] longBins = bins.of(longs);
    int[] shortBins = bins.of(shorts);
    lastHour = hour;
    ranks = null;
    long current = Math.floorDiv(hour, (long) BLOCK_HOURS);
    for (int i = 0; i < BLOCKS; i++) {
      if (block[i] != NEVER && block[i] <= current - BLOCKS) {
        forget(i);
      }
    }
    int slot = (int) Math.floorMod(current, (long) BLOCKS);
    block[slot] = current;
    samples[slot]++;
    count(slot, PositionSide.LONG, longBins);
    count(slot, PositionSide.SHORT, shortBins);
    return true;
  }

  private void count(int slot, PositionSide side, int[] sampled) {
    for (int band = 0; band < ZoneBands.COUNT; band++) {
      int offset = offset(side, band);
      for (int i = bands.from(band); i < bands.to(band); i++) {
        counts[slot][offset + sampled[i]]++;
        pooled[offset + sampled[i]]++;
      }
    }
  }

  private void forget(int slot) {
    for (int i = 0; i < pooled.length; i++) {
      pooled[i] -= counts[slot][i];
    }
    Arrays.fill(counts[slot], (char) 0);
    block[slot] = NEVER;
    samples[slot] = 0;
  }

  /** Number of hourly samples held. */
  int samples() {
    int sum = 0;
    for (int n : samples) {
      sum += n;
    }
    return sum;
  }

  /** What ranks a value in this history as it stands now; immutable. */
  ZoneRanks ranks() {
    ZoneRanks r = ranks;
    if (r == null) {
      r = new ZoneRanks(bands, bins, pooled.clone(), samples());
      ranks = r;
    }
    return r;
  }

  static int offset(PositionSide side, int band) {
    int series = side == PositionSide.LONG ? band : ZoneBands.COUNT + band;
    return series * ZoneHistoryBins.COUNT;
  }

  /** Writes the state; bands and unit are not part of it. */
  void save(DataOutput out) throws IOException {
    out.writeLong(lastHour);
    for (int slot = 0; slot < BLOCKS; slot++) {
      out.writeLong(block[slot]);
      out.writeInt(samples[slot]);
      if (samples[slot] > 0) {
        for (char n : counts[slot]) {
          out.writeChar(n);
        }
      }
    }
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IOException if it is not the history of a map with these bands
   */
  static ZoneHistory restore(DataInput in, ZoneBands bands, double unit) throws IOException {
    ZoneHistory history = new ZoneHistory(bands, unit);
    history.lastHour = in.readLong();
    long current = Math.floorDiv(history.lastHour, (long) BLOCK_HOURS);
    for (int slot = 0; slot < BLOCKS; slot++) {
      history.block[slot] = in.readLong();
      history.samples[slot] = in.readInt();
      history.checkBlock(slot, current);
      if (history.samples[slot] > 0) {
        history.readCounts(in, slot);
      }
    }
    return history;
  }

  private void checkBlock(int slot, long current) throws IOException {
    int n = samples[slot];
    long number = block[slot];
    boolean sound =
        number == NEVER
            ? n == 0
            : n >= 1
                && n <= BLOCK_HOURS
                && lastHour != NEVER
                && number <= current
                && number > current - BLOCKS
                && Math.floorMod(number, (long) BLOCKS) == slot;
    if (!sound) {
      throw new IOException(
          "zone history: block " + number + " with " + n + " samples cannot stand in slot " + slot
              + " at hour " + lastHour);
    }
  }

  private void readCounts(DataInput in, int slot) throws IOException {
    for (int i = 0; i < pooled.length; i++) {
      counts[slot][i] = in.readChar();
      pooled[i] += counts[slot][i];
    }
    for (PositionSide side : PositionSide.values()) {
      for (int band = 0; band < ZoneBands.COUNT; band++) {
        long sum = 0;
        for (int i = 0; i < ZoneHistoryBins.COUNT; i++) {
          sum += counts[slot][offset(side, band) + i];
        }
        long expected = (long) samples[slot] * (bands.to(band) - bands.from(band));
        if (sum != expected) {
          throw new IOException(
              "zone history: " + side + " band " + band + " of slot " + slot + " must count "
                  + expected + " buckets, counts " + sum);
        }
      }
    }
  }
}
