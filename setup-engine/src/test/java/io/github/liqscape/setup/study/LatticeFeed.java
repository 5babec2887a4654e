// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.BucketProfile;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A map by hand: a zone on every full percent around the start, gone for a while once touched. */
final class LatticeFeed implements ProfileFeed {

  private static final double STEP = 0.015;
  private static final double WIDTH = 0.002;
  private static final int REST_BARS = 40;

  private final Instrument instrument;
  private final double start;
  private final Map<Integer, Integer> touched = new TreeMap<>();
  private double price;
  private long nanos;
  private int bar;

  LatticeFeed(Instrument instrument, double start) {
    this.instrument = instrument;
    this.start = start;
    price = start;
  }

  @Override
  public void apply(MarketEvent event) {
    if (event instanceof CandleEvent candle) {
      bar++;
      price = candle.candle().close();
      nanos = candle.eventNanos();
      for (int k = -60; k <= 60; k++) {
        if (candle.candle().low() <= high(k) && candle.candle().high() >= low(k)) {
          touched.put(k, bar);
        }
      }
    }
  }

  private double low(int k) {
    return start * (1 + k * STEP);
  }

  private double high(int k) {
    return low(k) * (1 + WIDTH);
  }

  @Override
  public LiquidationProfile profile() {
    double[] even = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    return BucketProfile.builder(instrument, nanos, price)
        .provenance(
            new Provenance(
                "lattice", List.of("file"), Fidelity.SYNTHETIC, MarkSource.TRADE_PROXY, 1, 0, 0, 0,
                0, Map.of(), false, List.of(), "none", Map.of(), Optional.empty()))
        .side(PositionSide.LONG, edges(0.9, 1), even, even, even)
        .side(PositionSide.SHORT, edges(1, 1.1), even, even, even)
        .zones(PositionSide.LONG, zones(PositionSide.LONG))
        .zones(PositionSide.SHORT, zones(PositionSide.SHORT))
        .build();
  }

  private double[] edges(double from, double to) {
    double[] edges = new double[11];
    for (int i = 0; i <= 10; i++) {
      edges[i] = price * (from + i * (to - from) / 10);
    }
    return edges;
  }

  private List<LiquidationZone> zones(PositionSide side) {
    List<LiquidationZone> zones = new ArrayList<>();
    for (int k = -60; k <= 60; k++) {
      boolean rests = bar - touched.getOrDefault(k, -REST_BARS) < REST_BARS;
      boolean there = side == PositionSide.SHORT ? low(k) > price : high(k) < price;
      if (there && !rests) {
        String id = side + " " + k + " " + touched.getOrDefault(k, 0);
        double near = side == PositionSide.SHORT ? low(k) : high(k);
        zones.add(
            new LiquidationZone(
                id, id, side, low(k), high(k), (low(k) + high(k)) / 2,
                new ForcedBand(1e9, 1e8, 1e9, 2e9, 100), 1e9, 92, true, 1e8, 0.1, 0.1, List.of(),
                0, Math.abs(near - price) / price, Double.NaN, Fidelity.SYNTHETIC));
      }
    }
    zones.sort(Comparator.comparingDouble(LiquidationZone::distance));
    return zones.size() > 12 ? zones.subList(0, 12) : zones;
  }
}
