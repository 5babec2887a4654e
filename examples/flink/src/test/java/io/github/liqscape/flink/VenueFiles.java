// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.InputKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Events as Binance tells them: frames that our recorder keeps, and files of its archive. */
final class VenueFiles {

  private static final long MS = 1_000_000L;

  /** The connections of a feed, counted from 1: marks, trades and candles; books and best prices. */
  static final int MARKET = 1;

  static final int PUBLIC = 2;

  private VenueFiles() {}

  /** What {@code record} leaves of a feed of one instrument that had these events. */
  static void record(
      Path folder, Instrument instrument, List<StreamKind> kinds, int socket,
      List<String> frames, long[] atNanos) {
    StringBuilder session =
        new StringBuilder("liqscape-feed/1\nvenue binance\nmarket usdm\nseed 1\nforming false");
    kinds.forEach(kind -> session.append("\nkind ").append(kind));
    session
        .append("\ninstrument ").append(instrument.symbol()).append(" LINEAR ")
        .append(instrument.baseAsset()).append(' ').append(instrument.quoteAsset())
        .append(' ').append(instrument.tickSize().toPlainString())
        .append(' ').append(instrument.lotSize().toPlainString())
        .append(' ').append(instrument.contractSize().toPlainString());
    try (FrameRecorder recorder = FrameRecorder.into(folder).start()) {
      recorder.record(atNanos[0], 0, InputKind.SESSION, session.toString());
      recorder.record(atNanos[0], 0, InputKind.TICK, "");
      recorder.record(atNanos[0], socket, InputKind.OPENED, "");
      for (int i = 0; i < frames.size(); i++) {
        recorder.record(atNanos[i], socket, InputKind.FRAME, frames.get(i));
      }
    }
  }

  /** The frame of an event. */
  static String frame(MarketEvent event) {
    String symbol = event.instrument().symbol();
    long ms = event.eventNanos() / MS;
    return switch (event) {
      case Trade t ->
          frame(
              symbol, "aggTrade", "aggTrade", ms,
              "\"a\":" + t.id() + ",\"p\":\"" + t.price() + "\",\"q\":\"" + t.quantity()
                  + "\",\"f\":1,\"l\":1,\"T\":" + ms + ",\"m\":" + (t.taker() == OrderSide.SELL));
      case MarkPrice m ->
          frame(
              symbol, "markPrice@1s", "markPriceUpdate", ms,
              "\"p\":\"" + m.mark() + "\",\"i\":\"" + m.mark() + "\",\"P\":\"" + m.mark()
                  + "\",\"r\":\"0.0001\",\"T\":" + (ms / 28_800_000 + 1) * 28_800_000);
      case CandleEvent c -> frame(symbol, "kline_1m", "kline", ms, candle(symbol, c.candle()));
      default -> throw new IllegalArgumentException("no frame for " + event);
    };
  }

  private static String candle(String symbol, Candle c) {
    return "\"k\":{\"t\":" + c.openNanos() / MS + ",\"T\":" + (c.closeNanos() / MS - 1)
        + ",\"s\":\"" + symbol + "\",\"i\":\"1m\",\"f\":1,\"L\":2,\"o\":\"" + c.open()
        + "\",\"c\":\"" + c.close() + "\",\"h\":\"" + c.high() + "\",\"l\":\"" + c.low()
        + "\",\"v\":\"" + c.volume() + "\",\"n\":2,\"x\":true,\"q\":\"0\",\"V\":\"0\",\"Q\":\"0\","
        + "\"B\":\"0\"}";
  }

  private static String frame(
      String symbol, String stream, String type, long ms, String fields) {
    return "{\"stream\":\"" + symbol.toLowerCase(Locale.ROOT) + "@" + stream
        + "\",\"data\":{\"e\":\"" + type + "\",\"E\":" + ms + ",\"s\":\"" + symbol + "\"," + fields
        + ",\"st\":1}}";
  }

  /** A file of the archive with the candles among these events, zipped as the venue does. */
  static Path candles(Path file, List<? extends MarketEvent> events) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add(
        "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
            + "taker_buy_quote_volume,ignore");
    for (MarketEvent event : events) {
      if (event instanceof CandleEvent c) {
        rows.add(row(c.candle()));
      }
    }
    return zip(file, entry(events, "1m"), rows);
  }

  private static String row(Candle c) {
    return c.openNanos() / MS + "," + c.open() + "," + c.high() + "," + c.low() + "," + c.close()
        + "," + c.volume() + "," + (c.closeNanos() / MS - 1) + ",0,1,0,0,0";
  }

  /** A file of the archive with the trades among these events. */
  static Path trades(Path file, List<? extends MarketEvent> events) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add(
        "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker");
    for (MarketEvent event : events) {
      if (event instanceof Trade t) {
        rows.add(
            t.id() + "," + t.price() + "," + t.quantity() + ",1,1," + t.eventNanos() / MS + ","
                + (t.taker() == OrderSide.SELL));
      }
    }
    return zip(file, entry(events, "aggTrades"), rows);
  }

  private static String entry(List<? extends MarketEvent> events, String tag) {
    MarketEvent first = events.getFirst();
    LocalDate day =
        LocalDate.ofEpochDay(Math.floorDiv(first.eventNanos(), 86_400_000L * MS));
    return first.instrument().symbol() + "-" + tag + "-" + day + ".csv";
  }

  private static Path zip(Path file, String entry, List<String> rows) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
