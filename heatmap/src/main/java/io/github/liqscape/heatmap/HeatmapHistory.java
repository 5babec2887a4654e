// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.liquidation.Fidelity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A heatmap over time: one column of expected forced notional per period, each a byte per price
 * bucket.
 *
 * <p>Bucket k covers the prices [exp(k d), exp((k + 1) d)) with d = 2.5e-4 times the grid factor:
 * the same edges for every instrument. A column holds the 4096 buckets from 2048 below the mark to
 * 2047 above it; below the mark they are LONG, above SHORT. A value is quote currency, or share of
 * the total times 1e9 where the column's fidelity shows none. The byte is logarithmic between a
 * floor and a ceiling that never change: by default 1 to 1e10 in steps of 9.5 %.
 *
 * <p>A column is what was known at its time. It stands until the next one and is never changed
 * afterwards: no repaint. The oldest column is dropped when the capacity is reached. Columns may be
 * missing; a break in the feed is an explicit gap column.
 *
 * <p>Columns are kept off the heap, 5.7 MiB per day of minutes.
 *
 * <p>Threading: single writer; reads on the writer's thread. A {@link Column} is immutable, and
 * {@link #copy()} gives another thread a history of its own.
 */
public final class HeatmapHistory {

  /** Number of buckets of a column. */
  public static final int BUCKETS = ColumnRing.BUCKETS;

  /** Width of a bucket in log price where the grid factor is 1: 2.5 bp. */
  public static final double LOG_STEP = 2.5e-4;

  private static final int MAGIC = 0x4c485331;
  private static final int VERSION = 1;

  private final long periodNanos;
  private final int gridFactor;
  private final ByteScale scale;
  private final ColumnRing ring;
  private final @Nullable HeatmapHistory coarser;
  private final byte[] scratch = new byte[BUCKETS];

  HeatmapHistory(HeatmapHistoryBuilder b) {
    periodNanos = b.periodNanos;
    gridFactor = b.gridFactor;
    scale = ByteScale.of(b.floor, b.ceiling);
    ring = new ColumnRing(b.capacity);
    coarser =
        b.coarseCapacity == 0
            ? null
            : new HeatmapHistory(b.coarsePeriodNanos, this, new ColumnRing(b.coarseCapacity), null);
  }

  private HeatmapHistory(
      long periodNanos, HeatmapHistory like, ColumnRing ring, @Nullable HeatmapHistory coarser) {
    this.periodNanos = periodNanos;
    gridFactor = like.gridFactor;
    scale = like.scale;
    this.ring = ring;
    this.coarser = coarser;
  }

  /** Starts from one-minute columns for 24 hours. */
  public static HeatmapHistoryBuilder builder() {
    return new HeatmapHistoryBuilder();
  }

  /** What one chart wants: 24 h of minutes and 30 d of quarter hours; 17 MiB when full. */
  public static HeatmapHistory tiered() {
    return builder().coarser(Duration.ofMinutes(15), 2_880).build();
  }

  /** Lower price bound of a bucket on the grid of this factor. */
  public static double low(int bucket, int gridFactor) {
    return StrictMath.exp(bucket * (LOG_STEP * gridFactor));
  }

  /**
   * Closes a column.
   *
   * @param timeNanos time at which the values held, a multiple of the period, later than the last
   * @param mark mark price then, &gt; 0
   * @param markBucket absolute bucket of the mark
   * @param firstBucket absolute bucket of {@code values[0]}, normally {@code markBucket - 2048}
   * @param values {@link #BUCKETS} values &ge; 0; copied
   * @param longSum exact sum of the column's LONG values, before they became bytes
   * @param shortSum the same of the SHORT side
   * @param fidelity of the map then
   * @param coverage of the map then, 0-1, or NaN
   * @throws IllegalArgumentException if a value is out of its range; the history is then unchanged
   */
  public void append(
      long timeNanos, double mark, int markBucket, int firstBucket, double[] values, double longSum,
      double shortSum, Fidelity fidelity, double coverage) {
    ByteScale.check(values);
    double[] own = values.clone();
    append(timeNanos, mark, markBucket, firstBucket, own, 1, longSum, shortSum, fidelity, coverage);
  }

  /** The same of values times a factor, finite and at least 0; they are the history's from now on. */
  void append(
      long timeNanos, double mark, int markBucket, int firstBucket, double[] values, double factor,
      double longSum, double shortSum, Fidelity fidelity, double coverage) {
    checkTime(timeNanos);
    require(mark > 0 && mark < Double.POSITIVE_INFINITY, "mark must be finite and > 0", mark);
    require(
        markBucket >= firstBucket && markBucket - (long) firstBucket < BUCKETS,
        "mark bucket must lie within the column from " + firstBucket, markBucket);
    require(values.length == BUCKETS, "values must be 4096", values.length);
    require(longSum >= 0 && shortSum >= 0, "sums must be >= 0", Math.min(longSum, shortSum));
    checkCoverage(coverage);
    scale.encode(values, factor, scratch);
    beforeAppend(timeNanos);
    ring.append(
        timeNanos, mark, markBucket, firstBucket, longSum, shortSum, fidelity, coverage, false,
        scratch);
    afterAppend(timeNanos);
  }

  /**
   * Closes a column that says "not known": a stream of the map had a gap.
   *
   * @param timeNanos a multiple of the period, later than the last column
   */
  public void appendGap(long timeNanos, Fidelity fidelity, double coverage) {
    checkTime(timeNanos);
    checkCoverage(coverage);
    beforeAppend(timeNanos);
    Arrays.fill(scratch, (byte) 0);
    ring.append(timeNanos, Double.NaN, 0, 0, 0, 0, fidelity, coverage, true, scratch);
    afterAppend(timeNanos);
  }

  /** Number of columns, gaps included. */
  public int columns() {
    return ring.size();
  }

  /** Column by age, 0 the oldest. */
  public Column column(int index) {
    byte[] levels = new byte[BUCKETS];
    ring.levels(index, levels);
    return new Column(ring.header(index), levels, scale);
  }

  /** Time of a column, without copying it. */
  public long timeNanos(int index) {
    return ring.time(index);
  }

  public int capacity() {
    return ring.capacity();
  }

  public Duration period() {
    return Duration.ofNanos(periodNanos);
  }

  /** Width of a bucket in units of {@link #LOG_STEP}. */
  public int gridFactor() {
    return gridFactor;
  }

  /** Smallest value told from nothing. */
  public double floor() {
    return scale.floor();
  }

  /** Value that everything above is shown as. */
  public double ceiling() {
    return scale.ceiling();
  }

  /** Value of a stored level, 0-255: 0 is nothing. */
  public double value(int level) {
    return scale.decode((byte) level);
  }

  /** Bytes held outside the heap, with those of the coarser history. */
  public long offHeapBytes() {
    return ring.bytes() + (coarser == null ? 0 : coarser.offHeapBytes());
  }

  /**
   * The coarser history, if one was asked for. Its column at T holds the means over the columns in
   * [T, T + period) and is closed with the last of them, so it shows no foresight while it is made,
   * but what its own span brought is in it. It stands around the first of their marks, carries
   * their worst fidelity and mean coverage, and is a gap if more than half of its columns are. A
   * bucket outside a column's window counts as zero.
   */
  public Optional<HeatmapHistory> coarser() {
    return Optional.ofNullable(coarser);
  }

  /** An independent history of the same columns. */
  public HeatmapHistory copy() {
    return new HeatmapHistory(
        periodNanos, this, ring.copy(), coarser == null ? null : coarser.copy());
  }

  /**
   * Writes shape and columns.
   *
   * @throws IOException if the output fails
   */
  public void save(DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeLong(periodNanos);
    out.writeInt(ring.capacity());
    out.writeInt(gridFactor);
    out.writeDouble(scale.floor());
    out.writeDouble(scale.ceiling());
    out.writeLong(coarser == null ? 0 : coarser.periodNanos);
    out.writeInt(coarser == null ? 0 : coarser.ring.capacity());
    ring.save(out);
    if (coarser != null) {
      coarser.ring.save(out);
    }
  }

  /**
   * Reads what {@link #save} wrote; the history continues as the saved one would have.
   *
   * @throws IOException if the input fails, is no history, or is of a version not known here
   */
  public static HeatmapHistory restore(DataInput in) throws IOException {
    int magic = in.readInt();
    if (magic != MAGIC) {
      throw new IOException("not a heatmap history: starts with " + Integer.toHexString(magic));
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("heatmap history version must be " + VERSION + ", was " + version);
    }
    HeatmapHistory history;
    try {
      HeatmapHistoryBuilder b =
          builder()
              .period(Duration.ofNanos(in.readLong()))
              .capacity(in.readInt())
              .gridFactor(in.readInt())
              .scale(in.readDouble(), in.readDouble());
      long coarsePeriod = in.readLong();
      int coarseCapacity = in.readInt();
      if (coarseCapacity != 0) {
        b.coarser(Duration.ofNanos(coarsePeriod), coarseCapacity);
      }
      history = b.build();
    } catch (IllegalArgumentException e) {
      throw new IOException("damaged heatmap history: " + e.getMessage(), e);
    }
    history.ring.restore(in);
    if (history.coarser != null) {
      history.coarser.ring.restore(in);
    }
    return history;
  }

  /** A column that starts a new block closes the one before, if that was left unfinished. */
  private void beforeAppend(long timeNanos) {
    if (coarser == null || ring.size() == 0) {
      return;
    }
    long lastBlock = coarser.start(ring.time(ring.size() - 1));
    if (coarser.start(timeNanos) > lastBlock && !coarser.has(lastBlock)) {
      closeCoarse(coarser, lastBlock);
    }
  }

  private void afterAppend(long timeNanos) {
    if (coarser != null && coarser.start(timeNanos + periodNanos) > coarser.start(timeNanos)) {
      closeCoarse(coarser, coarser.start(timeNanos));
    }
  }

  private void closeCoarse(HeatmapHistory coarse, long start) {
    int expected = (int) (coarse.periodNanos / periodNanos);
    int first = ring.size();
    boolean currency = true;
    boolean unitKnown = false;
    while (first > 0 && ring.time(first - 1) >= start) {
      ColumnRing.Header header = ring.header(--first);
      if (!unitKnown && !header.gap()) {
        currency = header.fidelity().showsCurrency();
        unitKnown = true;
      }
    }
    ColumnMean mean = new ColumnMean(scale, expected, currency);
    for (int i = first; i < ring.size(); i++) {
      ring.levels(i, scratch);
      mean.add(ring.header(i), scratch);
    }
    mean.appendTo(coarse, start);
  }

  private long start(long timeNanos) {
    return Math.floorDiv(timeNanos, periodNanos) * periodNanos;
  }

  private boolean has(long timeNanos) {
    return ring.size() > 0 && ring.time(ring.size() - 1) >= timeNanos;
  }

  private void checkTime(long timeNanos) {
    require(
        Math.floorMod(timeNanos, periodNanos) == 0,
        "time must be a multiple of " + period(), timeNanos);
    require(
        ring.size() == 0 || timeNanos > ring.time(ring.size() - 1),
        "time must be later than the last column", timeNanos);
  }

  private static void checkCoverage(double coverage) {
    require(
        Double.isNaN(coverage) || (coverage >= 0 && coverage <= 1),
        "coverage must be in [0, 1] or NaN", coverage);
  }

  private static void require(boolean holds, String rule, Number was) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + was);
    }
  }

  /** One closed column. Immutable; 4 KiB. */
  public static final class Column {
    private final ColumnRing.Header header;
    private final byte[] levels;
    private final ByteScale scale;

    private Column(ColumnRing.Header header, byte[] levels, ByteScale scale) {
      this.header = header;
      this.levels = levels;
      this.scale = scale;
    }

    public long timeNanos() {
      return header.timeNanos();
    }

    /** Mark price, NaN in a gap. */
    public double mark() {
      return header.mark();
    }

    /** Absolute bucket of the mark: LONG up to it, SHORT above; 0 in a gap. */
    public int markBucket() {
      return header.markBucket();
    }

    /** Absolute bucket at which the column begins. */
    public int firstBucket() {
      return header.firstBucket();
    }

    /** Exact sum of the column's LONG values, before they became bytes. */
    public double longSum() {
      return header.longSum();
    }

    /** The same of the SHORT side. */
    public double shortSum() {
      return header.shortSum();
    }

    public Fidelity fidelity() {
      return header.fidelity();
    }

    public double coverage() {
      return header.coverage();
    }

    /** Whether nothing is known of this time. */
    public boolean isGap() {
      return header.gap();
    }

    /** Decoded value of an absolute bucket; 0 outside the column and below the floor. */
    public double value(int bucket) {
      long at = (long) bucket - header.firstBucket();
      return at < 0 || at >= BUCKETS ? 0 : scale.decode(levels[(int) at]);
    }

    /** The stored level of an absolute bucket, 0-255; 0 outside the column. */
    public int level(int bucket) {
      long at = (long) bucket - header.firstBucket();
      return at < 0 || at >= BUCKETS ? 0 : levels[(int) at] & 0xFF;
    }
  }
}
