// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Means over the parts of a sum. */
final class WeightedMean {

  private WeightedMean() {}

  /**
   * Mean of what is known, by weight; the plain mean if no weight is positive. Values that are all
   * the same stay the same, bit for bit.
   *
   * @param value NaN where unknown
   * @param weight at least 0
   * @return NaN if no value is known
   */
  static <T> double of(List<T> parts, ToDoubleFunction<T> value, ToDoubleFunction<T> weight) {
    List<T> known = parts.stream().filter(p -> !Double.isNaN(value.applyAsDouble(p))).toList();
    if (known.isEmpty()) {
      return Double.NaN;
    }
    double base = value.applyAsDouble(known.getFirst());
    double weighted = 0;
    double plain = 0;
    double weights = 0;
    for (T part : known) {
      double above = value.applyAsDouble(part) - base;
      weighted += weight.applyAsDouble(part) * above;
      plain += above;
      weights += weight.applyAsDouble(part);
    }
    return base + (weights > 0 ? weighted / weights : plain / known.size());
  }
}
