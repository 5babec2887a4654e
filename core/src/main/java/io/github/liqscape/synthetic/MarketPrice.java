// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.OrderSide;

/**
 * The prices of the market: fair, index, mark and last.
 *
 * <p>The log of the fair price is a Brownian motion whose volatility wanders (an Ornstein-Uhlenbeck
 * process in its logarithm, half a day long) and follows the hour, with Laplace jumps, in regimes:
 * a trend with a drift, or a range that pulls back to where it began. So over a month prices
 * travel and come back. The index is the fair price. The mark follows the index plus the average
 * premium of the last price with a lag of a few seconds: one trade does not move it. The last
 * price is the fair price under the impact of recent orders, which decays; of forced orders a part
 * stays.
 */
final class MarketPrice {

  private static final double SECONDS_PER_DAY = 86_400;
  private static final double VOLATILITY_SPREAD = 0.35;
  private static final double VOLATILITY_MINUTES = 720;
  private static final double JUMP_SCALE = 0.0035;
  private static final double REGIME_MINUTES = 1_200;
  private static final double TREND_PER_DAY = 0.015;
  private static final double RANGE_PULL_PER_DAY = 2.5;
  private static final double IMPACT_SECONDS = 45;
  private static final double PREMIUM_SECONDS = 300;
  private static final double MARK_SECONDS = 3;

  private static final double IMPACT_KEPT = StrictMath.exp(-1 / IMPACT_SECONDS);

  private final SyntheticMarketConfig config;
  private final Steps ticks;
  private final Draw draw;

  private double logFair;
  private double logVolatility;
  private double secondVolatility;
  private double driftPerSecond;
  private boolean ranging;
  private double anchor;
  private double impact;
  private double premium;
  private double index;
  private double mark;

  MarketPrice(SyntheticMarketConfig config, Steps ticks, Draw draw) {
    this.config = config;
    this.ticks = ticks;
    this.draw = draw;
    logFair = StrictMath.log(config.startPrice());
    index = StrictMath.exp(logFair);
    mark = index;
    logVolatility = VOLATILITY_SPREAD * draw.gaussian();
    changeRegime();
  }

  double mark() {
    return mark;
  }

  double index() {
    return index;
  }

  /** Average of last price over index, minus one: what funding is made of. */
  double premium() {
    return premium;
  }

  /** Moves everything by one second, to this second of the epoch. */
  void advance(long epochSecond) {
    if (Math.floorMod(epochSecond, 60) == 0) {
      changeMinute(epochSecond);
    }
    double pull = ranging ? RANGE_PULL_PER_DAY / SECONDS_PER_DAY * (anchor - logFair) : 0;
    logFair += driftPerSecond + pull + secondVolatility * draw.gaussian();
    if (draw.chance(config.jumpsPerDay() / SECONDS_PER_DAY)) {
      double size = draw.exponential(JUMP_SCALE * config.dailyVolatility() / 0.028);
      logFair += draw.chance(0.5) ? size : -size;
    }
    impact *= IMPACT_KEPT;
    index = StrictMath.exp(logFair);
    premium += (StrictMath.exp(impact) - 1 - premium) / PREMIUM_SECONDS;
    mark += (index * (1 + premium) - mark) / MARK_SECONDS;
  }

  private void changeMinute(long epochSecond) {
    double kept = 1 - 1 / VOLATILITY_MINUTES;
    logVolatility =
        logVolatility * kept + VOLATILITY_SPREAD * Math.sqrt(1 - kept * kept) * draw.gaussian();
    double hour = Math.floorMod(epochSecond, 86_400) / 3_600.0;
    double season = 1 + 0.25 * StrictMath.sin(2 * StrictMath.PI * (hour - 9) / 24);
    secondVolatility =
        config.dailyVolatility()
            / Math.sqrt(SECONDS_PER_DAY)
            * season
            * StrictMath.exp(logVolatility - VOLATILITY_SPREAD * VOLATILITY_SPREAD);
    if (draw.chance(1 / REGIME_MINUTES)) {
      changeRegime();
    }
  }

  private void changeRegime() {
    ranging = draw.chance(0.6);
    anchor = logFair;
    double trend = TREND_PER_DAY * config.dailyVolatility() / 0.028;
    driftPerSecond = ranging ? 0 : (draw.chance(0.5) ? trend : -trend) / SECONDS_PER_DAY;
  }

  /**
   * The price in ticks at which a taker of this side trades after {@code extra} more of log
   * impact.
   */
  long quoteTicks(OrderSide taker, double extra) {
    double price = index * StrictMath.exp(impact + extra);
    return Math.max(1, taker == OrderSide.BUY ? ticks.up(price) : ticks.down(price));
  }

  /** The log impact of a market order of this notional. */
  double impactOf(OrderSide taker, double notional) {
    double size = 0.01 * notional / config.depthNotional();
    return taker == OrderSide.BUY ? size : -size;
  }

  /** Takes up the impact of an executed order. */
  void push(double logImpact, boolean forced) {
    double staying = forced ? config.feedback() * logImpact : 0;
    logFair += staying;
    index = StrictMath.exp(logFair);
    impact += logImpact - staying;
  }
}
