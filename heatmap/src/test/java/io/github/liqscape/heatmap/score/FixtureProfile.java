// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hand-made map on the grid k = floor(ln p / 2.5e-4), 400 buckets a side. Bands, if any, are of a
 * Poisson number of prints of one size, as normal quantiles.
 */
final class FixtureProfile implements LiquidationProfile, QuantileBands {

  static final double DELTA = 2.5e-4;
  static final int SIZE = 400;

  /** Mass of a bucket. */
  interface Mass {
    double of(PositionSide side, int k);
  }

  private final Instrument instrument;
  private final long asOf;
  private final double mark;
  private final int first;
  private final double[][] mass = new double[2][2 * SIZE];
  private final double printSize;
  private final Fidelity fidelity;
  private final List<LiquidationZone> zones;

  FixtureProfile(Instrument instrument, long asOf, double mark, Mass of) {
    this(instrument, asOf, mark, of, Double.NaN, Fidelity.CALIBRATED, List.of());
  }

  FixtureProfile(
      Instrument instrument,
      long asOf,
      double mark,
      Mass of,
      double printSize,
      Fidelity fidelity,
      List<LiquidationZone> zones) {
    this.instrument = instrument;
    this.asOf = asOf;
    this.mark = mark;
    this.printSize = printSize;
    this.fidelity = fidelity;
    this.zones = zones;
    first = bucket(mark) - SIZE;
    for (PositionSide side : PositionSide.values()) {
      for (int i = 0; i < 2 * SIZE; i++) {
        boolean live = side.sign() * (mark - centre(first + i)) > 0;
        mass[side.ordinal()][i] = live ? of.of(side, first + i) : 0;
      }
    }
  }

  static int bucket(double price) {
    return (int) Math.floor(Math.log(price) / DELTA);
  }

  static double centre(int k) {
    return Math.exp((k + 0.5) * DELTA);
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public long asOfNanos() {
    return asOf;
  }

  @Override
  public double mark() {
    return mark;
  }

  @Override
  public Provenance provenance() {
    return new Provenance(
        "fixture/1", List.of("bybit"), fidelity, MarkSource.MARK_PRICE, 1, 0, 0, 0, 1000,
        Map.of(), false, List.of(), "none", Map.of(), Optional.empty());
  }

  @Override
  public int size(PositionSide side) {
    return 2 * SIZE;
  }

  @Override
  public double low(PositionSide side, int index) {
    return Math.exp((first + index) * DELTA);
  }

  @Override
  public double high(PositionSide side, int index) {
    return Math.exp((first + index + 1) * DELTA);
  }

  @Override
  public double positionQuantity(PositionSide side, int index) {
    return Double.NaN;
  }

  @Override
  public double positionNotional(PositionSide side, int index) {
    return 10 * expectedForced(side, index);
  }

  @Override
  public double expectedForced(PositionSide side, int index) {
    return mass[side.ordinal()][index];
  }

  @Override
  public List<Integer> leverageBins() {
    return List.of();
  }

  @Override
  public double expectedForced(PositionSide side, int index, int leverageBin) {
    throw new IndexOutOfBoundsException(leverageBin);
  }

  @Override
  public double cumulativeForced(PositionSide side, int index) {
    double sum = 0;
    int step = side.sign();
    for (int i = index; i >= 0 && i < 2 * SIZE; i += step) {
      sum += expectedForced(side, i);
    }
    return sum;
  }

  private double sum(PositionSide side, double low, double high) {
    double sum = 0;
    for (int i = 0; i < 2 * SIZE; i++) {
      double centre = centre(first + i);
      sum += low <= centre && centre <= high ? expectedForced(side, i) : 0;
    }
    return sum;
  }

  @Override
  public Optional<ForcedBand> band(PositionSide side, double low, double high) {
    if (Double.isNaN(printSize)) {
      return Optional.empty();
    }
    double mean = sum(side, low, high);
    return Optional.of(
        new ForcedBand(
            mean,
            quantile(mean, -1.645),
            mean,
            quantile(mean, 1.645),
            mean / printSize));
  }

  private double quantile(double mean, double z) {
    return Math.max(0, mean + z * Math.sqrt(mean * printSize));
  }

  @Override
  public double quantile(PositionSide side, double low, double high, double q) {
    return quantile(sum(side, low, high), q == 0.25 ? -0.6745 : 0.6745);
  }

  @Override
  public List<LiquidationZone> zones(PositionSide side) {
    return zones.stream().filter(z -> z.side() == side).toList();
  }

  @Override
  public String contentHash() {
    return "fixture";
  }
}
