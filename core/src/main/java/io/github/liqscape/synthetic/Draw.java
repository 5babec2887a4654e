// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

/**
 * Random numbers that are the same bits on every JVM and in every release.
 *
 * <p>SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014) written
 * out, because the laws drawn from it must not change when the JDK's do; logarithms and square
 * roots are {@code StrictMath}'s.
 */
final class Draw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;
  private double spareGaussian = Double.NaN;

  Draw(long seed) {
    state = seed;
  }

  /** An independent stream; the label keeps streams apart whatever the order of their making. */
  static Draw stream(long seed, long label) {
    return new Draw(mix(mix(seed + GOLDEN) + label * 0xD1B54A32D192ED03L));
  }

  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in (0, 1): never an end, so that its logarithm exists. */
  double uniform() {
    return ((bits() >>> 12) + 0.5) * 0x1.0p-52;
  }

  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform in 0..bound-1; the bias of at most bound/2^53 does not matter here. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Standard normal, by Marsaglia's polar method. */
  double gaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    double u;
    double v;
    double r;
    do {
      u = 2 * uniform() - 1;
      v = 2 * uniform() - 1;
      r = u * u + v * v;
    } while (r >= 1 || r == 0);
    double f = Math.sqrt(-2 * StrictMath.log(r) / r);
    spareGaussian = v * f;
    return u * f;
  }

  /** Exponential with this mean. */
  double exponential(double mean) {
    return -mean * StrictMath.log(uniform());
  }

  /** Log-normal with this median; {@code sigma} is the standard deviation of the logarithm. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** Poisson, by Knuth's product; for means up to about 30. */
  int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = uniform();
    int count = 0;
    while (product > limit) {
      product *= uniform();
      count++;
    }
    return count;
  }

  /** Geometric on 1, 2, 3, ... with this mean, at least 1. */
  int geometric(double mean) {
    double stop = 1 / mean;
    int count = 1;
    while (!chance(stop)) {
      count++;
    }
    return count;
  }
}
