// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The batch definitions of smart-money-concepts, for its expected files only: most of them look
 * into the future. A column holds one value per bar, NaN for none.
 */
final class SmcBatch {

  private final Bars bars;
  private final int size;

  SmcBatch(Bars bars) {
    this.bars = bars;
    this.size = bars.size();
  }

  private double high(int i) {
    return bars.at(i).high();
  }

  private double low(int i) {
    return bars.at(i).low();
  }

  private double close(int i) {
    return bars.at(i).close();
  }

  private double[] empty() {
    double[] column = new double[size];
    Arrays.fill(column, Double.NaN);
    return column;
  }

  /** Columns HighLow and Level for a length. */
  double[][] swings(int length) {
    double[] type = empty();
    for (int i = 2 * length - 1; i <= size - 1 - length; i++) {
      double top = Double.NEGATIVE_INFINITY;
      double bottom = Double.POSITIVE_INFINITY;
      for (int j = i - length + 1; j <= i + length; j++) {
        top = Math.max(top, high(j));
        bottom = Math.min(bottom, low(j));
      }
      type[i] = high(i) == top ? 1 : low(i) == bottom ? -1 : Double.NaN;
    }
    while (thin(type)) {
      // Again, until no two neighbours are of one type.
    }
    int[] at = marked(type);
    type[0] = -type[at[0]];
    type[size - 1] = -type[at[at.length - 1]];
    double[] level = empty();
    for (int i : marked(type)) {
      level[i] = type[i] > 0 ? high(i) : low(i);
    }
    return new double[][] {type, level};
  }

  private boolean thin(double[] type) {
    int[] at = marked(type);
    boolean[] drop = new boolean[size];
    boolean any = false;
    for (int k = 0; k + 1 < at.length; k++) {
      int i = at[k];
      int j = at[k + 1];
      if (type[i] == type[j]) {
        boolean later = type[i] > 0 ? high(j) > high(i) : low(j) < low(i);
        drop[later ? i : j] = true;
        any = true;
      }
    }
    for (int i : at) {
      type[i] = drop[i] ? Double.NaN : type[i];
    }
    return any;
  }

  static int[] marked(double[] column) {
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < column.length; i++) {
      if (!Double.isNaN(column[i])) {
        at.add(i);
      }
    }
    return at.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Columns BOS, CHOCH, Level and BrokenIndex. */
  double[][] breaks(double[][] swings) {
    double[] bos = empty();
    double[] choch = empty();
    double[] level = empty();
    double[] broken = empty();
    int[] at = marked(swings[0]);
    for (int k = 3; k < at.length; k++) {
      double sign = swings[0][at[k]];
      double a = sign * swings[1][at[k - 3]];
      double b = sign * swings[1][at[k - 2]];
      double c = sign * swings[1][at[k - 1]];
      double d = sign * swings[1][at[k]];
      boolean alternate = swings[0][at[k - 3]] == -sign && swings[0][at[k - 2]] == sign
          && swings[0][at[k - 1]] == -sign;
      int event = at[k - 2];
      if (alternate && a < c && c < b && b < d) {
        bos[event] = sign;
        level[event] = (float) (sign * b);
      } else if (alternate && d > b && b > a && a > c) {
        choch[event] = sign;
        level[event] = (float) (sign * b);
      }
    }
    for (int i : marked(level)) {
      boolean up = bos[i] == 1 || choch[i] == 1;
      int j = i + 2;
      while (j < size && !(up ? close(j) > level[i] : close(j) < level[i])) {
        j++;
      }
      if (j < size) {
        broken[i] = j;
        for (int k = 0; k < i; k++) {
          if (!Double.isNaN(level[k]) && broken[k] >= j) {
            erase(k, bos, choch, level);
          }
        }
      }
    }
    for (int i : marked(level)) {
      if (Double.isNaN(broken[i])) {
        erase(i, bos, choch, level);
      }
    }
    return new double[][] {bos, choch, level, broken};
  }

  private static void erase(int i, double[]... columns) {
    for (double[] column : columns) {
      column[i] = Double.NaN;
    }
  }

  /** Columns FVG, Top, Bottom and MitigatedIndex. */
  double[][] gaps() {
    double[] type = empty();
    double[] top = empty();
    double[] bottom = empty();
    double[] mitigated = empty();
    for (int i = 1; i < size - 1; i++) {
      double open = bars.at(i).open();
      if (high(i - 1) < low(i + 1) && close(i) > open) {
        type[i] = 1;
        top[i] = low(i + 1);
        bottom[i] = high(i - 1);
      } else if (low(i - 1) > high(i + 1) && close(i) < open) {
        type[i] = -1;
        top[i] = low(i - 1);
        bottom[i] = high(i + 1);
      }
    }
    for (int i : marked(type)) {
      int j = i + 2;
      while (j < size && !(type[i] > 0 ? low(j) <= top[i] : high(j) >= bottom[i])) {
        j++;
      }
      mitigated[i] = j < size ? j : 0;
    }
    return new double[][] {type, top, bottom, mitigated};
  }

  /** Columns OB, Top, Bottom and MitigatedIndex. */
  double[][] orderBlocks(double[][] swings) {
    double[] type = empty();
    double[] top = empty();
    double[] bottom = empty();
    double[] mitigated = empty();
    orderBlocks(swings, 1, type, top, bottom, mitigated);
    orderBlocks(swings, -1, type, top, bottom, mitigated);
    return new double[][] {type, top, bottom, mitigated};
  }

  private void orderBlocks(
      double[][] swings, int sign, double[] type, double[] top, double[] bottom,
      double[] mitigated) {
    List<Integer> active = new ArrayList<>();
    List<Integer> breakers = new ArrayList<>();
    boolean[] crossed = new boolean[size];
    int last = -1;
    for (int i = 0; i < size; i++) {
      for (int block : List.copyOf(active)) {
        boolean through =
            sign > 0 ? low(i) < bottom[block] : high(i) > top[block];
        boolean back = sign > 0 ? high(i) > top[block] : low(i) < bottom[block];
        if (breakers.contains(block)) {
          if (back) {
            active.remove(Integer.valueOf(block));
            erase(block, type, top, bottom, mitigated);
          }
        } else if (through) {
          breakers.add(block);
          mitigated[block] = sign > 0 ? i - 1 : i;
        }
      }
      last = i > 0 && swings[0][i - 1] == sign ? i - 1 : last;
      boolean beyond =
          last >= 0 && (sign > 0 ? close(i) > high(last) : close(i) < low(last));
      if (beyond && !crossed[last]) {
        crossed[last] = true;
        int block = i - 1;
        double blockTop = low(block);
        double blockBottom = high(block);
        if (i - last > 1) {
          block = last + 1;
          for (int j = last + 1; j < i; j++) {
            boolean farther = sign > 0 ? low(j) <= low(block) : high(j) >= high(block);
            block = farther ? j : block;
          }
          blockTop = high(block);
          blockBottom = low(block);
        }
        type[block] = sign;
        top[block] = blockTop;
        bottom[block] = blockBottom;
        mitigated[block] = 0;
        breakers.remove(Integer.valueOf(block));
        active.add(block);
      }
    }
  }
}
