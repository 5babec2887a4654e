// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.RecordedData;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The 5,000 five-minute candles that a map is rebuilt from. */
final class RebuildCandles {

  static final int COUNT = 5_000;

  private static final String SET = "binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz";

  private RebuildCandles() {}

  /** Where they come from on this machine. */
  static String source() {
    return recorded()
        ? "recorded set binance-usdm-5m-2025-10-crash, BTCUSDT, first " + COUNT
        : "core.synthetic, seed 42, aggregated (no recorded set in LIQSCAPE_DATA)";
  }

  static List<CandleEvent> load() {
    List<CandleEvent> candles = recorded() ? fromFile() : fromSyntheticMarket();
    if (candles.size() < COUNT) {
      throw new IllegalStateException("need " + COUNT + " candles, had " + candles.size());
    }
    return List.copyOf(candles.subList(0, COUNT));
  }

  private static boolean recorded() {
    return Files.isRegularFile(file());
  }

  private static Path file() {
    return RecordedData.path(SET);
  }

  private static List<CandleEvent> fromFile() {
    return CandleFile.of(file(), MarketTape.BTCUSDT, Timeframe.M5).read().events();
  }

  private static List<CandleEvent> fromSyntheticMarket() {
    SyntheticMarket market = SyntheticMarket.of(42);
    Instrument instrument = market.instrument();
    TradeAggregator five = TradeAggregator.of(Timeframe.M5);
    List<CandleEvent> candles = new ArrayList<>();
    while (candles.size() < COUNT) {
      market.advance(
          Duration.ofHours(1),
          event -> {
            if (event instanceof Trade t) {
              five.add(
                  t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(),
                  a ->
                      candles.add(
                          CandleEvent.recorded(instrument, PriceKind.LAST, a.candle())));
            }
          });
    }
    return candles;
  }
}
