// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The batch definitions of smart-money-concepts that go by the clock or by the last swing. */
final class SmcCalendar {

  private static final long MINUTE = 60_000_000_000L;

  private final Bars bars;
  private final int size;

  SmcCalendar(Bars bars) {
    this.bars = bars;
    this.size = bars.size();
  }

  /** Columns PreviousHigh, PreviousLow, BrokenHigh and BrokenLow; a week has the label of its end. */
  double[][] previous(boolean week) {
    List<Long> labels = new ArrayList<>();
    List<double[]> ranges = new ArrayList<>();
    for (Bars.Bar bar : bars.list()) {
      long label = label(bar.openNanos(), week);
      if (labels.isEmpty() || labels.get(labels.size() - 1) != label) {
        labels.add(label);
        ranges.add(new double[] {bar.high(), bar.low()});
      }
      double[] range = ranges.get(ranges.size() - 1);
      range[0] = Math.max(range[0], bar.high());
      range[1] = Math.min(range[1], bar.low());
    }
    double[][] columns = new double[4][size];
    int before = -1;
    for (int i = 0; i < size; i++) {
      long time = bars.at(i).openNanos();
      int index = (int) labels.stream().filter(label -> label < time).count() - 2;
      boolean same = index == before;
      before = index;
      columns[0][i] = index < 0 ? Double.NaN : (float) ranges.get(index)[0];
      columns[1][i] = index < 0 ? Double.NaN : (float) ranges.get(index)[1];
      boolean high = bars.at(i).high() > columns[0][i] || (same && columns[2][i - 1] == 1);
      boolean low = bars.at(i).low() < columns[1][i] || (same && columns[3][i - 1] == 1);
      columns[2][i] = high ? 1 : 0;
      columns[3][i] = low ? 1 : 0;
    }
    return columns;
  }

  private static long label(long nanos, boolean week) {
    if (!week) {
      return Timeframe.D1.openOf(nanos);
    }
    long day = Timeframe.D1.nanos();
    long sunday = Timeframe.W1.openOf(nanos) + 6 * day;
    return Timeframe.D1.openOf(nanos) <= sunday ? sunday : sunday + 7 * day;
  }

  /** Columns Active, High and Low of the session from 07:00 to 16:00, both included. */
  double[][] london() {
    double[][] columns = new double[3][size];
    for (int i = 0; i < size; i++) {
      Bars.Bar bar = bars.at(i);
      long minute = (bar.openNanos() - Timeframe.D1.openOf(bar.openNanos())) / MINUTE;
      if (minute >= 7 * 60 && minute <= 16 * 60) {
        boolean running = i > 0 && columns[0][i - 1] == 1;
        columns[0][i] = 1;
        columns[1][i] = running ? Math.max(columns[1][i - 1], bar.high()) : bar.high();
        columns[2][i] = running ? Math.min(columns[2][i - 1], bar.low()) : bar.low();
      }
    }
    return columns;
  }

  /** Columns Direction, CurrentRetracement% and DeepestRetracement%. */
  double[][] retracements(double[][] swings) {
    double[][] columns = new double[3][size];
    double top = 0;
    double bottom = 0;
    for (int i = 0; i < size; i++) {
      double before = i == 0 ? 0 : columns[0][i - 1];
      if (swings[0][i] == 1) {
        columns[0][i] = 1;
        top = swings[1][i];
      } else if (swings[0][i] == -1) {
        columns[0][i] = -1;
        bottom = swings[1][i];
      } else {
        columns[0][i] = before;
      }
      double deepest = i > 0 && before == columns[0][i] ? columns[2][i - 1] : 0;
      if (before == 1) {
        double depth = 100 - (bars.at(i).low() - bottom) / (top - bottom) * 100;
        columns[1][i] = tenth(depth);
        columns[2][i] = Math.max(columns[1][i], i > 0 ? columns[2][i - 1] : 0);
      }
      if (columns[0][i] == -1) {
        double depth = 100 - (bars.at(i).high() - top) / (bottom - top) * 100;
        columns[1][i] = tenth(depth);
        columns[2][i] = Math.max(columns[1][i], deepest);
      }
    }
    return rotated(columns);
  }

  private static double tenth(double value) {
    return Math.rint(value * 10) / 10;
  }

  private double[][] rotated(double[][] columns) {
    double[][] moved = new double[3][size];
    for (int c = 0; c < 3; c++) {
      System.arraycopy(columns[c], 0, moved[c], 1, size - 1);
      moved[c][0] = columns[c][size - 1];
    }
    int changes = 0;
    int i = 0;
    while (changes < 3 && i + 1 < size) {
      changes += moved[0][i] == moved[0][i + 1] ? 0 : 1;
      i++;
    }
    for (double[] column : moved) {
      Arrays.fill(column, 0, i + 1, 0);
    }
    return moved;
  }
}
