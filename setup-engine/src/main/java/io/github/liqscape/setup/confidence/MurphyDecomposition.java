// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.List;

/**
 * Parts of the Brier score: reliability - resolution + uncertainty (Murphy 1973). The sum differs
 * from the score by the spread of predictions inside a bin.
 *
 * @param reliability sum of n_k/n (mean p - share)^2; lower is better
 * @param resolution sum of n_k/n (share - base)^2; higher is better
 * @param uncertainty base (1 - base), the score of always quoting the base rate
 */
public record MurphyDecomposition(double reliability, double resolution, double uncertainty) {

  static MurphyDecomposition of(List<ReliabilityBin> bins, double base, double n) {
    double reliability = 0;
    double resolution = 0;
    for (ReliabilityBin bin : bins) {
      double fromBase = bin.share() - base;
      reliability += bin.weight() * bin.gap() * bin.gap();
      resolution += bin.weight() * fromBase * fromBase;
    }
    return new MurphyDecomposition(reliability / n, resolution / n, base * (1 - base));
  }

  /** The Brier score that these parts add up to. */
  public double sum() {
    return reliability - resolution + uncertainty;
  }
}
