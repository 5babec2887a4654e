// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

import io.github.liqscape.heatmap.score.QuantileBands;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.ProfileHash;
import io.github.liqscape.liquidation.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A profile read off the map's grid. Mass and mean of every bucket and the nearest zones are computed at
 * once; bands, curves, all zones and the hash when first asked for, from what was frozen.
 */
final class GridProfile implements LiquidationProfile, QuantileBands {

  private final Instrument instrument;
  private final long asOfNanos;
  private final double mark;
  private final double gridWidth;
  private final SideProfile[] sides;
  private final int markBucket;
  private final ForcedFlowTerms terms;
  private final ZoneView zoneView;
  private final Provenance provenance;
  private final double notionalScale;
  private final double forcedScale;
  private final double contract;
  private final List<ZoneView.Found> found;
  private final List<Optional<LiquidationZone>> nearest;
  private final Lazy<double[][]> cumulative = new Lazy<>(() -> ForcedCurves.of(this));
  private final Lazy<List<List<LiquidationZone>>> zones = new Lazy<>(this::describeZones);
  private final Lazy<String> hash = new Lazy<>(() -> ProfileHash.of(this));

  GridProfile(
      Instrument instrument, long asOfNanos, double mark, int markBucket, double gridWidth,
      SideProfile longSide, SideProfile shortSide, ForcedFlowTerms terms, ZoneView zoneView,
      ZoneSmoother.Room room, Provenance provenance) {
    this.instrument = instrument;
    this.asOfNanos = asOfNanos;
    this.mark = mark;
    this.markBucket = markBucket;
    this.zoneView = zoneView;
    this.gridWidth = gridWidth;
    this.sides = new SideProfile[] {longSide, shortSide};
    this.terms = terms;
    this.provenance = provenance;
    this.contract = instrument.contractSize().doubleValue();
    if (provenance.fidelity().showsCurrency()) {
      notionalScale = 1;
      forcedScale = 1;
    } else {
      double notional = 0;
      double forced = 0;
      for (SideProfile s : sides) {
        for (int i = 0; i < s.size(); i++) {
          notional += instrument.notional(s.mass(i), s.price(i));
          forced += instrument.notional(s.forced(i), s.price(i));
        }
      }
      notionalScale = notional > 0 ? 1 / notional : 0;
      forcedScale = forced > 0 ? 1 / forced : 0;
    }
    found = List.of(find(PositionSide.LONG, room), find(PositionSide.SHORT, room));
    nearest =
        List.of(zoneView.nearest(this, found.get(0)), zoneView.nearest(this, found.get(1)));
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
    return StrictMath.exp((side(side).first() + checked(side, index)) * gridWidth);
  }

  @Override
  public double high(PositionSide side, int index) {
    return StrictMath.exp((side(side).first() + checked(side, index) + 1) * gridWidth);
  }

  @Override
  public double positionQuantity(PositionSide side, int index) {
    return side(side).mass(index);
  }

  @Override
  public double positionNotional(PositionSide side, int index) {
    SideProfile s = side(side);
    return instrument.notional(s.mass(index), s.price(index)) * notionalScale;
  }

  @Override
  public double expectedForced(PositionSide side, int index) {
    SideProfile s = side(side);
    return instrument.notional(s.forced(index), s.price(index)) * forcedScale;
  }

  @Override
  public List<Integer> leverageBins() {
    return MapConfig.LEVERAGES;
  }

  @Override
  public double expectedForced(PositionSide side, int index, int leverageBin) {
    if (leverageBin < 0 || leverageBin >= BINS) {
      throw new IndexOutOfBoundsException(
          "leverage bin must be in [0, " + (BINS - 1) + "], was " + leverageBin);
    }
    SideProfile s = side(side);
    return instrument.notional(s.forced(checked(side, index), leverageBin), s.price(index))
        * forcedScale;
  }

  @Override
  public double cumulativeForced(PositionSide side, int index) {
    return cumulative.value()[side.ordinal()][index];
  }

  @Override
  public Optional<ForcedBand> band(PositionSide side, double low, double high) {
    GridRange range = GridRange.of(low, high, gridWidth);
    if (!provenance.fidelity().showsCurrency()) {
      return Optional.empty();
    }
    Range r = range(side, range);
    return Optional.of(
        r.law.mean() > 0
            ? new ForcedBand(
                r.law.mean() * r.currency,
                r.law.quantile(0.05) * r.currency,
                r.law.quantile(0.50) * r.currency,
                r.law.quantile(0.95) * r.currency,
                r.prints)
            : ForcedBand.NONE);
  }

  @Override
  public double quantile(PositionSide side, double low, double high, double q) {
    GridRange range = GridRange.of(low, high, gridWidth);
    Range r = range(side, range);
    double quantity = r.law.quantile(q);
    return provenance.fidelity().showsCurrency() ? quantity * r.currency : Double.NaN;
  }

  /**
   * What a range of buckets may force.
   *
   * @param law in contract units
   * @param currency mean currency per contract
   * @param prints mean of the law in average prints
   */
  record Range(ForcedFlowLaw law, double currency, double prints) {}

  /** The law of a range of buckets of this profile's grid, wherever they lie. */
  Range range(PositionSide side, GridRange range) {
    SideProfile s = side(side);
    int from = Math.max(0, range.from() - s.first());
    int to = Math.min(s.size() - 1, range.to() - s.first());
    double contracts = 0;
    double currency = 0;
    for (int i = from; i <= to; i++) {
      contracts += s.forced(i);
      currency += instrument.notional(s.forced(i), s.price(i));
    }
    if (!(contracts > 0)) {
      return new Range(ForcedFlowLaw.NONE, contract, 0);
    }
    ForcedFlowLaw law = terms.law(s, from, to);
    return new Range(law, currency / contracts, law.mean() / terms.printQuantity());
  }

  @Override
  public List<LiquidationZone> zones(PositionSide side) {
    return zones.value().get(side.ordinal());
  }

  @Override
  public Optional<LiquidationZone> nearestZone(PositionSide side) {
    return nearest.get(side.ordinal());
  }

  private ZoneView.Found find(PositionSide side, ZoneSmoother.Room room) {
    int nearestBucket = markBucket - side.sign();
    return zoneView.find(this, side, nearestBucket - side(side).first(), nearestBucket, room);
  }

  private List<List<LiquidationZone>> describeZones() {
    return found.stream().map(f -> zoneView.zones(this, f)).toList();
  }

  @Override
  public String contentHash() {
    return hash.value();
  }

  SideProfile side(PositionSide side) {
    return sides[side.ordinal()];
  }

  /** Bucket of the mark on the absolute grid. */
  int markBucket() {
    return markBucket;
  }

  /** What its zones are found with. */
  ZoneView zoneView() {
    return zoneView;
  }

  /** Currency of all prints that calibrated it, at the mark; by the prior's print before them. */
  double printedNotional() {
    return provenance.printsUsed() * instrument.notional(terms.printQuantity(), mark);
  }

  private int checked(PositionSide side, int index) {
    return Objects.checkIndex(index, size(side));
  }

  @Override
  public String toString() {
    return "profile of " + instrument + " at " + mark + ", " + provenance.fidelity();
  }
}
