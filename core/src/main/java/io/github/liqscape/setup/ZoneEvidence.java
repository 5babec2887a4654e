// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.instrument.PositionSide;
import java.util.List;
import java.util.Objects;

/**
 * A liquidation zone as the setup saw it: as it stood before price touched it, and what price has
 * done since.
 *
 * @param rootId root id, the key of the zone
 * @param side the positions that would be closed
 * @param low lower bound
 * @param high upper bound
 * @param percentile in its own history; NaN if ranked within one profile only
 * @param notional expected forced notional, quote currency or share of the total
 * @param state what price has done to it
 * @param firstSeenNanos event time at which it was first known
 * @param touchedNanos close of the bar that first touched it, {@link Long#MIN_VALUE} if none did
 * @param distanceAtr distance of the near edge in ATR; 0 inside
 * @param tags chart objects at the zone
 */
public record ZoneEvidence(
    String rootId,
    PositionSide side,
    double low,
    double high,
    double percentile,
    double notional,
    ZoneState state,
    long firstSeenNanos,
    long touchedNanos,
    double distanceAtr,
    List<ZoneTag> tags) {

  public ZoneEvidence {
    Objects.requireNonNull(rootId, "rootId");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(state, "state");
    tags = List.copyOf(tags);
  }

  public DistanceBand band() {
    return DistanceBand.of(distanceAtr);
  }

  /** At or above the 90th percentile of its own history. */
  public boolean strong() {
    return percentile >= SetupConstants.STRONG_ZONE_PERCENTILE;
  }
}
