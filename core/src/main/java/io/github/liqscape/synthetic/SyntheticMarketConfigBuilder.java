// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.ForcedOrder.Completeness;
import java.time.Duration;
import java.time.Instant;

/**
 * Collects the terms of a {@link SyntheticMarket}, starting from the defaults. What each means, and
 * its range, stands at {@link SyntheticMarketConfig}; ranges are checked by {@link #build()}.
 */
public final class SyntheticMarketConfigBuilder {

  private Instrument instrument =
      Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  private MarginTiers tiers = KnownMarginTiers.binanceBtcusdt2026();
  private Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private double startPrice = 60_000;
  private double dailyVolatility = 0.028;
  private double jumpsPerDay = 2;
  private double depthNotional = 30_000_000;
  private double feedback = 0.15;
  private Duration markInterval = Duration.ofSeconds(1);
  private Duration openInterestInterval = Duration.ofSeconds(60);
  private boolean fundingMovesMargin = true;
  private Completeness completeness = Completeness.COMPLETE;
  private boolean printsFillPrice = true;
  private boolean printsBankruptcyPrice = true;
  private int positionsPerSide = 20_000;
  private double meanNotional = 80_000;
  private double notionalSpread = 1.4;
  private Duration meanHolding = Duration.ofDays(4);
  private double scalperShare = 0.6;
  private double momentumShare = 0.3;
  private double dipShare = 0.25;
  private double meanHerd = 3;
  private double stopShare = 0.35;
  private double takeProfitShare = 0.4;
  private double topUpShare = 0.15;
  private double hedgedNotional;
  private Duration hedgedHolding = Duration.ofDays(10);
  private LeverageMix longs = LeverageMix.retailLongs();
  private LeverageMix shorts = LeverageMix.retailShorts();

  SyntheticMarketConfigBuilder() {}

  /** Default {@code synthetic:BTCUSDT}, tick 0.1, lot 0.001. */
  public SyntheticMarketConfigBuilder instrument(Instrument value) {
    instrument = value;
    return this;
  }

  /** Default Binance BTCUSDT of 2026-08-02. */
  public SyntheticMarketConfigBuilder tiers(MarginTiers value) {
    tiers = value;
    return this;
  }

  /** Default 2026-01-01T00:00:00Z. */
  public SyntheticMarketConfigBuilder start(Instant value) {
    start = value;
    return this;
  }

  /** Default 60,000. */
  public SyntheticMarketConfigBuilder startPrice(double value) {
    startPrice = value;
    return this;
  }

  /** Default 0.028. */
  public SyntheticMarketConfigBuilder dailyVolatility(double value) {
    dailyVolatility = value;
    return this;
  }

  /** Default 2. */
  public SyntheticMarketConfigBuilder jumpsPerDay(double value) {
    jumpsPerDay = value;
    return this;
  }

  /** Default 30 million. */
  public SyntheticMarketConfigBuilder depthNotional(double value) {
    depthNotional = value;
    return this;
  }

  /** Default 0.15. */
  public SyntheticMarketConfigBuilder feedback(double value) {
    feedback = value;
    return this;
  }

  /** Default 1 s. */
  public SyntheticMarketConfigBuilder markInterval(Duration value) {
    markInterval = value;
    return this;
  }

  /** Default 60 s. */
  public SyntheticMarketConfigBuilder openInterestInterval(Duration value) {
    openInterestInterval = value;
    return this;
  }

  /** Default true. */
  public SyntheticMarketConfigBuilder fundingMovesMargin(boolean value) {
    fundingMovesMargin = value;
    return this;
  }

  /** Default COMPLETE. */
  public SyntheticMarketConfigBuilder completeness(Completeness value) {
    completeness = value;
    return this;
  }

  /** Default true. */
  public SyntheticMarketConfigBuilder printsFillPrice(boolean value) {
    printsFillPrice = value;
    return this;
  }

  /** Default true. */
  public SyntheticMarketConfigBuilder printsBankruptcyPrice(boolean value) {
    printsBankruptcyPrice = value;
    return this;
  }

  /** Default 20,000. */
  public SyntheticMarketConfigBuilder positionsPerSide(int value) {
    positionsPerSide = value;
    return this;
  }

  /** Default 80,000. */
  public SyntheticMarketConfigBuilder meanNotional(double value) {
    meanNotional = value;
    return this;
  }

  /** Default 1.4. */
  public SyntheticMarketConfigBuilder notionalSpread(double value) {
    notionalSpread = value;
    return this;
  }

  /** Default 4 days. */
  public SyntheticMarketConfigBuilder meanHolding(Duration value) {
    meanHolding = value;
    return this;
  }

  /** Default 0.6. */
  public SyntheticMarketConfigBuilder scalperShare(double value) {
    scalperShare = value;
    return this;
  }

  /** Default 0.3. */
  public SyntheticMarketConfigBuilder momentumShare(double value) {
    momentumShare = value;
    return this;
  }

  /** Default 0.25. */
  public SyntheticMarketConfigBuilder dipShare(double value) {
    dipShare = value;
    return this;
  }

  /** Default 3. */
  public SyntheticMarketConfigBuilder meanHerd(double value) {
    meanHerd = value;
    return this;
  }

  /** Default 0.35. */
  public SyntheticMarketConfigBuilder stopShare(double value) {
    stopShare = value;
    return this;
  }

  /** Default 0.4. */
  public SyntheticMarketConfigBuilder takeProfitShare(double value) {
    takeProfitShare = value;
    return this;
  }

  /** Default 0.15. */
  public SyntheticMarketConfigBuilder topUpShare(double value) {
    topUpShare = value;
    return this;
  }

  /** What unlevered desks hold on each side, quote currency; default 0. */
  public SyntheticMarketConfigBuilder hedgedNotional(double value) {
    hedgedNotional = value;
    return this;
  }

  /** Mean time for which they hold a contract; default ten days. */
  public SyntheticMarketConfigBuilder hedgedHolding(Duration value) {
    hedgedHolding = value;
    return this;
  }

  /** Default {@link LeverageMix#retailLongs()}. */
  public SyntheticMarketConfigBuilder longs(LeverageMix value) {
    longs = value;
    return this;
  }

  /** Default {@link LeverageMix#retailShorts()}. */
  public SyntheticMarketConfigBuilder shorts(LeverageMix value) {
    shorts = value;
    return this;
  }

  /**
   * The terms.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public SyntheticMarketConfig build() {
    return new SyntheticMarketConfig(
        instrument,
        tiers,
        start,
        startPrice,
        dailyVolatility,
        jumpsPerDay,
        depthNotional,
        feedback,
        markInterval,
        openInterestInterval,
        fundingMovesMargin,
        completeness,
        printsFillPrice,
        printsBankruptcyPrice,
        positionsPerSide,
        meanNotional,
        notionalSpread,
        meanHolding,
        scalperShare,
        momentumShare,
        dipShare,
        meanHerd,
        stopShare,
        takeProfitShare,
        topUpShare,
        hedgedNotional,
        hedgedHolding,
        longs,
        shorts);
  }
}
