// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.List;

/**
 * The effective number of labels near a calibrated probability: that of its bin among ten of equal
 * mass. A bin reaches from above the bin before to its largest probability; the last one to 1.
 */
final class IntervalBins {

  static final int BINS = 10;

  private final double[] highest;
  private final double[] effective;

  IntervalBins(double[] highest, double[] effective) {
    this.highest = highest;
    this.effective = effective;
  }

  static IntervalBins of(Predictions calibrated) {
    List<ReliabilityBin> bins = Binning.EQUAL_MASS.bins(calibrated, BINS);
    return new IntervalBins(
        bins.stream().mapToDouble(ReliabilityBin::highest).toArray(),
        bins.stream().mapToDouble(ReliabilityBin::weight).toArray());
  }

  static IntervalBins none() {
    return new IntervalBins(new double[0], new double[0]);
  }

  double effectiveAt(double probability) {
    for (int bin = 0; bin < highest.length; bin++) {
      if (probability <= highest[bin]) {
        return effective[bin];
      }
    }
    return highest.length == 0 ? 0 : effective[highest.length - 1];
  }

  double[] highest() {
    return highest;
  }

  double[] effective() {
    return effective;
  }
}
