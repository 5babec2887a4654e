// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.BucketProfile;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A map as a script wants it: zones that stay until price touches them, then vanish. */
final class ZoneBook {

  private static final Provenance PROVENANCE =
      new Provenance(
          "script", List.of("script"), Fidelity.CALIBRATED, MarkSource.MARK_PRICE, 1, 0, 0, 0, 500,
          Map.of(), false, List.of(), "none", Map.of(), Optional.empty());

  private record Zone(
      String id, String root, PositionSide side, double low, double high, double percentile,
      double mass, long from, Fidelity fidelity) {}

  private final Instrument instrument;
  private final List<Zone> zones = new ArrayList<>();
  private boolean living;

  ZoneBook(Instrument instrument) {
    this.instrument = instrument;
  }

  /** From now on no two profiles say the same masses, as those of a live map do not. */
  ZoneBook living() {
    living = true;
    return this;
  }

  /** Crowded shorts, which lie above the price, from a time on. */
  ZoneBook shorts(String id, double low, double high, double percentile, long fromNanos) {
    return add(id, PositionSide.SHORT, low, high, percentile, 1e6, fromNanos);
  }

  /** Crowded longs, which lie below the price, from a time on. */
  ZoneBook longs(String id, double low, double high, double percentile, long fromNanos) {
    return add(id, PositionSide.LONG, low, high, percentile, 1e6, fromNanos);
  }

  ZoneBook add(
      String id, PositionSide side, double low, double high, double percentile, double mass,
      long fromNanos) {
    zones.add(
        new Zone(id, id, side, low, high, percentile, mass, fromNanos, Fidelity.CALIBRATED));
    return this;
  }

  /** What a bar's range reaches is zero in every later map. */
  void sweep(long openNanos, double high, double low) {
    zones.removeIf(
        z ->
            z.from() <= openNanos
                && (z.side() == PositionSide.SHORT ? high >= z.low() : low <= z.high()));
  }

  /**
   * Positions come and go: most zones have other masses, some other ranks or another fidelity, a few
   * other bounds, and now and then one splits.
   */
  void revise(Random random) {
    zones.replaceAll(
        z -> {
          double change = 0.9 + random.nextDouble() / 5;
          double mass = random.nextInt(4) == 0 ? z.mass() : z.mass() * change;
          double rank = random.nextInt(4) == 0 ? 75 + random.nextInt(25) : z.percentile();
          double grown = random.nextInt(8) == 0 ? 1 + random.nextDouble() / 1e3 : 1;
          Fidelity fidelity = random.nextInt(8) == 0 ? Fidelity.VOLUME_PROXY : Fidelity.CALIBRATED;
          return new Zone(
              z.id(), z.root(), z.side(), z.low(), z.high() * grown, rank, mass, z.from(),
              fidelity);
        });
    if (!zones.isEmpty() && random.nextInt(8) == 0) {
      Zone z = zones.get(random.nextInt(zones.size()));
      zones.add(
          new Zone(
              z.id() + "'", z.root(), z.side(), 1.001 * z.high(), 1.002 * z.high(),
              z.percentile(), z.mass() / 2, z.from(), z.fidelity()));
    }
  }

  LiquidationProfile profile(long nowNanos, double price) {
    List<LiquidationZone> shorts = new ArrayList<>();
    List<LiquidationZone> longs = new ArrayList<>();
    for (Zone z : zones) {
      boolean outside = z.side() == PositionSide.SHORT ? z.low() >= price : z.high() <= price;
      if (z.from() <= nowNanos && outside) {
        (z.side() == PositionSide.SHORT ? shorts : longs).add(zone(z, mass(z, nowNanos), price));
      }
    }
    nearest(shorts);
    nearest(longs);
    var builder = BucketProfile.builder(instrument, nowNanos, price).provenance(PROVENANCE);
    if (!shorts.isEmpty()) {
      side(builder, PositionSide.SHORT, shorts).zones(PositionSide.SHORT, shorts);
    }
    if (!longs.isEmpty()) {
      side(builder, PositionSide.LONG, longs).zones(PositionSide.LONG, longs);
    }
    return builder.build();
  }

  /** A profile has at most twelve of a side, nearest first. */
  private static void nearest(List<LiquidationZone> zones) {
    zones.sort((a, b) -> Double.compare(a.distance(), b.distance()));
    if (zones.size() > 12) {
      zones.subList(12, zones.size()).clear();
    }
  }

  /** One bucket from the lowest to the highest price of all zones of a side. */
  private static BucketProfile.Builder side(
      BucketProfile.Builder builder, PositionSide side, List<LiquidationZone> zones) {
    double low = zones.stream().mapToDouble(LiquidationZone::low).min().orElseThrow();
    double high = zones.stream().mapToDouble(LiquidationZone::high).max().orElseThrow();
    double[] mass = {zones.stream().mapToDouble(z -> z.expectedForced().mean()).sum()};
    return builder.side(side, new double[] {low, high}, mass, mass, mass);
  }

  private double mass(Zone z, long nowNanos) {
    int some = Math.floorMod(31 * z.id().hashCode() + Long.hashCode(nowNanos / 1_000_000_000), 97);
    return living ? z.mass() * (0.9 + some / 500.0) : z.mass();
  }

  private static LiquidationZone zone(Zone z, double mass, double price) {
    double distance = Math.max(0, Math.max(z.low() - price, price - z.high())) / price;
    return new LiquidationZone(
        z.id(), z.root(), z.side(), z.low(), z.high(), (z.low() + z.high()) / 2,
        new ForcedBand(mass, mass / 2, mass, 2 * mass, 100), 1e7, z.percentile(), true, 1e5,
        Double.NaN, Double.NaN, List.of(), z.from(), distance, Double.NaN, z.fidelity());
  }
}
