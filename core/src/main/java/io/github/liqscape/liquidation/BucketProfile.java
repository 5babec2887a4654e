// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profile made of plain arrays: for an estimate bought or computed elsewhere, and for tests.
 *
 * <pre>{@code
 * LiquidationProfile profile =
 *     BucketProfile.builder(btcusdt, asOfNanos, 60_000)
 *         .provenance(provenance)
 *         .side(PositionSide.LONG, longEdges, longQuantity, longNotional, longForced)
 *         .side(PositionSide.SHORT, shortEdges, shortQuantity, shortNotional, shortForced)
 *         .build();
 * }</pre>
 *
 * <p>Every array is copied and checked. Buckets may have any widths; a side that is not given has
 * none. Immutable.
 */
public final class BucketProfile implements LiquidationProfile {

  /** Answers {@link LiquidationProfile#band}: a pure function of its arguments. */
  @FunctionalInterface
  public interface Bands {

    /** The band of the buckets of this side whose centre lies within [low, high]. */
    Optional<ForcedBand> band(PositionSide side, double low, double high);
  }

  private final Instrument instrument;
  private final long asOfNanos;
  private final double mark;
  private final Provenance provenance;
  private final List<Integer> leverageBins;
  private final Map<PositionSide, BucketSide> sides;
  private final Map<PositionSide, List<LiquidationZone>> zones;
  private final Bands bands;

  /** Worked out when first asked for; two threads would find the same. */
  private @Nullable String contentHash;

  private BucketProfile(Builder b, Provenance provenance) {
    instrument = b.instrument;
    asOfNanos = b.asOfNanos;
    mark = b.mark;
    this.provenance = provenance;
    leverageBins = b.leverageBins;
    sides = new EnumMap<>(b.sides);
    zones = new EnumMap<>(b.zones);
    bands = b.bands;
  }

  /**
   * Starts a profile without buckets.
   *
   * @param asOfNanos event time of the newest input, epoch nanoseconds
   * @param mark mark price at that time, quote currency, &gt; 0
   */
  public static Builder builder(Instrument instrument, long asOfNanos, double mark) {
    return new Builder(instrument, asOfNanos, mark);
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public long asOfNanos() {
    return asOfNanos;
  }

  @Override
  public double mark() {
    return mark;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public int size(PositionSide side) {
    return side(side).size();
  }

  @Override
  public double low(PositionSide side, int index) {
    return side(side).edges[Objects.checkIndex(index, size(side))];
  }

  @Override
  public double high(PositionSide side, int index) {
    return side(side).edges[Objects.checkIndex(index, size(side)) + 1];
  }

  @Override
  public double positionQuantity(PositionSide side, int index) {
    return side(side).quantity[index];
  }

  @Override
  public double positionNotional(PositionSide side, int index) {
    return side(side).notional[index];
  }

  @Override
  public double expectedForced(PositionSide side, int index) {
    return side(side).forced[index];
  }

  @Override
  public List<Integer> leverageBins() {
    return leverageBins;
  }

  @Override
  public double expectedForced(PositionSide side, int index, int leverageBin) {
    Objects.checkIndex(leverageBin, leverageBins.size());
    return side(side).split[leverageBin][Objects.checkIndex(index, size(side))];
  }

  @Override
  public double cumulativeForced(PositionSide side, int index) {
    return side(side).cumulative[index];
  }

  @Override
  public Optional<ForcedBand> band(PositionSide side, double low, double high) {
    if (!(low > 0 && high > low) || high == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "range must satisfy 0 < low < high, was [" + low + ", " + high + "]");
    }
    return bands.band(side, low, high);
  }

  @Override
  public List<LiquidationZone> zones(PositionSide side) {
    return Objects.requireNonNull(zones.getOrDefault(side, List.of()));
  }

  /** SHA-256 in hex over every value, zone and label; the function behind the bands is left out. */
  @Override
  public String contentHash() {
    String hash = contentHash;
    if (hash == null) {
      hash = ProfileHash.of(this);
      contentHash = hash;
    }
    return hash;
  }

  private BucketSide side(PositionSide side) {
    return Objects.requireNonNull(sides.getOrDefault(side, BucketSide.NONE));
  }

  /** Collects the parts; only the provenance must be given. */
  public static final class Builder {

    private static final int MOST_ZONES = 12;

    private final Instrument instrument;
    private final long asOfNanos;
    private final double mark;
    private final Map<PositionSide, BucketSide> sides = new EnumMap<>(PositionSide.class);
    private final Map<PositionSide, List<LiquidationZone>> zones =
        new EnumMap<>(PositionSide.class);
    private @Nullable Provenance provenance;
    private List<Integer> leverageBins = List.of();
    private Bands bands = (side, low, high) -> Optional.empty();

    private Builder(Instrument instrument, long asOfNanos, double mark) {
      this.instrument = Objects.requireNonNull(instrument, "instrument");
      if (!(mark > 0) || mark == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("mark must be finite and > 0, was " + mark);
      }
      this.asOfNanos = asOfNanos;
      this.mark = mark;
    }

    /** How the estimate was made. Required. */
    public Builder provenance(Provenance value) {
      provenance = Objects.requireNonNull(value, "provenance");
      return this;
    }

    /**
     * The buckets of one side.
     *
     * @param edges n + 1 strictly rising prices
     * @param quantity n position quantities in the venue's unit, each &ge; 0 or NaN
     * @param notional n position notionals, quote currency or share of the total, each &ge; 0
     * @param forced n expected forced notionals in the same unit, each &ge; 0
     * @throws IllegalArgumentException if a length or value is wrong, or if mass lies on the wrong
     *     side of the mark
     */
    public Builder side(
        PositionSide side,
        double[] edges,
        double[] quantity,
        double[] notional,
        double[] forced) {
      sides.put(side, BucketSide.of(side, mark, edges, quantity, notional, forced));
      return this;
    }

    /** Effective leverages of the split, strictly rising, each in [1, 1000]. */
    public Builder leverageBins(List<Integer> rising) {
      int last = 0;
      for (int leverage : rising) {
        if (leverage <= last || leverage > 1000) {
          throw new IllegalArgumentException(
              "leverage bins must rise strictly within [1, 1000], were " + rising);
        }
        last = leverage;
      }
      leverageBins = List.copyOf(rising);
      return this;
    }

    /**
     * Splits the expected forced notional of a side, given before, by leverage bin.
     *
     * @param forcedByBin one array of n values per leverage bin; they add up to the forced notional
     *     of each bucket within one millionth
     */
    public Builder split(PositionSide side, double[][] forcedByBin) {
      BucketSide given = sides.get(side);
      if (given == null) {
        throw new IllegalArgumentException("buckets of " + side + " must be given before a split");
      }
      sides.put(side, given.withSplit(forcedByBin));
      return this;
    }

    /** Zones of a side, nearest first, at most twelve. */
    public Builder zones(PositionSide side, List<LiquidationZone> nearestFirst) {
      double last = 0;
      for (LiquidationZone zone : nearestFirst) {
        if (zone.side() != side || zone.distance() < last) {
          throw new IllegalArgumentException(
              "zones must be of side " + side + " and nearest first, were " + nearestFirst);
        }
        last = zone.distance();
      }
      if (nearestFirst.size() > MOST_ZONES) {
        throw new IllegalArgumentException(
            "a side must have at most " + MOST_ZONES + " zones, were " + nearestFirst.size());
      }
      zones.put(side, List.copyOf(nearestFirst));
      return this;
    }

    /** How bands are computed; without it there are none. */
    public Builder bands(Bands value) {
      bands = Objects.requireNonNull(value, "bands");
      return this;
    }

    /**
     * The profile.
     *
     * @throws IllegalArgumentException if the provenance is missing, if a side lacks the split that
     *     the leverage bins promise, or if shares do not add up to one
     */
    public BucketProfile build() {
      if (provenance == null) {
        throw new IllegalArgumentException("a profile must have a provenance, was none");
      }
      double total = 0;
      for (Map.Entry<PositionSide, BucketSide> entry : sides.entrySet()) {
        int split = entry.getValue().split.length;
        if (split != leverageBins.size()) {
          throw new IllegalArgumentException(
              entry.getKey() + " must be split by " + leverageBins.size()
                  + " leverage bins, was by " + split);
        }
        total += entry.getValue().totalNotional();
      }
      if (!provenance.fidelity().showsCurrency() && total != 0 && Math.abs(total - 1) > 1e-6) {
        throw new IllegalArgumentException(
            "shares of both sides must add up to 1 (or be all 0), was " + total);
      }
      return new BucketProfile(this, provenance);
    }
  }
}
