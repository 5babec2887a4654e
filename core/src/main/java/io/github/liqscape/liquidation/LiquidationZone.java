// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import java.util.List;
import java.util.Objects;

/**
 * A high-interest zone: neighbouring price buckets whose expected forced notional is at least the
 * 85th percentile of its own history for that distance from the mark. Context, never a signal.
 *
 * @param id stable while the zone overlaps its earlier self by at least half
 * @param rootId id of the first ancestor; keys use this one
 * @param side the positions that would be closed
 * @param low lower price bound
 * @param high upper price bound, &gt; low
 * @param centroid price weighted by expected forced notional, within the bounds
 * @param expectedForced expected forced flow with its band; quote currency, or a share of the total
 *     where the profile's fidelity shows no currency (then the band repeats the mean)
 * @param positionNotional notional of the positions inside, quote currency, or share of the total
 * @param percentile 0-100 of its highest bucket in its own history; NaN if it was ranked within the
 *     present profile only ({@code ranked} = false)
 * @param ranked whether at least 72 hourly samples of history stood behind the percentile
 * @param notionalPer10Bps expected forced notional per 10 bp of width: comparable between zones
 * @param ratioToVolume24h expected forced notional over 24 h volume, NaN if unknown
 * @param ratioToOpenInterest expected forced notional over open interest, NaN if unknown
 * @param leverageSplit share of expected forced notional per leverage bin of the profile; sums to 1
 *     or is empty
 * @param firstSeenNanos event time at which the zone first appeared
 * @param distance distance of the nearer bound from the mark as a fraction of the mark, &ge; 0
 * @param distanceAtr the same in units of ATR(14), NaN if no ATR is known
 * @param fidelity of the profile it was read from
 */
public record LiquidationZone(
    String id,
    String rootId,
    PositionSide side,
    double low,
    double high,
    double centroid,
    ForcedBand expectedForced,
    double positionNotional,
    double percentile,
    boolean ranked,
    double notionalPer10Bps,
    double ratioToVolume24h,
    double ratioToOpenInterest,
    List<Double> leverageSplit,
    long firstSeenNanos,
    double distance,
    double distanceAtr,
    Fidelity fidelity) {

  public LiquidationZone {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(rootId, "rootId");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(expectedForced, "expectedForced");
    Objects.requireNonNull(fidelity, "fidelity");
    leverageSplit = List.copyOf(leverageSplit);
    if (!(low > 0 && high > low && centroid >= low && centroid <= high)) {
      throw new IllegalArgumentException(
          "zone must satisfy 0 < low <= centroid <= high, was [" + low + ", " + high
              + "] centroid " + centroid);
    }
  }

  /** The side of the forced orders: a LONG zone sells. */
  public OrderSide forcedOrderSide() {
    return side.closingOrder();
  }

  /** A strong zone stands at or above the 90th percentile of its own history. */
  public boolean strong() {
    return percentile >= 90;
  }
}
