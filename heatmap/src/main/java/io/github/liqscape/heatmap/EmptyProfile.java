// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.ProfileHash;
import io.github.liqscape.liquidation.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * The profile of a map that has seen no price yet: no bucket, no mark.
 *
 * @param instrument of the map
 * @param asOfNanos newest event time
 * @param provenance which says that nothing is known
 */
record EmptyProfile(Instrument instrument, long asOfNanos, Provenance provenance)
    implements LiquidationProfile {

  @Override
  public double mark() {
    return Double.NaN;
  }

  @Override
  public int size(PositionSide side) {
    return 0;
  }

  @Override
  public double low(PositionSide side, int index) {
    throw none(index);
  }

  @Override
  public double high(PositionSide side, int index) {
    throw none(index);
  }

  @Override
  public double positionQuantity(PositionSide side, int index) {
    throw none(index);
  }

  @Override
  public double positionNotional(PositionSide side, int index) {
    throw none(index);
  }

  @Override
  public double expectedForced(PositionSide side, int index) {
    throw none(index);
  }

  @Override
  public List<Integer> leverageBins() {
    return List.of();
  }

  @Override
  public double expectedForced(PositionSide side, int index, int leverageBin) {
    throw none(index);
  }

  @Override
  public double cumulativeForced(PositionSide side, int index) {
    throw none(index);
  }

  @Override
  public Optional<ForcedBand> band(PositionSide side, double low, double high) {
    return Optional.empty();
  }

  @Override
  public List<LiquidationZone> zones(PositionSide side) {
    return List.of();
  }

  @Override
  public String contentHash() {
    return ProfileHash.of(this);
  }

  private static IndexOutOfBoundsException none(int index) {
    return new IndexOutOfBoundsException("the profile has no bucket, asked for " + index);
  }
}
