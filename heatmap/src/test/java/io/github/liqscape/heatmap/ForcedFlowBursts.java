// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Simulates forced flow as it is thought to happen: parents come at an uncertain rate, every print
 * sets off a Poisson number of further ones, sizes are gamma. Knows nothing of the fast law.
 *
 * @param branching mean number of prints that one print sets off, in [0, 1)
 * @param sizeVariation squared coefficient of variation of the size of a print
 */
record ForcedFlowBursts(double mu, double v, double u, double branching, double sizeVariation) {

  double nu() {
    return 1 / (1 - branching);
  }

  double phi() {
    return nu() * nu() + sizeVariation;
  }

  /** One draw of the forced quantity. */
  double draw(SplittableRandom random) {
    double a = mu * mu / v;
    double rate = v == 0 ? mu : gamma(random, a) * mu / a;
    long parents = poisson(random, rate / (nu() * u));
    double sum = 0;
    for (long waiting = parents; waiting > 0; waiting--) {
      waiting += poisson(random, branching);
      sum += sizeVariation == 0 ? u : u * sizeVariation * gamma(random, 1 / sizeVariation);
    }
    return sum;
  }

  private static long poisson(RandomGenerator random, double mean) {
    long count = 0;
    double left = mean;
    while (true) {
      left += Math.log(1 - random.nextDouble());
      if (left < 0) {
        return count;
      }
      count++;
    }
  }

  /** Marsaglia and Tsang (2000). */
  private static double gamma(RandomGenerator random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    while (true) {
      double z = random.nextGaussian();
      double root = 1 + z / Math.sqrt(9 * d);
      double cube = root * root * root;
      if (cube > 0
          && Math.log(1 - random.nextDouble()) < 0.5 * z * z + d - d * cube + d * Math.log(cube)) {
        return d * cube;
      }
    }
  }
}
