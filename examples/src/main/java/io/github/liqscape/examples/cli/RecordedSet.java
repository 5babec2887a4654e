package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.recorded.ForcedOrderFile;
import io.github.liqscape.recorded.ForcedOrderWindow;
import io.github.liqscape.recorded.OpenInterestFile;
import io.github.liqscape.recorded.RecordedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The recorded markets of {@code LIQSCAPE_DATA} that a map can be drawn of. */
enum RecordedSet {
  /** The cascade of 10 October 2025: candles only. */
  CASCADE(
      "cascade",
      "BTCUSDT on Binance, the cascade of 10 October 2025",
      "binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz",
      Timeframe.M5,
      "BTCUSDT",
      "0.1",
      "2025-10-11T00:00:00Z",
      Duration.ofDays(2),
      "candles only: the recording has no open interest, no liquidations and no mark price"),
  /** Real open interest over spot candles. */
  OPEN_INTEREST(
      "open-interest",
      "BTCUSDT on Binance, open interest of March 2026 over spot candles",
      "binance-usdm-oi-1h-2026-03/candles_4h.csv.gz",
      Timeframe.H4,
      "BTCUSDT",
      "0.01",
      "2026-03-26T16:00:00Z",
      Duration.ofDays(20),
      "candles are BTC spot, the mark was a median 0.05 % below them; open interest is taken every"
          + " four hours, with the candles"),
  /** Thirty days of minutes with one hour of real liquidations at their end. */
  LIQUIDATIONS_BTC(
      "liquidations-btc",
      "BTCUSDT on Binance, the night of 23 June 2025 with real liquidations",
      "binance-usdm-1m-2025-05/BTCUSDT_1m.csv.gz",
      Timeframe.M1,
      "BTCUSDT",
      "0.1",
      "2025-06-23T22:00:00Z",
      Duration.ofHours(8),
      RecordedSet.TAPE_NOTE),
  /** The same of ETH. */
  LIQUIDATIONS_ETH(
      "liquidations-eth",
      "ETHUSDT on Binance, the night of 23 June 2025 with real liquidations",
      "binance-usdm-1m-2025-05/ETHUSDT_1m.csv.gz",
      Timeframe.M1,
      "ETHUSDT",
      "0.01",
      "2025-06-23T22:00:00Z",
      Duration.ofHours(8),
      RecordedSet.TAPE_NOTE);

  private static final String TAPE_NOTE =
      "candles and a sampled liquidation tape of 57 minutes, no open interest and no mark price;"
          + " outside those minutes liquidations are missing data, not calm";

  private final String id;
  private final String title;
  private final String candles;
  private final Timeframe timeframe;
  private final String symbol;
  private final String tick;
  private final Instant until;
  private final Duration chart;
  private final String note;

  RecordedSet(
      String id, String title, String candles, Timeframe timeframe, String symbol, String tick,
      String until, Duration chart, String note) {
    this.id = id;
    this.title = title;
    this.candles = candles;
    this.timeframe = timeframe;
    this.symbol = symbol;
    this.tick = tick;
    this.until = Instant.parse(until);
    this.chart = chart;
    this.note = note;
  }

  /** Name on the command line. */
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  Timeframe timeframe() {
    return timeframe;
  }

  /** Whether real forced orders belong to it, so that a map of it can be scored. */
  boolean hasForcedOrders() {
    return this == LIQUIDATIONS_BTC || this == LIQUIDATIONS_ETH;
  }

  /** Whether its files are there. */
  boolean present() {
    return RecordedData.root().isPresent() && Files.isRegularFile(RecordedData.path(candles));
  }

  /** The file whose absence hides this set. */
  Path file() {
    return RecordedData.path(candles);
  }

  static Optional<RecordedSet> named(String id) {
    return Stream.of(values()).filter(s -> s.id.equals(id)).findFirst();
  }

  MarketSource source() {
    Instrument instrument =
        Instrument.linear(Venue.BINANCE, symbol, symbol.substring(0, 3), "USDT")
            .tickSize(tick)
            .build();
    List<CandleEvent> all =
        CandleFile.of(file(), instrument, timeframe).dropLast().read().events();
    Instant from = Instant.ofEpochSecond(0, all.get(0).eventNanos());
    return new MarketSource(
        title,
        instrument,
        StandInTiers.of(symbol),
        () -> EventTape.merge(sources(instrument, all)),
        this == OPEN_INTEREST ? until.minus(Duration.ofDays(30)) : from,
        until,
        until.minus(chart),
        HeatmapHistory.builder()
            .period(timeframe.duration())
            .capacity((int) Math.min(5_760, chart.dividedBy(timeframe.duration()) + 8)),
        List.of(note));
  }

  private List<Stream<? extends MarketEvent>> sources(
      Instrument instrument, List<CandleEvent> all) {
    List<Stream<? extends MarketEvent>> sources = new ArrayList<>();
    if (this == OPEN_INTEREST) {
      // Years of candles before the open interest would only be a warm-up without it.
      long from = nanos(until.minus(Duration.ofDays(30)));
      sources.add(all.stream().filter(e -> e.eventNanos() >= from));
      long step = timeframe.nanos();
      sources.add(
          OpenInterestFile.of(
                  RecordedData.path("binance-usdm-oi-1h-2026-03/open_interest.csv.gz"), instrument)
              .read()
              .stream()
              .filter(oi -> oi.eventNanos() % step == 0));
    } else {
      sources.add(all.stream());
    }
    if (hasForcedOrders()) {
      Path tape = RecordedData.path("binance-usdm-liquidations-2025-06/liquidations.csv");
      List<ForcedOrder> prints = ForcedOrderFile.of(tape, instrument).read().events();
      sources.add(prints.stream());
      sources.add(
          ForcedOrderWindow.gaps(
              instrument,
              all.get(0).eventNanos(),
              ForcedOrderWindow.spanning(prints, Duration.ofMinutes(30)))
              .stream());
    }
    return sources;
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
