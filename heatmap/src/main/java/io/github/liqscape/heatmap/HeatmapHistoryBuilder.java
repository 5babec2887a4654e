// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.time.Duration;

/** Shape of a {@link HeatmapHistory}: defaults are one-minute columns for 24 hours. */
public final class HeatmapHistoryBuilder {

  static final int MOST_COLUMNS = 1_000_000;

  long periodNanos = Duration.ofMinutes(1).toNanos();
  int capacity = 1_440;
  int gridFactor = 1;
  double floor = 1;
  double ceiling = 1e10;
  long coarsePeriodNanos;
  int coarseCapacity;

  HeatmapHistoryBuilder() {}

  /**
   * Time from one column to the next; default one minute.
   *
   * @throws IllegalArgumentException if not positive
   */
  public HeatmapHistoryBuilder period(Duration value) {
    periodNanos = positive(value);
    return this;
  }

  /** Number of columns kept, in [1, 1 000 000]; default 1440. A column is 4,160 bytes. */
  public HeatmapHistoryBuilder capacity(int columns) {
    capacity = checkedCapacity(columns);
    return this;
  }

  /**
   * Width of a bucket in units of 2.5e-4 in log price: 1 (the default) or a power of two up to
   * 1024, where ticks are wide.
   */
  public HeatmapHistoryBuilder gridFactor(int n) {
    if (n < 1 || n > 1024 || Integer.bitCount(n) != 1) {
      throw new IllegalArgumentException(
          "grid factor must be a power of two in [1, 1024], was " + n);
    }
    gridFactor = n;
    return this;
  }

  /**
   * Smallest value told from nothing, and the value everything above is shown as: quote currency,
   * or share times 1e9. Default 1 and 1e10.
   *
   * @throws IllegalArgumentException unless 0 &lt; floor and ceiling / floor is in [1 + 1e-9,
   *     1e300]
   */
  public HeatmapHistoryBuilder scale(double floor, double ceiling) {
    ByteScale checked = ByteScale.of(floor, ceiling);
    this.floor = checked.floor();
    this.ceiling = checked.ceiling();
    return this;
  }

  /**
   * Adds a coarser history, made of the means of this one's decoded values; default none.
   *
   * @param period a whole multiple of this history's period, at most its capacity
   * @param columns number of coarse columns kept, in [1, 1 000 000]
   */
  public HeatmapHistoryBuilder coarser(Duration period, int columns) {
    coarsePeriodNanos = positive(period);
    coarseCapacity = checkedCapacity(columns);
    return this;
  }

  /**
   * An empty history.
   *
   * @throws IllegalArgumentException if the coarser period does not fit the period
   */
  public HeatmapHistory build() {
    if (coarseCapacity > 0) {
      long ratio = coarsePeriodNanos / periodNanos;
      if (coarsePeriodNanos % periodNanos != 0 || ratio < 2 || ratio > capacity) {
        throw new IllegalArgumentException(
            "coarser period must be 2 to " + capacity + " whole periods of "
                + Duration.ofNanos(periodNanos) + ", was " + Duration.ofNanos(coarsePeriodNanos));
      }
    }
    return new HeatmapHistory(this);
  }

  private static long positive(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("period must be positive, was " + value);
    }
    return value.toNanos();
  }

  private static int checkedCapacity(int columns) {
    if (columns < 1 || columns > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "capacity must be in [1, " + MOST_COLUMNS + "] columns, was " + columns);
    }
    return columns;
  }
}
