// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

/**
 * What turns the mass of a range into a law of forced flow, frozen with a profile.
 *
 * @param printQuantity mean print u, contract units
 * @param dispersion phi
 * @param burstMean nu
 * @param thinningLogSd uncertainty of the feed's thinning; 0 for a complete feed
 * @param priorRate b of the prior: how much of a bin's theta still rests on it
 */
record ForcedFlowTerms(
    double printQuantity,
    double dispersion,
    double burstMean,
    double thinningLogSd,
    double priorRate) {

  /**
   * The law of a range of buckets, both included. A bin's theta is shared by its buckets, so masses are
   * added per bin first: {@code V = sum (a/b²) m² + (sigma sum (1 - b0/b) theta m)²}.
   */
  ForcedFlowLaw law(SideProfile side, int from, int to) {
    double mu = 0;
    double variance = 0;
    double thinned = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double m = side.massOf(bin, from, to);
      double expected = side.theta(bin) * m;
      mu += expected;
      variance += expected * m / side.rate(bin);
      thinned += Math.max(0, 1 - priorRate / side.rate(bin)) * expected;
    }
    double sigma = thinningLogSd * thinned;
    return ForcedFlowLaw.of(
        mu, variance + sigma * sigma, printQuantity, dispersion, burstMean);
  }
}
