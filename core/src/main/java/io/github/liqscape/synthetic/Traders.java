// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.MarginTiers;

/**
 * The personal side of a trader: size, patience, stop, take-profit, and whether margin is added.
 *
 * <p>Sizes are log-normal and shrink a little with leverage. Patience goes with {@code (10/L)^0.5}:
 * what is highly levered is not meant to stay.
 */
final class Traders {

  private static final double SIZE_BY_LEVERAGE = -0.2;
  private static final double PATIENCE_BY_LEVERAGE = -0.5;
  private static final double SCALP_MILLIS = 30 * 60_000.0;
  private static final double STOP_MEDIAN = 0.03;
  private static final double TAKE_PROFIT_MEDIAN = 0.035;
  private static final int MOST_TOP_UPS = 2;

  private final SyntheticMarketConfig config;
  private final Draw draw;
  private final double medianNotional;
  private final double largestNotional;

  Traders(SyntheticMarketConfig config, Draw draw) {
    this.config = config;
    this.draw = draw;
    double spread = config.notionalSpread();
    medianNotional = config.meanNotional() * StrictMath.exp(-spread * spread / 2);
    MarginTiers.Tier last = config.tiers().tiers().get(config.tiers().tiers().size() - 1);
    largestNotional =
        last.cap().map(cap -> 0.9 * cap.doubleValue()).orElse(Double.POSITIVE_INFINITY);
  }

  double notional(double leverage) {
    double typical = medianNotional * StrictMath.pow(leverage / 10, SIZE_BY_LEVERAGE);
    return Math.min(largestNotional, draw.logNormal(typical, config.notionalSpread()));
  }

  /** The leverage that the venue allows for this size. */
  double allowed(double leverage, double notional) {
    return Math.min(leverage, config.tiers().maxLeverageAt(notional));
  }

  /** Mean time to a voluntary close, milliseconds. */
  double meanHoldingMillis(double leverage) {
    return config.meanHolding().toMillis() * StrictMath.pow(leverage / 10, PATIENCE_BY_LEVERAGE);
  }

  Plan scalp(double leverage) {
    return plan(leverage, draw.exponential(SCALP_MILLIS));
  }

  Plan position(double leverage) {
    return plan(leverage, draw.exponential(meanHoldingMillis(leverage)));
  }

  /** A plan that ends after so many milliseconds. */
  Plan plan(double leverage, double holdingMillis) {
    double nerve = draw.uniform();
    boolean stops = nerve < config.stopShare();
    boolean toppingUp = !stops && nerve < config.stopShare() + config.topUpShare();
    double calm = Math.min(1, Math.sqrt(10 / leverage));
    return new Plan(
        1_000 + (long) holdingMillis,
        stops ? draw.uniform(0.25, 0.85) : Double.NaN,
        Math.min(0.5, draw.logNormal(STOP_MEDIAN, 0.6)),
        draw.chance(config.takeProfitShare())
            ? Math.min(0.6, draw.logNormal(TAKE_PROFIT_MEDIAN * calm, 0.7))
            : Double.NaN,
        toppingUp ? 1 + draw.below(MOST_TOP_UPS) : 0,
        draw.uniform(0.5, 0.85),
        draw.uniform(0.3, 1));
  }
}
