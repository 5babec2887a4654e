// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Estimates, for one instrument, how much open interest would be force-closed if the mark price
 * reached each price.
 *
 * {@snippet :
 * LiquidationMap map = LiquidationMap.of(perp, tiers);
 * feed.forEach(map::apply);
 * LiquidationProfile profile = map.profile();
 * profile
 *     .nearestZone(PositionSide.LONG)
 *     .ifPresent(zone -> System.out.println(zone.low() + " to " + zone.high()));
 * }
 *
 * <p>Feed it every event of the instrument in the order received; ask for a {@link #profile()}
 * whenever one is wanted. It reads no clock: the same events give the same profiles, bit for bit.
 *
 * <p>Threading: single writer. Profiles are immutable and may be read on any thread.
 */
public interface LiquidationMap {

  /** What became of an event. Everything but {@link #APPLIED} leaves the map as it was. */
  enum Outcome {
    APPLIED,
    /** Too far behind the newest event: see {@code EventOrder}. */
    LATE,
    /** Older than the newest of its own stream. */
    OUT_OF_ORDER,
    /** The same event again. */
    DUPLICATE,
    /** Of another instrument. */
    UNKNOWN_INSTRUMENT,
    /** A trade or candle whose price is not a whole number of ticks. */
    OFF_TICK,
    /**
     * A price more than twice or less than half the last one, seen less than a minute ago; open
     * interest more than 100 times the last; a trade above ten times, a forced order above all open
     * interest.
     */
    ABSURD
  }

  Instrument instrument();

  /**
   * Applies one event. An event that is not applied changes nothing but its counter.
   *
   * @return what became of it; also counted, see {@link #count}
   */
  Outcome apply(MarketEvent event);

  /** How many events had this outcome so far. */
  long count(Outcome outcome);

  /** The estimate as of the newest event. Does not change the map. */
  LiquidationProfile profile();

  /**
   * Attaches the verdict of a {@code MapScore} on earlier profiles of this map. Every later profile
   * shows it as {@code Provenance.lastScore}, a saved map keeps it, and the next one replaces it. It
   * is no input of the estimate, so {@code contentHash} does not depend on it.
   *
   * @param summary one line such as {@code ScoreReport.summary()}; 1 to 1000 characters, not blank
   */
  void attachScore(String summary);

  /**
   * Writes the whole state, so that a restored map continues bit-identically.
   *
   * @throws IOException if the output fails
   */
  void save(DataOutput out) throws IOException;

  /** The time × price history, if the builder asked for one and a price has been seen. */
  Optional<HeatmapHistory> history();

  /** A map with the default model. */
  static LiquidationMap of(Instrument instrument, MarginTiers tiers) {
    return builder(instrument).tiers(tiers).build();
  }

  /** Starts a map of one instrument. Only {@link Builder#tiers} must be given. */
  static Builder builder(Instrument instrument) {
    return new Builder(instrument);
  }

  /** Collects what a map needs to know beyond its events. */
  final class Builder {
    final Instrument instrument;
    @Nullable MarginTiers tiers;
    MapConfig config = MapConfig.DEFAULT;
    ForcedOrder.@Nullable Completeness forcedFeed;
    @Nullable HeatmapHistoryBuilder history;
    long historyFrom = Long.MIN_VALUE;

    private Builder(Instrument instrument) {
      this.instrument = Objects.requireNonNull(instrument, "instrument");
    }

    /** The venue's margin tiers of the instrument: they decide how far each leverage reaches. */
    public Builder tiers(MarginTiers marginTiers) {
      tiers = Objects.requireNonNull(marginTiers, "tiers");
      return this;
    }

    /** Other constants than the defaults. */
    public Builder config(MapConfig mapConfig) {
      config = Objects.requireNonNull(mapConfig, "config");
      return this;
    }

    /**
     * Declares that forced orders will be delivered, so that sweeps without a print already teach
     * something. Without this the feed counts as connected from its first print on.
     */
    public Builder forcedOrders(ForcedOrder.Completeness completeness) {
      forcedFeed = Objects.requireNonNull(completeness, "completeness");
      return this;
    }

    /** Keeps a time × price history of this shape; the map sets its grid factor. */
    public Builder history(HeatmapHistoryBuilder shape) {
      history = Objects.requireNonNull(shape, "history");
      return this;
    }

    /**
     * No column before this event time (epoch nanoseconds), such as a day before the end of recorded data:
     * a rebuild need not write what its ring would drop again.
     */
    public Builder historyFrom(long nanos) {
      historyFrom = nanos;
      return this;
    }

    /**
     * A map that continues where a saved one stopped. Instrument and constants must be those of the
     * saved map.
     *
     * @throws IOException if the input fails or is not such a state, with the reason
     */
    public LiquidationMap restore(DataInput in) throws IOException {
      return BucketedLiquidationMap.restore(this, in);
    }

    /**
     * The map, empty.
     *
     * @throws IllegalStateException if the tiers are missing: a rate is never guessed
     * @throws IllegalArgumentException if the tiers are of the other contract type
     */
    public LiquidationMap build() {
      return new BucketedLiquidationMap(this);
    }

    MarginTiers requiredTiers() {
      if (tiers == null) {
        throw new IllegalStateException(
            "a map of " + instrument + " needs its margin tiers: call tiers(...)");
      }
      boolean linear = instrument.contractType() == ContractType.LINEAR;
      if (linear != (tiers.unit() == MarginTiers.Unit.QUOTE)) {
        throw new IllegalArgumentException(
            instrument + " is " + instrument.contractType() + ", its tiers must count in "
                + (linear ? MarginTiers.Unit.QUOTE : MarginTiers.Unit.COIN) + ", was "
                + tiers.unit());
      }
      return tiers;
    }
  }
}
