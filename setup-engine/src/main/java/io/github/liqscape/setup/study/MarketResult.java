// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.setup.WaitReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a market gave.
 *
 * @param name of the market
 * @param timeframe of the signal bars
 * @param firstNanos close of the first bar, epoch nanoseconds; 0 without bars
 * @param lastNanos close of the last bar
 * @param bars decisions, one a closed bar
 * @param trades BUY and SELL among them
 * @param waits bars that waited, by the weightiest missing thing
 * @param fidelities bars by the fidelity of their profile
 * @param fundingRates settled funding rates that labels could pay
 * @param finerPath whether labels walked candles of a smaller timeframe
 */
public record MarketResult(
    String name,
    Timeframe timeframe,
    long firstNanos,
    long lastNanos,
    int bars,
    int trades,
    Map<WaitReason, Integer> waits,
    Map<Fidelity, Integer> fidelities,
    int fundingRates,
    boolean finerPath) {

  public MarketResult {
    waits = sorted(WaitReason.class, waits);
    fidelities = sorted(Fidelity.class, fidelities);
  }

  private static <E extends Enum<E>> Map<E, Integer> sorted(Class<E> type, Map<E, Integer> map) {
    EnumMap<E, Integer> copy = new EnumMap<>(type);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  /** Part of the bars that waited; NaN without bars. */
  public double waitShare() {
    return bars == 0 ? Double.NaN : 1 - (double) trades / bars;
  }
}
