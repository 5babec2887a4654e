// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.Arrays;

/** Sums by bin of a contiguous, growing range of bins. */
final class LogHistogram {

  /** Takes one bin that is not empty. */
  interface Bin {
    void accept(int bin, double sum);
  }

  private int first;
  private double[] sums = new double[0];

  void add(int bin, double amount) {
    if (sums.length == 0) {
      first = bin - 32;
      sums = new double[64];
    } else if (bin < first) {
      int room = first - bin + sums.length / 2;
      double[] wider = new double[sums.length + room];
      System.arraycopy(sums, 0, wider, room, sums.length);
      sums = wider;
      first -= room;
    } else if (bin >= first + sums.length) {
      sums = Arrays.copyOf(sums, bin - first + 1 + sums.length / 2);
    }
    sums[bin - first] += amount;
  }

  boolean isEmpty() {
    return sums.length == 0;
  }

  void forEach(Bin action) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] > 0) {
        action.accept(first + i, sums[i]);
      }
    }
  }
}
