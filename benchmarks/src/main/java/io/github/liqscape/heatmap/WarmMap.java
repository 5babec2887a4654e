// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.MarketEvent;

/** A map four days old, of either kind, and the tape that goes on from there. */
final class WarmMap {

  /** What a map does with an event. */
  interface Target {
    Outcome apply(MarketEvent event);
  }

  final MarketTape tape = new MarketTape(1);
  final Target target;
  final MassView view;
  private int refused;

  WarmMap(Contender contender) {
    switch (contender) {
      case ENGINE -> {
        LiquidationMap map = engine();
        target = map::apply;
        view = (MassView) map;
      }
      case NAIVE -> {
        NaiveLiquidationMap map =
            new NaiveLiquidationMap(MarketTape.BTCUSDT, MarketTape.TIERS);
        target = map::apply;
        view = map;
      }
      default -> throw new IllegalArgumentException("unknown contender " + contender);
    }
    tape.warm(this::feed);
    requireFull();
  }

  private static LiquidationMap engine() {
    return LiquidationMap.builder(MarketTape.BTCUSDT).tiers(MarketTape.TIERS).build();
  }

  /** The library's map, where only its own interface is wanted. */
  LiquidationMap map() {
    return (LiquidationMap) view;
  }

  /** Applies an event outside what is measured. */
  void feed(MarketEvent event) {
    count(target.apply(event) == Outcome.APPLIED ? 0 : 1);
  }

  /** So many events of a measurement were not applied. */
  void count(int refusals) {
    refused += refusals;
  }

  /**
   * Says that nothing but applied events was measured.
   *
   * @throws IllegalStateException if an event was refused
   */
  void requireApplied() {
    if (refused > 0) {
      throw new IllegalStateException(refused + " events were refused: the times mean nothing");
    }
  }

  /** Buckets of a side that hold anything. */
  int occupied(PositionSide side) {
    int buckets = 0;
    for (int k = view.centreBucket() - 4_096; k <= view.centreBucket() + 4_096; k++) {
      for (int bin = 0; bin < MapConfig.LEVERAGES.size(); bin++) {
        if (view.mass(side, bin, k) > 0) {
          buckets++;
          break;
        }
      }
    }
    return buckets;
  }

  private void requireFull() {
    requireApplied();
    for (PositionSide side : PositionSide.values()) {
      for (int bin = 0; bin < MapConfig.LEVERAGES.size(); bin++) {
        double mass = view.far(side, bin);
        for (int k = view.centreBucket() - 4_096; k <= view.centreBucket() + 4_096; k++) {
          mass += view.mass(side, bin, k);
        }
        if (!(mass > 0)) {
          throw new IllegalStateException(side + " bin " + bin + " is empty after the warm-up");
        }
      }
      System.out.println("# " + side + ": " + occupied(side) + " buckets hold mass");
    }
  }
}
