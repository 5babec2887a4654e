// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import java.util.List;

/** Mean, deviation and quantiles of numbers; NaN where they are not defined. */
final class Sample {

  private final double[] values;

  Sample(double[] values) {
    this.values = values;
  }

  static Sample of(List<Double> numbers) {
    return new Sample(
        numbers.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray());
  }

  double[] values() {
    return values;
  }

  int n() {
    return values.length;
  }

  double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? Double.NaN : sum / values.length;
  }

  /** With n - 1. */
  double deviation() {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  double quantile(double p) {
    return values.length == 0 ? Double.NaN : Quantiles.type7(values, p);
  }

  /** The mean with Student's interval of 95 %. */
  Statistic meanOf(Metric metric, double scale) {
    double mean = mean() / scale;
    if (n() < 2) {
      return Statistic.of(metric, mean, n());
    }
    double half =
        Quantiles.studentT(0.975, n() - 1) * deviation() / Math.sqrt(n()) / scale;
    return Statistic.of(metric, mean, mean - half, mean + half, n());
  }
}
