// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Candles of one minute and of five, made of the prices of a tape. */
final class TapeCandles {

  private static final long MINUTE = Timeframe.M1.nanos();

  private final List<double[]> minute = new ArrayList<>();
  private final List<double[]> five = new ArrayList<>();

  void see(double price, double quantity, double takerBuy) {
    minute.add(new double[] {price, quantity, takerBuy});
    five.add(new double[] {price, quantity, takerBuy});
  }

  void reset() {
    minute.clear();
    five.clear();
  }

  Optional<Candle> forming(long nanos) {
    return candle(Timeframe.M1, Timeframe.M1.openOf(nanos), minute, false, false, false);
  }

  /** The candles that end here. */
  List<Candle> close(long end, boolean withoutVolume, boolean withoutTaker) {
    List<Candle> closed = new ArrayList<>();
    candle(Timeframe.M1, end - MINUTE, minute, true, withoutVolume, withoutTaker)
        .ifPresent(closed::add);
    minute.clear();
    if (Timeframe.M5.openOf(end) == end) {
      candle(Timeframe.M5, end - 5 * MINUTE, five, true, withoutVolume, withoutTaker)
          .ifPresent(closed::add);
      five.clear();
    }
    return closed;
  }

  private static Optional<Candle> candle(Timeframe timeframe, long open, List<double[]> seen,
      boolean closed, boolean withoutVolume, boolean withoutTaker) {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    double volume = withoutVolume ? Double.NaN : seen.stream().mapToDouble(s -> s[1]).sum();
    double taker =
        withoutVolume || withoutTaker
            ? Double.NaN
            : seen.stream().mapToDouble(s -> s[2]).sum();
    return Optional.of(
        new Candle(
            timeframe,
            open,
            seen.getFirst()[0],
            seen.stream().mapToDouble(s -> s[0]).max().orElseThrow(),
            seen.stream().mapToDouble(s -> s[0]).min().orElseThrow(),
            seen.getLast()[0],
            volume,
            Double.NaN,
            taker,
            -1,
            closed));
  }
}
