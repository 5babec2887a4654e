// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.BucketProfile;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of one instrument; times are seconds after a round hour. */
final class Market {

  static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  static final long SECOND = 1_000_000_000L;
  static final long START = 1_795_392_000L * SECOND; // 2026-11-23T00:00:00Z

  private Market() {}

  static long at(double seconds) {
    return START + Math.round(seconds * SECOND);
  }

  static Trade trade(double seconds, double price) {
    return new Trade(BTC, at(seconds), at(seconds), "t" + seconds, price, 1, OrderSide.BUY);
  }

  static MarkPrice mark(double seconds, double price) {
    return new MarkPrice(BTC, at(seconds), at(seconds), price, Double.NaN);
  }

  /** A closed candle that begins so many candles after the start. */
  static CandleEvent bar(Timeframe timeframe, int index, double close) {
    return bar(timeframe, index, close, close, close, 10);
  }

  static CandleEvent bar(
      Timeframe timeframe, int index, double high, double low, double close, double volume) {
    return CandleEvent.recorded(
        BTC, PriceKind.LAST,
        Candle.closed(
            timeframe, START + index * timeframe.nanos(), close, high, low, close, volume));
  }

  /** The same candle while it forms. */
  static CandleEvent forming(Timeframe timeframe, int index, double seconds, double close) {
    return new CandleEvent(
        BTC, at(seconds), at(seconds), PriceKind.LAST,
        new Candle(
            timeframe, START + index * timeframe.nanos(), close, close, close, close, 10,
            Double.NaN, Double.NaN, -1, false));
  }

  static LiquidationZone zone(
      String id, PositionSide side, double low, double high, double percentile) {
    return zone(id, side, low, high, percentile, true);
  }

  static LiquidationZone zone(
      String id, PositionSide side, double low, double high, double percentile, boolean ranked) {
    return new LiquidationZone(
        id, id, side, low, high, (low + high) / 2, new ForcedBand(5e6, 1e6, 4e6, 2e7, 100), 1e7,
        percentile, ranked, 1e6, Double.NaN, Double.NaN, List.of(), START, 0, Double.NaN,
        Fidelity.CALIBRATED);
  }

  static LiquidationProfile profile(double seconds, double mark, LiquidationZone... zones) {
    BucketProfile.Builder builder =
        BucketProfile.builder(BTC, at(seconds), mark)
            .provenance(
                new Provenance(
                    "test", List.of("binance"), Fidelity.CALIBRATED, MarkSource.values()[0], 1, 0,
                    0, 0, 300, Map.of(), false, List.of(), "none", Map.of(), Optional.empty()));
    for (PositionSide side : PositionSide.values()) {
      builder.zones(
          side,
          Arrays.stream(zones)
              .filter(z -> z.side() == side)
              .sorted(Comparator.comparingDouble(LiquidationZone::distance))
              .toList());
    }
    return builder.build();
  }
}
