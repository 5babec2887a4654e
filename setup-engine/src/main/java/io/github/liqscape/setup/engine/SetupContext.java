// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision may know at the close of a bar, frozen. An engine makes it from its events;
 * the same context always gives the same setup, on any thread and any machine.
 */
public final class SetupContext {

  /** The signal bar. {@code index} counts from the start of the series. */
  record Bar(int index, long openNanos, long closeNanos, double close, double atr, boolean closed) {}

  /**
   * What the data is worth.
   *
   * @param missing candles missing in the last 200 bars
   * @param volatilityRank rank of the ATR among the last 500 bars
   * @param profileNanos time of the newest profile, {@link Long#MIN_VALUE} without one
   * @param spread of the book, or two ticks
   * @param fundingRate newest known, 0 without one
   */
  record Data(
      long seriesStartNanos, int missing, double volatilityRank, long profileNanos, double spread,
      boolean spreadKnown, double fundingRate) {}

  /**
   * What the chart shows. Pivots that do not exist are NaN, moves null.
   *
   * @param roundStep step of round numbers at the close, NaN if they do not count
   */
  record Chart(
      int swingTrend, int internalBias, double alignment, int swingPivots, int events,
      double rangePosition, int momentum, @Nullable Move swing, @Nullable Move internal,
      double swingHigh, double swingLow, double internalHigh, double internalLow, Marks marks,
      double roundStep) {

    /** The newest confirmed pivot against a side: a low for a buyer. */
    double opposing(int s, boolean swingSize) {
      if (swingSize) {
        return s > 0 ? swingLow : swingHigh;
      }
      return s > 0 ? internalLow : internalHigh;
    }
  }

  final SetupConfig config;
  final Instrument instrument;
  final @Nullable MarginTiers tiers;
  final Bar bar;
  final Data data;
  final Chart chart;
  final NearZones map;
  final double[] features;
  final long[] knownAtNanos;
  final RecentTrade[] recent;
  final boolean readyForLive;
  final String ruleVersion;

  SetupContext(
      SetupConfig config, Instrument instrument, @Nullable MarginTiers tiers, Bar bar, Data data,
      Chart chart, NearZones map, double[] features, long[] knownAtNanos, RecentTrade[] recent,
      boolean readyForLive, String ruleVersion) {
    this.config = config;
    this.instrument = instrument;
    this.tiers = tiers;
    this.bar = bar;
    this.data = data;
    this.chart = chart;
    this.map = map.near(bar.close);
    this.features = features;
    this.knownAtNanos = knownAtNanos;
    this.recent = recent;
    this.readyForLive = readyForLive;
    this.ruleVersion = ruleVersion;
  }

  public Instrument instrument() {
    return instrument;
  }

  public Timeframe timeframe() {
    return config.timeframe();
  }

  /** Close of the signal bar, epoch nanoseconds. */
  public long asOfNanos() {
    return bar.closeNanos;
  }

  /** The same facts of the market under another rule of the same timeframe. */
  public SetupContext under(SetupConfig rule) {
    if (rule.timeframe() != config.timeframe()) {
      throw new IllegalArgumentException(
          "the rule must be of " + config.timeframe().code() + ", was of "
              + rule.timeframe().code());
    }
    return new SetupContext(
        rule, instrument, tiers, bar, data, chart, map, features, knownAtNanos, recent,
        readyForLive, rule.version());
  }

  /** The features that do not depend on a plan. */
  public FeatureVector features() {
    return FeatureVector.of(features, knownAtNanos);
  }

  double feature(Feature feature) {
    return features[feature.ordinal()];
  }

  /** Distance of the zone at a place of the map in ATR, NaN without an ATR. */
  double distanceAtr(int zone) {
    return map.distance(zone, bar.close) / bar.atr;
  }
}
