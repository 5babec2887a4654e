// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.ZoneState;
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

  /** Zones in memory, nearest first, and the pull of the map in [-1, 1], NaN if unknown. */
  static final class Map {

    private final MemoryZone[] untested;
    private final MemoryZone[] touched;

    /** For each untested zone its place in the order in which they were first known. */
    private final int[] known;

    private final double pull;

    /** Price by whose distance the zones are sorted; NaN if by none. */
    private final double price;

    /**
     * Keeps the zones that can matter at a bar.
     *
     * @param zones in the order in which they were first known
     */
    Map(MemoryZone[] zones, double pull, int bar) {
      this(slots(zones), zones.length, pull, bar, Double.NaN);
    }

    private static ZoneSlot[] slots(MemoryZone[] zones) {
      ZoneSlot[] slots = new ZoneSlot[zones.length];
      for (int i = 0; i < slots.length; i++) {
        slots[i] = new ZoneSlot(zones[i], i);
      }
      return slots;
    }

    /**
     * Keeps the zones that can matter at a bar.
     *
     * @param slots the first so many of them, sorted
     * @param price by their distance from it, then by root id
     */
    Map(ZoneSlot[] slots, int size, double pull, int bar, double price) {
      this.pull = pull;
      this.price = price;
      int first = 0;
      int second = 0;
      for (int i = 0; i < size; i++) {
        if (slots[i].untested()) {
          first++;
        } else if (recent(slots[i].zone(), bar)) {
          second++;
        }
      }
      untested = new MemoryZone[first];
      touched = new MemoryZone[second];
      known = new int[first];
      for (int i = size - 1; i >= 0; i--) {
        MemoryZone zone = slots[i].zone();
        if (slots[i].untested()) {
          untested[--first] = zone;
          known[first] = slots[i].known;
        } else if (recent(zone, bar)) {
          touched[--second] = zone;
        }
      }
    }

    private Map(Map of, double price) {
      pull = of.pull;
      this.price = price;
      untested = of.untested.clone();
      touched = of.touched.clone();
      known = of.known.clone();
      sort(untested, known);
      sort(touched, new int[touched.length]);
    }

    /** The same zones, nearest to a price first. */
    private Map near(double close) {
      return close == price ? this : new Map(this, close);
    }

    private void sort(MemoryZone[] zones, int[] ranks) {
      for (int i = 0; i < zones.length; i++) {
        MemoryZone zone = zones[i];
        int rank = ranks[i];
        int at = i;
        while (at > 0 && zone.nearer(zones[at - 1], price)) {
          zones[at] = zones[at - 1];
          ranks[at] = ranks[at - 1];
          at--;
        }
        zones[at] = zone;
        ranks[at] = rank;
      }
    }

    /** Touched and not yet run through, or not long ago: the rest no row can ask for. */
    private static boolean recent(MemoryZone zone, int bar) {
      return zone.state() == ZoneState.TESTED
          || (zone.state() == ZoneState.CONSUMED && !zone.rests(bar));
    }

    /** Zones that no wick has reached, nearest first; not to be changed. */
    MemoryZone[] untested() {
      return untested;
    }

    /** Whether an untested zone was known before another one. */
    boolean knownBefore(int untestedZone, int other) {
      return known[untestedZone] < known[other];
    }

    /** Touched zones that a row of the table can ask for, nearest first; not to be changed. */
    MemoryZone[] touched() {
      return touched;
    }

    int count() {
      return untested.length + touched.length;
    }

    double pull() {
      return pull;
    }
  }

  final SetupConfig config;
  final Instrument instrument;
  final @Nullable MarginTiers tiers;
  final Bar bar;
  final Data data;
  final Chart chart;
  final Map map;
  final double[] features;
  final long[] knownAtNanos;
  final RecentTrade[] recent;
  final boolean readyForLive;
  final String ruleVersion;

  SetupContext(
      SetupConfig config, Instrument instrument, @Nullable MarginTiers tiers, Bar bar, Data data,
      Chart chart, Map map, double[] features, long[] knownAtNanos, RecentTrade[] recent,
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

  /** Distance of a zone in ATR, NaN without an ATR. */
  double distanceAtr(MemoryZone zone) {
    return zone.distance(bar.close) / bar.atr;
  }
}
