// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Learns how much of the swept mass of each side and bin is really printed: theta, forced quantity per
 * unit of swept mass, a Gamma(shape a, rate b) posterior whose exposure is what the mark really crossed.
 *
 * <p>Threading: single writer.
 */
final class Calibration {

  private final double priorShape;
  private final double priorRate;
  private final double[] shape = new double[2 * BINS];
  private final double[] rate = new double[2 * BINS];

  Calibration(MapConfig config) {
    priorShape = config.priorShape();
    priorRate = config.priorRate();
    Arrays.fill(shape, priorShape);
    Arrays.fill(rate, priorRate);
  }

  double shape(int side, int bin) {
    return shape[side * BINS + bin];
  }

  double rate(int side, int bin) {
    return rate[side * BINS + bin];
  }

  double theta(int side, int bin) {
    return shape[side * BINS + bin] / rate[side * BINS + bin];
  }

  /**
   * The mark crossed so much mass of each bin.
   *
   * @param unit contracts per unit of evidence: tau × phi × u
   */
  void swept(int side, double[] mass, double unit) {
    for (int bin = 0; bin < BINS; bin++) {
      rate[side * BINS + bin] += mass[bin] / unit;
    }
  }

  /**
   * A print, shared out over the bins that had mass there in proportion to theta × mass.
   *
   * @param unit contracts per unit of evidence: phi × u
   * @return false if no bin had any
   */
  boolean printed(int side, double quantity, double[] mass, double unit) {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += theta(side, bin) * mass[bin];
    }
    if (!(sum > 0)) {
      return false;
    }
    double perMass = quantity / unit / sum;
    for (int bin = 0; bin < BINS; bin++) {
      // Theta is read before it changes: bins do not influence each other within a print.
      shape[side * BINS + bin] += theta(side, bin) * mass[bin] * perMass;
    }
    return true;
  }

  /** Forgets a part of what was learned, for every day passed. */
  void forget(double keptPerDay, long days) {
    double kept = StrictMath.pow(keptPerDay, (double) days);
    for (int i = 0; i < shape.length; i++) {
      shape[i] = priorShape + kept * (shape[i] - priorShape);
      rate[i] = priorRate + kept * (rate[i] - priorRate);
    }
  }

  void save(DataOutput out) throws IOException {
    for (int i = 0; i < shape.length; i++) {
      out.writeDouble(shape[i]);
      out.writeDouble(rate[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Saved.notNegative(in.readDouble(), "theta shape");
      rate[i] = Saved.notNegative(in.readDouble(), "theta rate");
      Saved.check(shape[i] > 0 && rate[i] > 0, "theta of zero");
    }
  }
}
