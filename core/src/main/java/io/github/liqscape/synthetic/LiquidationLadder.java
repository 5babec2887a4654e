// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import java.util.Arrays;
import java.util.List;

/**
 * The positions of a side, nearest liquidation first, with the running sum of their quantity. A
 * position's key rises outward from the mark; those that nothing liquidates (NaN) come last.
 */
final class LiquidationLadder {

  private final List<TruePosition> positions;
  private final double[] keys;
  private final double[] running;

  LiquidationLadder(TruePosition[] unsorted) {
    TruePosition[] sorted = unsorted.clone();
    Arrays.sort(sorted, (a, b) -> Double.compare(key(a), key(b)));
    positions = List.of(sorted);
    keys = new double[sorted.length];
    running = new double[sorted.length + 1];
    for (int i = 0; i < sorted.length; i++) {
      keys[i] = key(sorted[i]);
      running[i + 1] = running[i] + sorted[i].quantity();
    }
  }

  private static double key(TruePosition p) {
    return -p.side().sign() * p.liquidationPrice();
  }

  List<TruePosition> positions() {
    return positions;
  }

  double total() {
    return running[running.length - 1];
  }

  /** Quantity whose key is below this, or at it if {@code inclusive}. */
  double upTo(double key, boolean inclusive) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key || (inclusive && keys[middle] == key)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return running[low];
  }
}
