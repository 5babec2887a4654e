// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * The distribution of F, the forced quantity of a range of buckets <em>given</em> that the mark
 * crosses it: what the map's 5/50/95 % bands are read from.
 *
 * <p>The model: Lambda ~ Gamma(shape A, mean mu) with A = mu^2/V; Poisson(Lambda/(nu u)) bursts,
 * each a gamma quantity of mean nu u and shape kappa = nu/(phi - nu). Its moments and its chance of
 * nothing at all are exact:
 *
 * <pre>
 *   Var F = phi u mu + V,   P0 = P(F = 0) = (1 + mu/(A nu u))^(-A)
 * </pre>
 *
 * <p>Quantiles are those of a zero-inflated gamma with the same P0, mean and variance. Against the
 * exact law, for mu &ge; 75 u, A &ge; 1 and phi 25 to 40, the median is within 2.5 %, the 95 %
 * quantile within 0.7 % and the 5 % quantile up to 0.053 mu high, so that 90 % bands hold 85 to
 * 95 %. Laws of several venues add: means and variances sum, chances of nothing multiply.
 *
 * <p>Immutable.
 */
final class ForcedFlowLaw {

  /** Nothing there to be forced. */
  static final ForcedFlowLaw NONE = new ForcedFlowLaw(0, 0, 0);

  private final double mean;
  private final double variance;
  private final double lnNone;

  /** Of the gamma that stands for F given F &gt; 0. */
  private final double shape;

  private final double scale;
  private final double lnGamma1pShape;

  private ForcedFlowLaw(double mean, double variance, double lnNone) {
    this.mean = mean;
    this.variance = variance;
    this.lnNone = lnNone;
    if (mean == 0) {
      shape = 1;
      scale = 0;
      lnGamma1pShape = 0;
      return;
    }
    double some = -StrictMath.expm1(lnNone);
    double mean1 = mean / some;
    // (Var F + mu^2)/(1 - P0) - m1^2 without its cancellation.
    double variance1 = (variance - mean * mean1 * StrictMath.exp(lnNone)) / some;
    shape = mean1 / variance1 * mean1;
    scale = variance1 / mean1;
    if (!(shape > 0 && shape < Double.POSITIVE_INFINITY && scale > 0)) {
      throw new IllegalArgumentException(
          "no gamma has mean " + mean + ", variance " + variance + " and ln P0 " + lnNone);
    }
    lnGamma1pShape = GammaDistribution.lnGamma1p(shape);
  }

  /**
   * The law of one venue and side.
   *
   * @param mu expected quantity, &ge; 0
   * @param v variance of mu's own uncertainty, &ge; 0; in the limit 0 the bursts are Poisson
   * @param u mean size of a print, in the unit of mu, &gt; 0
   * @param phi dispersion of a burst's quantity over a print's, &gt; nu
   * @param nu mean number of prints in a burst, &ge; 1
   */
  static ForcedFlowLaw of(double mu, double v, double u, double phi, double nu) {
    if (!(mu >= 0 && mu < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("mu must be finite and at least 0, was " + mu);
    }
    if (!(v >= 0 && v < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("V must be finite and at least 0, was " + v);
    }
    if (!(u > 0 && u < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("u must be positive and finite, was " + u);
    }
    if (!(nu >= 1 && phi > nu && phi < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "must be 1 <= nu < phi, both finite, was nu " + nu + " and phi " + phi);
    }
    if (mu == 0) {
      return NONE;
    }
    double bursts = mu / (nu * u);
    double ratio = v / mu / (nu * u); // mu/(A nu u)
    double lnNone = ratio == 0 ? -bursts : -bursts * (StrictMath.log1p(ratio) / ratio);
    return new ForcedFlowLaw(mu, phi * u * mu + v, lnNone);
  }

  /** The law of the sum of independent flows in one unit; {@link #NONE} if there are none. */
  static ForcedFlowLaw sum(Iterable<ForcedFlowLaw> parts) {
    double mean = 0;
    double variance = 0;
    double lnNone = 0;
    for (ForcedFlowLaw part : parts) {
      mean += part.mean;
      variance += part.variance;
      lnNone += part.lnNone;
    }
    return mean == 0 ? NONE : new ForcedFlowLaw(mean, variance, lnNone);
  }

  /** The law of this flow in another unit: {@code factor} new units to an old one, &gt; 0. */
  ForcedFlowLaw times(double factor) {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("factor must be positive and finite, was " + factor);
    }
    return mean == 0
        ? this
        : new ForcedFlowLaw(mean * factor, variance * factor * factor, lnNone);
  }

  double mean() {
    return mean;
  }

  double variance() {
    return variance;
  }

  /** P(F = 0), in [0, 1]: 0 if too small for a double. */
  double probabilityOfNone() {
    return StrictMath.exp(lnNone);
  }

  /**
   * The quantity that F stays below with chance {@code q}.
   *
   * @param q in (0, 1)
   * @return 0 if q is not above {@link #probabilityOfNone}
   */
  double quantile(double q) {
    if (!(q > 0 && q < 1)) {
      throw new IllegalArgumentException("q must be in (0, 1), was " + q);
    }
    double none = StrictMath.exp(lnNone);
    if (q <= none) {
      return 0;
    }
    double inner = (q - none) / -StrictMath.expm1(lnNone);
    return scale * GammaQuantile.of(shape, lnGamma1pShape, Math.min(inner, Math.nextDown(1.0)));
  }
}
