// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.PositionSide;

/**
 * Who stands open as the market begins: traders that came at the prices of a past that is drawn
 * backwards, hour by hour, and that neither the time since nor the price has closed.
 *
 * <p>A position is drawn as it is met at a random instant: long-lived ones are met more often, and
 * age and remaining time are both exponential.
 */
final class FirstPopulation {

  private static final int HOURS = 60 * 24;

  private final SyntheticMarketConfig config;
  private final Traders traders;
  private final Draw draw;
  private final Steps ticks;
  private final Steps lots;
  private final double[] price = new double[HOURS + 1];
  private final double[] highSince = new double[HOURS + 1];
  private final double[] lowSince = new double[HOURS + 1];

  FirstPopulation(
      SyntheticMarketConfig config, Traders traders, Steps ticks, Steps lots, Draw draw) {
    this.config = config;
    this.traders = traders;
    this.ticks = ticks;
    this.lots = lots;
    this.draw = draw;
    double hourly = config.dailyVolatility() / Math.sqrt(24);
    price[0] = config.startPrice();
    highSince[0] = price[0];
    lowSince[0] = price[0];
    for (int h = 1; h <= HOURS; h++) {
      price[h] = price[h - 1] * StrictMath.exp(hourly * draw.gaussian());
      highSince[h] = Math.max(highSince[h - 1], price[h]);
      lowSince[h] = Math.min(lowSince[h - 1], price[h]);
    }
  }

  /** Fills an empty population up to its target on both sides. */
  void fill(Population population, long startNanos) {
    for (PositionSide side : PositionSide.values()) {
      LeverageMix mix = config.leverage(side);
      double longest =
          mix.parts().stream()
              .mapToDouble(part -> traders.meanHoldingMillis(part.low()))
              .max()
              .orElseThrow();
      while (population.size(side) < config.positionsPerSide()) {
        double wanted = mix.draw(draw);
        if (draw.chance(traders.meanHoldingMillis(wanted) / longest)) {
          tryOne(population, side, wanted, startNanos);
        }
      }
    }
  }

  private void tryOne(Population population, PositionSide side, double wanted, long startNanos) {
    double notional = traders.notional(wanted);
    double leverage = traders.allowed(wanted, notional);
    double holding = traders.meanHoldingMillis(leverage);
    double ageMillis = 1 + draw.exponential(holding);
    double hours = ageMillis / 3_600_000;
    if (hours >= HOURS) {
      return;
    }
    int hour = (int) hours;
    double between = price[hour] + (price[hour + 1] - price[hour]) * (hours - hour);
    double entry = ticks.value(ticks.nearest(between));
    long size = Math.max(1, lots.nearest(notional / entry));
    Plan plan = traders.plan(leverage, ageMillis + draw.exponential(holding));
    Position position =
        new Position(
            side,
            size,
            lots.value(size),
            entry,
            leverage,
            startNanos - ((long) ageMillis) * 1_000_000,
            plan,
            config.tiers());
    if (survived(position, hour)) {
      population.begin(position);
    }
  }

  /** Whether no price of the whole hours since has triggered anything. */
  private boolean survived(Position position, int hour) {
    double low = Math.min(lowSince[hour], position.entry);
    double high = Math.max(highSince[hour], position.entry);
    return position.side == PositionSide.LONG
        ? !(-low >= position.adverseKey() || high >= position.takeProfit)
        : !(high >= position.adverseKey() || low <= position.takeProfit);
  }
}
