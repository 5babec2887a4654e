// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.List;

/** A map with mass in every bin, and the events that move it by hand. */
final class PopulatedMap {

  static final long SECOND = 1_000_000_000L;

  private static final TapeMode MODE = TapeMode.FULL;
  private static final byte[] STATE =
      TestMaps.saved(TestMaps.fed(MODE, new RandomTape(MODE, 3).take(4_000)));

  final LiquidationMap map;
  final MassView view;
  long now;
  final double mark;

  /** Every one starts the same: two minutes after the last event of its tape, freshly marked. */
  PopulatedMap() {
    try {
      map = TestMaps.restored(MODE, STATE);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    view = TestMaps.view(map);
    now = map.profile().asOfNanos() + 400 * SECOND;
    mark = map.profile().mark();
    mark(0, mark);
    openInterest(1, 20_000);
  }

  List<LiquidationMap.Outcome> mark(double secondsLater, double price) {
    later(secondsLater);
    return List.of(map.apply(new MarkPrice(MODE.instrument(), now, now, price, Double.NaN)));
  }

  LiquidationMap.Outcome openInterest(double secondsLater, double quantity) {
    later(secondsLater);
    return map.apply(new OpenInterest(MODE.instrument(), now, now, quantity, Double.NaN));
  }

  void nothing(double secondsLater) {
    later(secondsLater);
    map.apply(
        new FundingRate(
            MODE.instrument(), now, now, 0, now, Duration.ofHours(8),
            FundingRate.Status.ESTIMATE));
  }

  void printGap(boolean open) {
    map.apply(
        new StreamGap(
            MODE.instrument(), now, now, StreamKind.FORCED_ORDER, now, open ? StreamGap.OPEN : now,
            StreamGap.Cause.DISCONNECT, false));
  }

  Trade trade(String id, double price, double quantity, OrderSide taker) {
    double onTick = MODE.instrument().price(MODE.instrument().ticks(price));
    return new Trade(MODE.instrument(), now, now, id, onTick, quantity, taker);
  }

  private void later(double seconds) {
    now += (long) (seconds * SECOND);
  }
}
