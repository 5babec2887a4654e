// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.Map;
import java.util.TreeMap;

/** Everything one leverage bin of one side holds. */
final class NaiveBin {

  TreeMap<Integer, Double> cells = new TreeMap<>();
  double far;
  double meanEntry = Double.NaN;
  double blurVariance;

  double total() {
    double sum = far;
    for (double m : cells.values()) {
      sum += m;
    }
    return sum;
  }

  double mass(int bucket) {
    return cells.getOrDefault(bucket, 0.0);
  }

  void add(int bucket, double quantity) {
    cells.merge(bucket, quantity, Double::sum);
  }

  void scale(double factor) {
    if (factor == 0) {
      clear();
      return;
    }
    cells.replaceAll((k, m) -> m * factor);
    far *= factor;
  }

  void clear() {
    cells.clear();
    far = 0;
  }

  /** Takes a new deposit into the mean entry price; call before the mass is added. */
  void enter(double before, double quantity, double quantityTimesPrice) {
    if (quantity > 0) {
      meanEntry =
          before > 0
              ? (meanEntry * before + quantityTimesPrice) / (before + quantity)
              : quantityTimesPrice / quantity;
    }
  }

  /** Removes and returns the cells of a range. */
  Map<Integer, Double> take(int from, int to) {
    Map<Integer, Double> range = cells.subMap(from, true, to, true);
    Map<Integer, Double> taken = Map.copyOf(range);
    range.clear();
    return taken;
  }
}
