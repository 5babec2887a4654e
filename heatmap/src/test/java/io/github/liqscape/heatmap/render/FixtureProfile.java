// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.BucketProfile;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small profile to be checked by hand: buckets of 10 bp around a mark of 60,000. */
final class FixtureProfile {

  static final double MARK = 60_000;
  static final int SIZE = 60;
  static final long AS_OF = 1_764_064_799_000_000_000L;

  private FixtureProfile() {}

  /** Bucket n outward from the mark holds n * 10,000, tenfold in the tens. */
  static LiquidationProfile of(Fidelity fidelity) {
    BucketProfile.Builder builder =
        BucketProfile.builder(FixtureMarket.BTC, AS_OF, MARK).provenance(provenance(fidelity));
    double unit = fidelity.showsCurrency() ? 1 : 1 / (2 * whole());
    for (PositionSide side : PositionSide.values()) {
      double[] edges = new double[SIZE + 1];
      double[] forced = new double[SIZE];
      for (int i = 0; i <= SIZE; i++) {
        edges[i] = MARK * StrictMath.exp((side == PositionSide.LONG ? i - SIZE : i) * 1e-3);
      }
      for (int i = 0; i < SIZE; i++) {
        forced[i] = amount(side == PositionSide.LONG ? SIZE - 1 - i : i) * unit;
      }
      builder.side(side, edges, forced, forced, forced).zones(side, zones(side, fidelity, unit));
    }
    return builder.build();
  }

  static double amount(int outward) {
    return outward * 10_000.0 * (outward % 10 == 0 ? 10 : 1);
  }

  private static double whole() {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += amount(i);
    }
    return sum;
  }

  private static List<LiquidationZone> zones(PositionSide side, Fidelity fidelity, double unit) {
    double one = MARK * StrictMath.exp(-side.sign() * 0.010);
    double other = MARK * StrictMath.exp(-side.sign() * 0.011);
    double mean = amount(10) * unit;
    ForcedBand band =
        fidelity.showsCurrency()
            ? new ForcedBand(mean, 0, 0.8 * mean, 2.5 * mean, 100)
            : new ForcedBand(mean, mean, mean, mean, 0);
    return List.of(
        new LiquidationZone(
            side + "-1", side + "-1", side, Math.min(one, other), Math.max(one, other),
            Math.sqrt(one * other), band, mean, 93.4, true, mean, Double.NaN, Double.NaN,
            List.of(), AS_OF, Math.abs(one / MARK - 1), 1.25, fidelity));
  }

  private static Provenance provenance(Fidelity fidelity) {
    return new Provenance(
        "liqscape-map/1 3f9a0c12", List.of("binance", "bybit"), fidelity,
        fidelity.showsCurrency() ? MarkSource.MARK_PRICE : MarkSource.TRADE_PROXY, 0.834, 0.11,
        Double.NaN, 90, 152, Map.of(), true, List.of("SWEEP_INCOMPLETE"), "2026-11-01", Map.of(),
        Optional.of("INSUFFICIENT"));
  }
}
