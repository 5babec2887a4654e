// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A number with the number of cases behind it.
 *
 * @param metric what it is
 * @param value empty where it is not defined
 * @param lower bound of its 95 % interval; empty where none applies
 * @param upper bound
 * @param n cases it rests on
 */
public record Statistic(
    Metric metric, OptionalDouble value, OptionalDouble lower, OptionalDouble upper, int n) {

  public Statistic {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(lower, "lower");
    Objects.requireNonNull(upper, "upper");
  }

  static Statistic of(Metric metric, double value, int n) {
    return of(metric, value, Double.NaN, Double.NaN, n);
  }

  static Statistic of(Metric metric, double value, double lower, double upper, int n) {
    return new Statistic(metric, known(value), known(lower), known(upper), n);
  }

  private static OptionalDouble known(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
