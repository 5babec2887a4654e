// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.recorded.CandleFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Markets of which only candles are known: a user's own file, or three days of ETH-USD. */
final class CandleSource {

  private static final String ETH = "/ETH-USD-PT5M-2023-3-13_2023-3-15.json";
  private static final int CHART_CANDLES = 864;

  private CandleSource() {}

  /** Candles of a CSV file with a header (open_time, open, high, low, close, volume). */
  static MarketSource of(Path file, String symbol, String tick, Timeframe timeframe) {
    Instrument instrument =
        Instrument.linear(Venue.of("file"), symbol, symbol, "quote").tickSize(tick).build();
    List<CandleEvent> candles = CandleFile.of(file, instrument, timeframe).read().events();
    if (candles.size() < 2) {
      throw new IllegalArgumentException(
          file + " must hold at least 2 candles, held " + candles.size());
    }
    return source(
        "candles of " + file.getFileName(), instrument, timeframe, candles,
        List.of("candles only: no open interest, no liquidations, no mark price"));
  }

  /** The real candles that Maven brings for people without recorded data. */
  static MarketSource eth() {
    Instrument instrument =
        Instrument.linear(Venue.of("binanceus"), "ETH-USD", "ETH", "USD").tickSize("0.01").build();
    return source(
        "ETH-USD, 13 to 15 March 2023 (candles of the MIT-licensed ta4j-examples)",
        instrument, Timeframe.M5, ethCandles(instrument),
        List.of(
            "candles of a spot market, only: no open interest, no liquidations, no mark price",
            "for the full picture set LIQSCAPE_DATA or try --synthetic"));
  }

  private static MarketSource source(
      String title, Instrument instrument, Timeframe timeframe, List<CandleEvent> candles,
      List<String> notes) {
    Instant end = MarketSource.instant(candles.getLast().eventNanos());
    return new MarketSource(
        title,
        instrument,
        StandInTiers.of(instrument.symbol()),
        () -> candles.stream().map(MarketEvent.class::cast),
        MarketSource.instant(candles.getFirst().eventNanos()),
        end,
        end,
        Duration.ofNanos(Math.multiplyExact(CHART_CANDLES, timeframe.nanos())),
        timeframe.duration(),
        notes);
  }

  private static List<CandleEvent> ethCandles(Instrument instrument) {
    try (InputStream in = CandleSource.class.getResourceAsStream(ETH)) {
      if (in == null) {
        throw new IllegalArgumentException("the jar lacks " + ETH + "; give a file with --data");
      }
      List<CandleEvent> candles = new ArrayList<>();
      long last = Long.MIN_VALUE;
      for (JsonNode bar : new ObjectMapper().readTree(in).get("ohlc")) {
        // The end is the last millisecond of the bar.
        long open = Timeframe.M5.openOf(bar.get("endTime").longValue() * 1_000_000L);
        if (open > last) {
          last = open;
          candles.add(CandleEvent.recorded(instrument, PriceKind.LAST, candle(bar, open)));
        }
      }
      return candles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Candle candle(JsonNode bar, long openNanos) {
    return Candle.closed(
        Timeframe.M5,
        openNanos,
        bar.get("openPrice").doubleValue(),
        bar.get("highPrice").doubleValue(),
        bar.get("lowPrice").doubleValue(),
        bar.get("closePrice").doubleValue(),
        bar.get("volume").doubleValue());
  }
}
