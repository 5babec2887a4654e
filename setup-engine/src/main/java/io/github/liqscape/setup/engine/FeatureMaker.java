// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static io.github.liqscape.setup.Feature.*;

import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.setup.structure.BreakType;
import io.github.liqscape.setup.structure.Breaks;
import io.github.liqscape.setup.structure.Direction;
import io.github.liqscape.setup.structure.Extreme;
import io.github.liqscape.setup.structure.FairValueGaps;
import io.github.liqscape.setup.structure.Levels;
import io.github.liqscape.setup.structure.MarketStructure;
import io.github.liqscape.setup.structure.Pools;
import io.github.liqscape.setup.structure.RoundNumbers;
import io.github.liqscape.setup.structure.SwingSize;
import io.github.liqscape.setup.structure.Swings;
import io.github.liqscape.setup.structure.Trendlines;
import java.util.Arrays;

/** Measures every feature that does not need a plan, at the close of a bar. */
final class FeatureMaker {

  private static final Feature[] FEATURES = Feature.values();
  private static final int COUNT = FEATURES.length;

  final double[] values = new double[COUNT];
  final long[] knownAtNanos = new long[COUNT];
  private final long now;
  private final double close;
  private final double atr;

  FeatureMaker(long closeNanos, double close, double atr) {
    this.now = closeNanos;
    this.close = close;
    this.atr = atr;
    Arrays.fill(values, Double.NaN);
    Arrays.fill(knownAtNanos, Long.MIN_VALUE);
  }

  private void put(Feature feature, double value, long knownNanos) {
    if (Double.isFinite(value)) {
      values[feature.ordinal()] = value;
      knownAtNanos[feature.ordinal()] = knownNanos;
    }
  }

  private void put(Feature feature, double value) {
    put(feature, value, now);
  }

  /** The nearest zones that are not run through: crowded shorts above, longs below. */
  void zones(NearZones map, Marks marks, long profileNanos, long barNanos) {
    int above = nearest(map, 1);
    if (above >= 0) {
      zone(map, above, 0, marks, profileNanos, barNanos);
    }
    int below = nearest(map, -1);
    if (below >= 0) {
      zone(map, below, ZONE_BELOW_DIST_ATR.ordinal(), marks, profileNanos, barNanos);
    }
  }

  /** Its place, -1 if there is none. */
  private int nearest(NearZones map, int sign) {
    int first = first(map, 0, map.untested(), sign);
    int second = first(map, map.untested(), map.count(), sign);
    if (first < 0 || second < 0) {
      return Math.max(first, second);
    }
    return map.nearer(second, first, close) ? second : first;
  }

  /** The first that fits: they are sorted. */
  private int first(NearZones map, int from, int to, int sign) {
    for (int i = from; i < to; i++) {
      if (map.sign(i) == sign && (i < map.untested() || map.consumedBar(i) < 0)
          && sign * (map.far(i) - close) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void zone(
      NearZones map, int i, int offset, Marks marks, long profileNanos, long barNanos) {
    MemoryZone zone = map.past(i);
    Feature[] all = FEATURES;
    put(all[offset], zone.distance(close) / atr);
    put(all[offset + 1], (zone.high() - zone.low()) / atr);
    boolean untested = zone.state() == ZoneState.UNTESTED;
    put(all[offset + 2], map.percentile(i), untested ? profileNanos : zone.profileNanos());
    put(all[offset + 3], Math.max(0, now - zone.firstSeenNanos()) / (double) barNanos);
    put(all[offset + 4], zone.touches());
    put(all[offset + 5], marks.tagCount(zone.low(), zone.high(), atr));
    put(all[offset + 6], zone.state().ordinal());
  }

  void map(Surroundings around, long barNanos) {
    long profile = around.profileNanos;
    if (profile != Long.MIN_VALUE) {
      put(MAP_PULL, around.pull, Math.min(now, profile));
      put(MAP_AGE_BARS, Math.max(0, now - profile) / (double) barNanos);
      put(MAP_QUALITY, around.quality, Math.min(now, profile));
    }
    put(FUNDING_RATE, around.fundingRate, around.fundingNanos);
    put(
        OI_CHANGE, around.openInterest / around.openInterestBefore - 1, around.openInterestNanos);
    if (around.signalNanos != Long.MIN_VALUE) {
      put(SIGNAL_SIDE, around.signalSide, around.signalNanos);
      put(SIGNAL_AGE_BARS, (now - around.signalNanos) / (double) barNanos);
    }
  }

  void chart(ChartState state, SetupContext.Chart chart, int bar) {
    MarketStructure structure = state.structure();
    put(TREND_INTERNAL, chart.internalBias());
    put(TREND_SWING, chart.swingTrend());
    put(TREND_HTF_ALIGN, chart.alignment());
    event(structure, bar);
    Swings swings = structure.swings(SwingSize.SWING);
    put(SWING_STRENGTH_HIGH, swings.newestStrength(Extreme.HIGH));
    put(SWING_STRENGTH_LOW, swings.newestStrength(Extreme.LOW));
    put(SWING_RANGE_POS, chart.rangePosition());
    levels(structure.levels());
    objects(structure);
    put(MOM_SCORE, chart.momentum());
    put(MOM_RSI, state.rsi.value());
    put(MOM_MACD_HIST_ATR, state.macd.histogram() / atr);
    put(MOM_SLOPE, state.slope());
    put(MOM_ADX, state.adx.value());
    put(VOL_ATR_PCT, atr / close);
    put(VOL_RANK, state.volatilityRank());
    put(VOL_BB_WIDTH, state.bands.width());
    put(VOL_REL_VOLUME, structure.relativeVolume());
    put(VWAP_DIST_ATR, (close - state.vwap.value()) / atr);
  }

  private void event(MarketStructure structure, int bar) {
    Breaks breaks = structure.breaks(SwingSize.SWING);
    int n = breaks.newest();
    if (n < 0) {
      return;
    }
    Direction direction = breaks.direction(n);
    put(EVENT_TYPE, direction.sign() * (breaks.type(n) == BreakType.BOS ? 1 : 2));
    put(EVENT_AGE_BARS, bar - breaks.index(n));
    put(EVENT_DIST_ATR, (close - breaks.price(n)) / atr);
    put(EVENT_LEGS, breaks.legs(direction));
    double phase =
        switch (structure.phase(direction)) {
          case EARLY -> 0;
          case ON_TIME -> 1;
          case LATE -> 2;
          case EXTENDED -> 3;
          case FAILED -> 4;
          case UNKNOWN -> Double.NaN;
        };
    put(PHASE, phase);
  }

  private void levels(Levels levels) {
    int above = levels.nearestAbove();
    if (above >= 0) {
      put(LEVEL_DIST_ABOVE, (levels.centre(above) - close) / atr);
      put(LEVEL_SCORE_ABOVE, levels.score(above));
    }
    int below = levels.nearestBelow();
    if (below >= 0) {
      put(LEVEL_DIST_BELOW, (close - levels.centre(below)) / atr);
      put(LEVEL_SCORE_BELOW, levels.score(below));
    }
  }

  private void objects(MarketStructure structure) {
    Trendlines lines = structure.trendlines();
    int line = lines.nearestLive();
    if (line >= 0) {
      put(TRENDLINE_DIST_ATR, (lines.livePrice(line) - close) / atr);
    }
    RoundNumbers.Around rounds = structure.roundNumbers().around(close);
    double below = rounds.below(close);
    double above = rounds.above(close);
    boolean nearerAbove = Double.isNaN(below) || above - close < close - below;
    put(ROUND_DIST_ATR, ((nearerAbove ? above : below) - close) / atr);
    Pools pools = structure.pools();
    int high = pools.nearestLive(Extreme.HIGH);
    if (high >= 0) {
      put(POOL_DIST_ABOVE, (pools.liveExtreme(high) - close) / atr);
    }
    int low = pools.nearestLive(Extreme.LOW);
    if (low >= 0) {
      put(POOL_DIST_BELOW, (close - pools.liveExtreme(low)) / atr);
    }
    FairValueGaps gaps = structure.gaps();
    int gap = gaps.nearestLive();
    if (gap >= 0) {
      double middle = (gaps.liveLow(gap) + gaps.liveHigh(gap)) / 2;
      put(FVG_DIST_ATR, (middle - close) / atr);
      put(FVG_SIZE_ATR, (gaps.liveHigh(gap) - gaps.liveLow(gap)) / atr);
    }
  }
}
