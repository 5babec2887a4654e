// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.heatmap.score.QuantileBands;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.ProfileHash;
import io.github.liqscape.liquidation.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The exact sum of several venues' profiles, in quote currency, on the coarsest grid of its parts:
 * bucket k of a part goes whole to floor(k n/n_coarse), so no mass is split or lost, and a range of
 * the sum is a range of every part. Laws of forced flow are taken as independent between venues.
 *
 * <p>Each part was swept by its own mark. The sum's mark is their mean by open interest, so within
 * the spread of the marks LONG mass may stand above it and SHORT mass below; curves and zones begin
 * at the outermost mark and miss none of it.
 */
final class SumProfile implements LiquidationProfile, QuantileBands {

  private static final Comparator<GridProfile> BY_NAME =
      Comparator.comparing((GridProfile p) -> p.instrument().toString());

  private final Instrument instrument;
  private final List<GridProfile> parts;
  private final List<Instrument> leftOut;
  private final long asOfNanos;
  private final double mark;
  private final int factor;
  private final double gridWidth;
  private final SumSide[] sides = new SumSide[2];
  private final Provenance provenance;
  private final Lazy<double[][]> cumulative = new Lazy<>(() -> ForcedCurves.of(this));
  private final Lazy<List<List<LiquidationZone>>> zones = new Lazy<>(this::findZones);
  private final Lazy<String> hash = new Lazy<>(() -> ProfileHash.of(this));

  /**
   * @param instrument name of the sum
   * @param summed profiles that show currency, at least one, of different instruments
   * @param leftOut instruments that belong to the sum and had nothing to add
   */
  SumProfile(Instrument instrument, List<GridProfile> summed, List<Instrument> leftOut) {
    this.instrument = instrument;
    // One order, whatever the caller's: sums of doubles depend on it.
    this.parts = summed.stream().sorted(BY_NAME).toList();
    this.leftOut = leftOut.stream().sorted(Comparator.comparing(Instrument::toString)).toList();
    asOfNanos = parts.stream().mapToLong(GridProfile::asOfNanos).max().orElseThrow();
    mark = SumProvenance.byInterest(parts, GridProfile::mark);
    factor = parts.stream().mapToInt(p -> p.side(PositionSide.LONG).factor()).max().orElseThrow();
    gridWidth = PriceGrid.BASE_WIDTH * factor;
    for (PositionSide side : PositionSide.values()) {
      sides[side.ordinal()] = new SumSide(parts, side, factor);
    }
    provenance = SumProvenance.of(parts, this.leftOut, asOfNanos);
  }

  List<GridProfile> parts() {
    return parts;
  }

  List<Instrument> leftOut() {
    return leftOut;
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
    checked(side, index);
    return Double.NaN;
  }

  @Override
  public double positionNotional(PositionSide side, int index) {
    return side(side).notional(index);
  }

  @Override
  public double expectedForced(PositionSide side, int index) {
    return side(side).forced(index);
  }

  @Override
  public List<Integer> leverageBins() {
    return MapConfig.LEVERAGES;
  }

  @Override
  public double expectedForced(PositionSide side, int index, int leverageBin) {
    int bucket = side(side).first() + checked(side, index);
    double sum = 0;
    for (GridProfile part : parts) {
      SideProfile s = part.side(side);
      GridRange fine = new GridRange(bucket, bucket).finer(factor / s.factor());
      int to = Math.min(s.size() - 1, fine.to() - s.first());
      for (int i = Math.max(0, fine.from() - s.first()); i <= to; i++) {
        sum += part.expectedForced(side, i, leverageBin);
      }
    }
    return sum;
  }

  @Override
  public double cumulativeForced(PositionSide side, int index) {
    return cumulative.value()[side.ordinal()][index];
  }

  @Override
  public Optional<ForcedBand> band(PositionSide side, double low, double high) {
    List<GridProfile.Range> ranges = ranges(side, low, high);
    ForcedFlowLaw law = law(ranges);
    return Optional.of(
        law.mean() > 0
            ? new ForcedBand(
                law.mean(),
                law.quantile(0.05),
                law.quantile(0.50),
                law.quantile(0.95),
                ranges.stream().mapToDouble(GridProfile.Range::prints).sum())
            : ForcedBand.NONE);
  }

  @Override
  public double quantile(PositionSide side, double low, double high, double q) {
    return law(ranges(side, low, high)).quantile(q);
  }

  private List<GridProfile.Range> ranges(PositionSide side, double low, double high) {
    GridRange range = GridRange.of(low, high, gridWidth);
    List<GridProfile.Range> ranges = new ArrayList<>(parts.size());
    for (GridProfile part : parts) {
      ranges.add(part.range(side, range.finer(factor / part.side(side).factor())));
    }
    return ranges;
  }

  /** Means and variances add, chances of nothing multiply, once all are in currency. */
  private static ForcedFlowLaw law(List<GridProfile.Range> ranges) {
    return ForcedFlowLaw.sum(ranges.stream().map(r -> r.law().times(r.currency())).toList());
  }

  @Override
  public List<LiquidationZone> zones(PositionSide side) {
    return zones.value().get(side.ordinal());
  }

  private List<List<LiquidationZone>> findZones() {
    ZoneBands bands = new ZoneBands(gridWidth);
    ZoneView view =
        new ZoneView(
            bands,
            new ZoneDetector(bands),
            ZoneRanks.none(bands),
            List.of(),
            List.of(),
            ZoneTracker.HOUR_NANOS,
            parts.stream().mapToDouble(p -> p.zoneView().volume24h()).sum(),
            parts.stream().mapToDouble(p -> p.zoneView().openInterestNotional()).sum(),
            SumProvenance.byInterest(parts, p -> p.zoneView().atr()));
    List<List<LiquidationZone>> found = new ArrayList<>(2);
    for (PositionSide side : PositionSide.values()) {
      int nearest = nearestBucket(side);
      found.add(view.zones(this, side, nearest - side(side).first(), nearest));
    }
    return found;
  }

  /** Where the side begins: beside the mark of the part that reaches furthest inward. */
  private int nearestBucket(PositionSide side) {
    return parts.stream()
        .map(p -> Math.floorDiv(p.markBucket() - side.sign(), factor / p.side(side).factor()))
        .max(
            side == PositionSide.LONG
                ? Comparator.naturalOrder()
                : Comparator.<Integer>naturalOrder().reversed())
        .orElseThrow();
  }

  @Override
  public String contentHash() {
    return hash.value();
  }

  private SumSide side(PositionSide side) {
    return sides[side.ordinal()];
  }

  private int checked(PositionSide side, int index) {
    return Objects.checkIndex(index, size(side));
  }

  @Override
  public String toString() {
    return "sum of " + parts.stream().map(GridProfile::instrument).toList() + " at " + mark + ", "
        + provenance.fidelity();
  }
}
