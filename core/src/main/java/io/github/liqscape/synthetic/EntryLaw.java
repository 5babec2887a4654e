// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who opens when: three crowds, none of which buys "at the volume-weighted price of the interval".
 *
 * <ul>
 *   <li>Anyone, at any time, somewhat with the balance of the market.
 *   <li>Momentum: after the mark leaves its four-hour range, in the direction of the break, with
 *       higher leverage, for some ten minutes.
 *   <li>Dips: near the low (LONG) or high (SHORT) of the last day, and either way near round
 *       numbers, with lower leverage and mostly by resting orders.
 * </ul>
 *
 * <p>They come in herds that often share one leverage. The whole flow is scaled so that the number
 * of open positions returns to its target.
 */
final class EntryLaw {

  private static final double MOMENTUM_SECONDS = 600;
  private static final double NEAR_EXTREME = 0.0015;
  private static final double NEAR_ROUND = 0.0008;
  private static final double HERD_SHARES_LEVERAGE = 0.7;
  private static final double MOMENTUM_NERVE = 0.5;
  private static final double DIP_NERVE = -0.3;
  private static final double USUAL_SECONDS = 3 * 86_400;

  private enum Crowd {
    ANYONE,
    MOMENTUM,
    DIP
  }

  private final SyntheticMarketConfig config;
  private final Traders traders;
  private final Draw draw;
  private final LeverageMix[][] leverage;
  private final double perSecond;
  private final RecentRange fourHours = new RecentRange(240);
  private final RecentRange day = new RecentRange(1_440);
  private double minuteHigh = Double.NEGATIVE_INFINITY;
  private double minuteLow = Double.POSITIVE_INFINITY;
  private double upHeat;
  private double downHeat;
  private double usualHeat = 0.1;
  private double usualLure = 0.15;

  EntryLaw(SyntheticMarketConfig config, Traders traders, Draw draw) {
    this.config = config;
    this.traders = traders;
    this.draw = draw;
    leverage = new LeverageMix[2][3];
    double staying = 0;
    for (PositionSide side : PositionSide.values()) {
      LeverageMix mix = config.leverage(side);
      leverage[side.ordinal()] =
          new LeverageMix[] {mix, mix.tilted(MOMENTUM_NERVE), mix.tilted(DIP_NERVE)};
      for (LeverageMix.Part part : mix.parts()) {
        double middle = Math.sqrt(part.low() * part.high());
        staying += part.weight() * traders.meanHoldingMillis(middle) / 1_000;
      }
    }
    double held = (1 - config.scalperShare()) * staying / 2;
    perSecond = 2 * config.positionsPerSide() / held;
  }

  /** The openings of the second that begins now, in time order. */
  List<Opening> plan(long nanos, double mark, Population population) {
    watch(nanos, mark);
    double lureUp = lure(mark, day.low(), NEAR_EXTREME);
    double lureDown = lure(mark, day.high(), NEAR_EXTREME);
    double round = 0.3 * lure(mark, nearestRound(mark), NEAR_ROUND);
    double heat = upHeat + downHeat;
    double lure = lureUp + lureDown + round;
    usualHeat += (heat - usualHeat) / USUAL_SECONDS;
    usualLure += (lure - usualLure) / USUAL_SECONDS;

    double anyone = 1 - config.momentumShare() - config.dipShare();
    double momentum = config.momentumShare() * Math.min(15, heat / Math.max(0.02, usualHeat));
    double dip = config.dipShare() * Math.min(15, lure / Math.max(0.02, usualLure));
    double all = anyone + momentum + dip;
    double herds =
        draw.poisson(Math.min(20, perSecond * appetite(population) * all / config.meanHerd()));
    List<Opening> openings = new ArrayList<>();
    for (int i = 0; i < herds; i++) {
      double u = draw.uniform() * all;
      if (u < anyone) {
        herd(openings, nanos, Crowd.ANYONE, 0.5 + balance(population));
      } else if (u < anyone + momentum) {
        herd(openings, nanos, Crowd.MOMENTUM, upHeat / heat);
      } else {
        herd(openings, nanos, Crowd.DIP, (lureUp + round / 2) / lure);
      }
    }
    openings.sort(Comparator.comparingLong(Opening::nanos));
    return openings;
  }

  private void watch(long nanos, double mark) {
    minuteHigh = Math.max(minuteHigh, mark);
    minuteLow = Math.min(minuteLow, mark);
    upHeat *= 1 - 1 / MOMENTUM_SECONDS;
    downHeat *= 1 - 1 / MOMENTUM_SECONDS;
    if (mark > fourHours.high()) {
      upHeat = 1;
    } else if (mark < fourHours.low()) {
      downHeat = 1;
    }
    if (Math.floorMod(nanos, 60_000_000_000L) == 0) {
      fourHours.add(minuteHigh, minuteLow);
      day.add(minuteHigh, minuteLow);
      minuteHigh = mark;
      minuteLow = mark;
    }
  }

  /** 1 at the level, falling to 0 at a distance; 0 if there is no level. */
  private static double lure(double mark, double level, double reach) {
    double distance = Math.abs(mark - level) / mark;
    return distance < reach ? 1 - distance / reach : 0;
  }

  /** The nearest number with two significant digits: 59,000 or 60,000 around 59,700. */
  private static double nearestRound(double mark) {
    double step = 1;
    while (step * 100 <= mark) {
      step *= 10;
    }
    while (step * 10 > mark) {
      step /= 10;
    }
    return Math.rint(mark / step) * step;
  }

  private double appetite(Population population) {
    double open = population.size(PositionSide.LONG) + population.size(PositionSide.SHORT);
    double wanting = 2 * config.positionsPerSide() / Math.max(1, open);
    return Math.min(4, wanting * wanting * wanting);
  }

  /** How far the next herd leans to LONG, against the side that is ahead. */
  private static double balance(Population population) {
    double longs = population.lots(PositionSide.LONG);
    double shorts = population.lots(PositionSide.SHORT);
    double ahead = (longs - shorts) / Math.max(1, longs + shorts);
    return Math.max(-0.35, Math.min(0.35, -4 * ahead));
  }

  private void herd(List<Opening> openings, long nanos, Crowd crowd, double longChance) {
    PositionSide side = draw.chance(longChance) ? PositionSide.LONG : PositionSide.SHORT;
    LeverageMix mix = leverage[side.ordinal()][crowd.ordinal()];
    double common = mix.draw(draw);
    double resting =
        switch (crowd) {
          case ANYONE -> 0.35;
          case MOMENTUM -> 0.05;
          case DIP -> 0.75;
        };
    int members = draw.geometric(config.meanHerd());
    for (int i = 0; i < members; i++) {
      double wanted = draw.chance(HERD_SHARES_LEVERAGE) ? common : mix.draw(draw);
      double notional = traders.notional(wanted);
      double leverage = traders.allowed(wanted, notional);
      Plan plan =
          draw.chance(config.scalperShare()) ? traders.scalp(leverage) : traders.position(leverage);
      long at = nanos + (1 + draw.below(999)) * 1_000_000L;
      openings.add(new Opening(at, side, notional, leverage, draw.chance(resting), plan));
    }
  }
}
