// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Number and sizes of the forced prints of the last thirty UTC days: their mean size is the unit in which
 * calibration counts, their spread tells how lumpy forced flow is.
 *
 * <p>Threading: single writer.
 */
final class PrintStatistics {

  private static final int DAYS = 30;

  private final long[] count = new long[DAYS];
  private final double[] sum = new double[DAYS];
  private final double[] squares = new double[DAYS];
  private final double[] unexplained = new double[DAYS];
  private long total;
  private double totalSum;
  private double totalSquares;
  private int today;

  void add(double quantity, boolean explained) {
    count[today]++;
    sum[today] += quantity;
    squares[today] += quantity * quantity;
    if (!explained) {
      unexplained[today] += quantity;
    }
    total++;
    totalSum += quantity;
    totalSquares += quantity * quantity;
  }

  /** So many UTC days have passed. */
  void advance(long days) {
    for (long d = 0; d < Math.min(days, DAYS); d++) {
      today = (today + 1) % DAYS;
      count[today] = 0;
      sum[today] = 0;
      squares[today] = 0;
      unexplained[today] = 0;
    }
    total = 0;
    for (long c : count) {
      total += c;
    }
    totalSum = Arrays.stream(sum).sum();
    totalSquares = Arrays.stream(squares).sum();
  }

  long count() {
    return total;
  }

  /** Mean size of a print, in contract units; NaN without prints. */
  double meanQuantity() {
    return totalSum / total;
  }

  /** Squared coefficient of variation of the sizes. */
  double squaredVariation() {
    double mean = totalSum / total;
    return Math.max(0, totalSquares / total / (mean * mean) - 1);
  }

  /** Part of the printed quantity where the map had nothing; NaN without prints. */
  double unexplainedShare() {
    return total == 0 ? Double.NaN : Arrays.stream(unexplained).sum() / totalSum;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(today);
    for (int i = 0; i < DAYS; i++) {
      out.writeLong(count[i]);
      out.writeDouble(sum[i]);
      out.writeDouble(squares[i]);
      out.writeDouble(unexplained[i]);
    }
    out.writeDouble(totalSum);
    out.writeDouble(totalSquares);
  }

  void restore(DataInput in) throws IOException {
    today = Saved.count(in.readInt(), DAYS - 1, "day of print statistics");
    total = 0;
    for (int i = 0; i < DAYS; i++) {
      count[i] = in.readLong();
      Saved.check(count[i] >= 0, "print count " + count[i]);
      total += count[i];
      sum[i] = Saved.notNegative(in.readDouble(), "print sum");
      squares[i] = Saved.notNegative(in.readDouble(), "print squares");
      unexplained[i] = Saved.notNegative(in.readDouble(), "unexplained quantity");
    }
    totalSum = Saved.notNegative(in.readDouble(), "print sum");
    totalSquares = Saved.notNegative(in.readDouble(), "print squares");
  }
}
