// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.Provenance;
import java.util.List;
import java.util.Optional;

/** A profile of another instrument and a later time: making one costs next to nothing. */
record LaterProfile(LiquidationProfile of, Instrument instrument, long asOfNanos)
    implements LiquidationProfile {

  @Override
  public double mark() {
    return of.mark();
  }

  @Override
  public Provenance provenance() {
    return of.provenance();
  }

  @Override
  public int size(PositionSide side) {
    return of.size(side);
  }

  @Override
  public double low(PositionSide side, int index) {
    return of.low(side, index);
  }

  @Override
  public double high(PositionSide side, int index) {
    return of.high(side, index);
  }

  @Override
  public double positionQuantity(PositionSide side, int index) {
    return of.positionQuantity(side, index);
  }

  @Override
  public double positionNotional(PositionSide side, int index) {
    return of.positionNotional(side, index);
  }

  @Override
  public double expectedForced(PositionSide side, int index) {
    return of.expectedForced(side, index);
  }

  @Override
  public List<Integer> leverageBins() {
    return of.leverageBins();
  }

  @Override
  public double expectedForced(PositionSide side, int index, int leverageBin) {
    return of.expectedForced(side, index, leverageBin);
  }

  @Override
  public double cumulativeForced(PositionSide side, int index) {
    return of.cumulativeForced(side, index);
  }

  @Override
  public Optional<ForcedBand> band(PositionSide side, double low, double high) {
    return of.band(side, low, high);
  }

  @Override
  public List<LiquidationZone> zones(PositionSide side) {
    return of.zones(side);
  }

  @Override
  public String contentHash() {
    return of.contentHash();
  }
}
