// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder.Completeness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The terms of a {@link SyntheticMarket}. Every value has a default; the defaults together are the
 * market on which Liqscape's own map is accepted. Shares are fractions of openings in [0, 1].
 *
 * @param instrument the contract; linear with contract size 1, its venue may be any
 * @param tiers margin tiers of the contract, in quote currency
 * @param start first second of the market, a whole second
 * @param startPrice quote currency, at least 100 ticks
 * @param dailyVolatility standard deviation of the log of a day's fair price, (0, 0.2]
 * @param jumpsPerDay mean number of jumps of the fair price, [0, 100]
 * @param depthNotional market orders of this notional move the last price by 1 %; quote currency
 * @param feedback share of the impact of <em>forced</em> orders that stays in the fair price, and
 *     so reaches the mark, [0, 0.9]; the rest decays within minutes
 * @param markInterval time between mark prices told, whole seconds; the venue itself looks every
 *     second
 * @param openInterestInterval time between open-interest values, whole seconds
 * @param fundingMovesMargin whether the eight-hourly funding is paid from and into the isolated
 *     wallets, which moves liquidation prices
 * @param completeness whether every forced order is printed or only the largest of each second
 * @param printsFillPrice whether forced orders tell their average fill
 * @param printsBankruptcyPrice whether forced orders tell their bankruptcy price
 * @param positionsPerSide number of open positions a side that the market settles around,
 *     [10, 10^6]
 * @param meanNotional mean notional of a position at entry, quote currency
 * @param notionalSpread standard deviation of its logarithm, [0, 2.5]; sizes are log-normal and
 *     capped at 0.9 of what the last tier allows
 * @param meanHolding mean time to a voluntary close at 10x; it goes with {@code (10/L)^0.5}
 * @param scalperShare openings that are meant for half an hour on average, [0, 0.95]
 * @param momentumShare openings in the direction of a fresh break of the four-hour range, with a
 *     taste for leverage
 * @param dipShare openings against the move near the day's extremes and on either side near round
 *     numbers, mostly by resting orders; the rest of the openings comes at any time
 * @param meanHerd mean number of traders that open together on one side, usually at one leverage
 *     (signal groups, copied trades), [1, 50]
 * @param stopShare positions with a stop before their liquidation price
 * @param takeProfitShare positions with a take-profit
 * @param topUpShare positions without a stop whose owner adds margin as the loss grows; with {@code
 *     stopShare} at most 1
 * @param hedgedNotional what unlevered desks hold on each side at the start, quote currency; it counts in
 *     the open interest and no price liquidates it
 * @param hedgedHolding mean time for which they hold a contract
 * @param longs leverage of LONG openings
 * @param shorts leverage of SHORT openings
 */
public record SyntheticMarketConfig(
    Instrument instrument,
    MarginTiers tiers,
    Instant start,
    double startPrice,
    double dailyVolatility,
    double jumpsPerDay,
    double depthNotional,
    double feedback,
    Duration markInterval,
    Duration openInterestInterval,
    boolean fundingMovesMargin,
    Completeness completeness,
    boolean printsFillPrice,
    boolean printsBankruptcyPrice,
    int positionsPerSide,
    double meanNotional,
    double notionalSpread,
    Duration meanHolding,
    double scalperShare,
    double momentumShare,
    double dipShare,
    double meanHerd,
    double stopShare,
    double takeProfitShare,
    double topUpShare,
    double hedgedNotional,
    Duration hedgedHolding,
    LeverageMix longs,
    LeverageMix shorts) {

  /** Checks every range; see the parameters. */
  public SyntheticMarketConfig {
    Objects.requireNonNull(tiers, "tiers");
    Objects.requireNonNull(completeness, "completeness");
    Objects.requireNonNull(longs, "longs");
    Objects.requireNonNull(shorts, "shorts");
    if (instrument.contractType() != ContractType.LINEAR
        || instrument.contractSize().compareTo(BigDecimal.ONE) != 0) {
      throw new IllegalArgumentException(
          "instrument must be linear with contract size 1, was " + instrument + " "
              + instrument.contractType() + " " + instrument.contractSize().toPlainString());
    }
    if (tiers.unit() != MarginTiers.Unit.QUOTE) {
      throw new IllegalArgumentException("tiers must be in QUOTE, were in " + tiers.unit());
    }
    if (!start.equals(start.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException("start must be a whole second, was " + start);
    }
    within("startPrice", startPrice, 100 * instrument.tickSize().doubleValue(), 1e12);
    within("dailyVolatility", dailyVolatility, Double.MIN_NORMAL, 0.2);
    within("jumpsPerDay", jumpsPerDay, 0, 100);
    within("depthNotional", depthNotional, 1, 1e15);
    within("feedback", feedback, 0, 0.9);
    wholeSeconds("markInterval", markInterval);
    wholeSeconds("openInterestInterval", openInterestInterval);
    within("positionsPerSide", positionsPerSide, 10, 1_000_000);
    double leastNotional = 2 * startPrice * instrument.lotSize().doubleValue();
    within("meanNotional", meanNotional, leastNotional, 1e12);
    within("notionalSpread", notionalSpread, 0, 2.5);
    within("meanHolding in seconds", (double) meanHolding.toSeconds(), 60, 366 * 86_400);
    within("scalperShare", scalperShare, 0, 0.95);
    within("momentumShare", momentumShare, 0, 1);
    within("dipShare", dipShare, 0, 1);
    within("momentumShare + dipShare", momentumShare + dipShare, 0, 1);
    within("meanHerd", meanHerd, 1, 50);
    within("stopShare", stopShare, 0, 1);
    within("takeProfitShare", takeProfitShare, 0, 1);
    within("topUpShare", topUpShare, 0, 1);
    within("stopShare + topUpShare", stopShare + topUpShare, 0, 1);
    within("hedgedNotional", hedgedNotional, 0, 1e15);
    within(
        "hedgedHolding in seconds", (double) hedgedHolding.toSeconds(), 3_600, 3_660 * 86_400.0);
  }

  /** The defaults. */
  public static SyntheticMarketConfig standard() {
    return builder().build();
  }

  /**
   * A market like those measured on real venues: most of the open interest is hedged and never
   * liquidated, the rest is many small positions that mostly stay for days and come in herds, so that
   * forced orders are a few per cent of all decreases of open interest. The map's acceptance test
   * runs on it.
   */
  public static SyntheticMarketConfig hedged() {
    return hedgedBuilder().build();
  }

  /** A builder that starts from {@link #hedged()}. */
  public static SyntheticMarketConfigBuilder hedgedBuilder() {
    return builder()
        .positionsPerSide(20_000)
        .meanNotional(10_000)
        .meanHolding(Duration.ofDays(14))
        .scalperShare(0.2)
        .meanHerd(5)
        .stopShare(0.2)
        .takeProfitShare(0.1)
        .hedgedNotional(4e9)
        .longs(LeverageMix.mixedLongs())
        .shorts(LeverageMix.mixedShorts());
  }

  /** A builder that starts from the defaults. */
  public static SyntheticMarketConfigBuilder builder() {
    return new SyntheticMarketConfigBuilder();
  }

  /** The leverage law of a side. */
  LeverageMix leverage(PositionSide side) {
    return side == PositionSide.LONG ? longs : shorts;
  }

  private static void within(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name + " must be in [" + low + ", " + high + "], was " + value);
    }
  }

  private static void wholeSeconds(String name, Duration value) {
    if (!value.equals(value.truncatedTo(ChronoUnit.SECONDS))
        || value.toSeconds() < 1
        || value.toSeconds() > 3600) {
      throw new IllegalArgumentException(
          name + " must be whole seconds in [1 s, 1 h], was " + value);
    }
  }
}
