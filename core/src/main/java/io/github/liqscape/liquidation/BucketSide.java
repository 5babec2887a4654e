// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

import io.github.liqscape.instrument.PositionSide;

/** Checked arrays of one side of a {@link BucketProfile}; nobody writes to them after this. */
final class BucketSide {

  static final BucketSide NONE =
      new BucketSide(
          new double[0], new double[0], new double[0], new double[0], new double[0],
          new double[0][]);

  final double[] edges;
  final double[] quantity;
  final double[] notional;
  final double[] forced;
  final double[] cumulative;
  final double[][] split;

  private BucketSide(
      double[] edges,
      double[] quantity,
      double[] notional,
      double[] forced,
      double[] cumulative,
      double[][] split) {
    this.edges = edges;
    this.quantity = quantity;
    this.notional = notional;
    this.forced = forced;
    this.cumulative = cumulative;
    this.split = split;
  }

  static BucketSide of(
      PositionSide side,
      double mark,
      double[] edges,
      double[] quantity,
      double[] notional,
      double[] forced) {
    int size = forced.length;
    length("edges", edges, size + 1);
    length("quantity", quantity, size);
    length("notional", notional, size);
    for (int i = 0; i <= size; i++) {
      double below = i == 0 ? 0 : edges[i - 1];
      if (!(edges[i] > below) || edges[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "edges must be finite, > 0 and strictly rising, edge " + i + " was " + edges[i]
                + " after " + below);
      }
    }
    for (int i = 0; i < size; i++) {
      if (!Double.isNaN(quantity[i])) {
        mass("quantity", quantity[i], i);
      }
      mass("notional", notional[i], i);
      mass("forced", forced[i], i);
      boolean wrongSide = side == PositionSide.LONG ? edges[i] >= mark : edges[i + 1] <= mark;
      if (wrongSide && (forced[i] > 0 || notional[i] > 0)) {
        throw new IllegalArgumentException(
            side + " mass must lie " + (side == PositionSide.LONG ? "below" : "above")
                + " the mark " + mark + ", bucket " + i + " was [" + edges[i] + ", "
                + edges[i + 1] + "]");
      }
    }
    return new BucketSide(
        edges.clone(), quantity.clone(), notional.clone(), forced.clone(),
        outward(side, forced), new double[0][]);
  }

  BucketSide withSplit(double[][] forcedByBin) {
    double[][] copy = new double[forcedByBin.length][];
    for (int bin = 0; bin < copy.length; bin++) {
      length("split of bin " + bin, forcedByBin[bin], forced.length);
      copy[bin] = forcedByBin[bin].clone();
    }
    for (int i = 0; i < forced.length; i++) {
      double sum = 0;
      for (double[] bin : copy) {
        mass("split", bin[i], i);
        sum += bin[i];
      }
      if (copy.length > 0 && Math.abs(sum - forced[i]) > 1e-6 * forced[i]) {
        throw new IllegalArgumentException(
            "split of bucket " + i + " must add up to " + forced[i] + ", was " + sum);
      }
    }
    return new BucketSide(edges, quantity, notional, forced, cumulative, copy);
  }

  int size() {
    return forced.length;
  }

  double totalNotional() {
    double sum = 0;
    for (double n : notional) {
      sum += n;
    }
    return sum;
  }

  private static double[] outward(PositionSide side, double[] forced) {
    int size = forced.length;
    double[] curve = new double[size];
    double sum = 0;
    for (int step = 0; step < size; step++) {
      int i = side == PositionSide.LONG ? size - 1 - step : step;
      sum += forced[i];
      curve[i] = sum;
    }
    return curve;
  }

  private static void length(String name, double[] values, int expected) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          name + " must have " + expected + " values, had " + values.length);
    }
  }

  private static void mass(String name, double value, int index) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          name + " must be finite and >= 0, bucket " + index + " was " + value);
    }
  }
}
