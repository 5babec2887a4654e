// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The tops of book and trades of a real minute of BTCUSDT, over and over: set {@code
 * binance-usdm-frames-btc-2024-08}, the whole five minutes of it, with a mark each second (the middle of the
 * book: the set has none). Before it a day of recorded 5-minute candles of another date, moved to this time
 * and price.
 */
final class FrameSource implements FleetSource {

  private static final String FRAMES = "binance-usdm-frames-btc-2024-08/btcusdt_20240808.gz";
  private static final String CANDLES = "binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz";
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final int DAY = 288;
  private static final Instrument BTCUSDT =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  private final TradeAggregator five = TradeAggregator.of(Timeframe.M5);
  private final List<MarketEvent> tape;
  private final long lapNanos;
  private final long startNanos;
  private int position;
  private long lap;

  FrameSource() throws IOException {
    tape = read();
    // The stream begins where a 5-minute candle does: the few seconds before it are left out.
    startNanos = Timeframe.M5.closeOf(tape.getFirst().eventNanos());
    tape.removeIf(e -> e.eventNanos() < startNanos);
    lapNanos = Timeframe.M5.nanos();
    tape.removeIf(e -> e.eventNanos() >= startNanos + lapNanos);
  }

  private static Path file(String name) {
    Path file = RecordedData.path(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException("nothing to replay: " + file + " is not here");
    }
    return file;
  }

  private static List<MarketEvent> read() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<MarketEvent> all = new ArrayList<>();
    long marked = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file(FRAMES))),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode frame = json.readTree(line.substring(line.indexOf(' ') + 1)).path("data");
        long at = frame.path("E").asLong() * MILLI;
        if (frame.path("e").asText().equals("trade")) {
          all.add(trade(frame, at));
        } else if (frame.path("e").asText().equals("bookTicker")) {
          TopOfBook top = top(frame, at);
          if (at / SECOND > marked) {
            marked = at / SECOND;
            double middle = (top.bidPrice() + top.askPrice()) / 2;
            all.add(new MarkPrice(BTCUSDT, at, at, middle, Double.NaN));
          }
          all.add(top);
        }
      }
    }
    return all;
  }

  private static Trade trade(JsonNode frame, long at) {
    return new Trade(
        BTCUSDT, at, at, frame.path("t").asText(), frame.path("p").asDouble(),
        frame.path("q").asDouble(),
        frame.path("m").asBoolean() ? OrderSide.SELL : OrderSide.BUY);
  }

  private static TopOfBook top(JsonNode frame, long at) {
    return new TopOfBook(
        BTCUSDT, at, at, frame.path("b").asDouble(), frame.path("B").asDouble(),
        frame.path("a").asDouble(), frame.path("A").asDouble());
  }

  @Override
  public String describe() {
    return "recorded tops of book and trades of BTCUSDT, 2024-08-08 23:55 to 24:00, in laps ("
        + tape.size()
        + " events each)";
  }

  @Override
  public int markets() {
    return 1;
  }

  @Override
  public Instrument instrument(int market) {
    return BTCUSDT;
  }

  @Override
  public MarginTiers tiers(int market) {
    return KnownMarginTiers.binanceBtcusdt2026();
  }

  @Override
  public List<MarketEvent> history(int market) {
    List<CandleEvent> recorded =
        CandleFile.of(file(CANDLES), BTCUSDT, Timeframe.M5).read().events().subList(0, DAY);
    double first = tape.stream().mapMultiToDouble(FrameSource::price).findFirst().orElseThrow();
    double scale = first / recorded.getLast().candle().close();
    List<MarketEvent> moved = new ArrayList<>();
    for (int i = 0; i < DAY; i++) {
      long open = startNanos - (DAY - i) * Timeframe.M5.nanos();
      moved.add(
          CandleEvent.recorded(
              BTCUSDT, PriceKind.LAST, scaled(recorded.get(i).candle(), open, scale)));
    }
    return moved;
  }

  private static void price(MarketEvent event, java.util.function.DoubleConsumer out) {
    if (event instanceof Trade t) {
      out.accept(t.price());
    }
  }

  private static Candle scaled(Candle c, long open, double scale) {
    return Candle.closed(
        Timeframe.M5, open, tick(c.open() * scale), tick(c.high() * scale), tick(c.low() * scale),
        tick(c.close() * scale), c.volume());
  }

  private static double tick(double price) {
    return BTCUSDT.price(BTCUSDT.ticks(price));
  }

  @Override
  public long startNanos() {
    return startNanos;
  }

  @Override
  public List<MarketEvent> next(int market, long untilNanos) {
    List<MarketEvent> out = new ArrayList<>();
    while (true) {
      if (position == tape.size()) {
        position = 0;
        lap++;
      }
      MarketEvent event = tape.get(position);
      long at = event.eventNanos() + lap * lapNanos;
      if (at >= untilNanos) {
        return out;
      }
      position++;
      five.advanceTo(
          at,
          closed -> out.add(CandleEvent.recorded(BTCUSDT, PriceKind.LAST, closed.candle())));
      MarketEvent moved = Renamed.event(event, BTCUSDT, lap * lapNanos);
      out.add(moved);
      if (moved instanceof Trade t) {
        five.add(t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(), closed -> {});
      }
    }
  }
}
