// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.recorded.OpenInterestFile;
import io.github.liqscape.recorded.RecordedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The recorded markets of {@code LIQSCAPE_DATA} that a map can be drawn of. */
enum RecordedSet {
  /** The cascade of 10 October 2025: candles only. */
  CASCADE(
      "cascade",
      "BTCUSDT on Binance, the cascade of 10 October 2025",
      "BTCUSDT",
      "0.1",
      Timeframe.M5,
      "binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz",
      Beside.NOTHING,
      "2025-10-11T00:00:00Z",
      Duration.ofDays(365),
      Duration.ofDays(2),
      "candles only: the recording has no open interest, no liquidations and no mark price"),
  /** Real open interest over spot candles; years of candles before it would not help. */
  OPEN_INTEREST(
      "open-interest",
      "BTCUSDT on Binance, open interest of March 2026 over spot candles",
      "BTCUSDT",
      "0.01",
      Timeframe.H4,
      "binance-usdm-oi-1h-2026-03/candles_4h.csv.gz",
      Beside.MARCH_2026,
      "2026-03-26T16:00:00Z",
      Duration.ofDays(30),
      Duration.ofDays(20),
      "candles are BTC spot, the mark was a median 0.05 % below them; open interest is taken every"
          + " four hours, with the candles"),
  /** Thirty days of minutes with one hour of real liquidations at their end. */
  LIQUIDATIONS_BTC(
      "liquidations-btc",
      "BTCUSDT on Binance, the night of 23 June 2025 with real liquidations",
      "BTCUSDT",
      "0.1",
      Timeframe.M1,
      "binance-usdm-1m-2025-05/BTCUSDT_1m.csv.gz",
      Beside.JUNE_2025,
      "2025-06-23T22:00:00Z",
      Duration.ofDays(365),
      Duration.ofHours(8),
      "candles and a sampled liquidation tape of 57 minutes, no open interest and no mark price"),
  /** The same of ETH. */
  LIQUIDATIONS_ETH(
      "liquidations-eth",
      "ETHUSDT on Binance, the night of 23 June 2025 with real liquidations",
      "ETHUSDT",
      "0.01",
      Timeframe.M1,
      "binance-usdm-1m-2025-05/ETHUSDT_1m.csv.gz",
      Beside.JUNE_2025,
      "2025-06-23T22:00:00Z",
      Duration.ofDays(365),
      Duration.ofHours(8),
      LIQUIDATIONS_BTC.note),
  /** Half an hour of liquidations on each of two days, over spot candles. */
  LIQUIDATIONS_2025_01_BTC(
      "liquidations-2025-01-btc",
      "BTCUSDT on Binance, 27 January 2025 with real liquidations over spot candles",
      "BTCUSDT",
      "0.01",
      Timeframe.M5,
      "binance-spot-5m-2024-10/BTCUSDT_5m.csv.gz",
      Beside.JANUARY_2025,
      "2025-01-27T18:00:00Z",
      Duration.ofDays(60),
      Duration.ofHours(30),
      "candles are spot, their basis to the perpetual was some 0.05 %; two sampled liquidation"
          + " tapes of half an hour each; no open interest and no mark price"),
  /** The same of ETH. */
  LIQUIDATIONS_2025_01_ETH(
      "liquidations-2025-01-eth",
      "ETHUSDT on Binance, 27 January 2025 with real liquidations over spot candles",
      "ETHUSDT",
      "0.01",
      Timeframe.M5,
      "binance-spot-5m-2024-10/ETHUSDT_5m.csv.gz",
      Beside.JANUARY_2025,
      "2025-01-27T18:00:00Z",
      Duration.ofDays(60),
      Duration.ofHours(30),
      LIQUIDATIONS_2025_01_BTC.note);

  /** What is recorded beside the candles. */
  private enum Beside {
    NOTHING(false, ""),
    MARCH_2026(false, "binance-usdm-oi-1h-2026-03/open_interest.csv.gz"),
    JUNE_2025(true, "binance-usdm-liquidations-2025-06/liquidations.csv"),
    JANUARY_2025(true, "binance-usdm-liquidations-2025-01/liquidations.csv");

    private final boolean forcedOrders;
    private final String file;

    Beside(boolean forcedOrders, String file) {
      this.forcedOrders = forcedOrders;
      this.file = file;
    }
  }

  private static final String TAPE_NOTE =
      "outside the recorded minutes liquidations are missing data, not calm";

  private final String id;
  private final String title;
  private final String symbol;
  private final String tick;
  private final Timeframe timeframe;
  private final String candles;
  private final Beside beside;
  private final Instant until;
  private final Duration warmUp;
  private final Duration chart;
  private final String note;

  RecordedSet(
      String id, String title, String symbol, String tick, Timeframe timeframe, String candles,
      Beside beside, String until, Duration warmUp, Duration chart, String note) {
    this.id = id;
    this.title = title;
    this.symbol = symbol;
    this.tick = tick;
    this.timeframe = timeframe;
    this.candles = candles;
    this.beside = beside;
    this.until = Instant.parse(until);
    this.warmUp = warmUp;
    this.chart = chart;
    this.note = note;
  }

  /** Name on the command line. */
  String id() {
    return id;
  }

  /** Whether real forced orders belong to it, so that a map of it can be scored. */
  boolean hasForcedOrders() {
    return beside.forcedOrders;
  }

  /** Whether its files are there. */
  boolean present() {
    return files().stream().allMatch(Files::isRegularFile);
  }

  /** Its files, whether or not they are there. */
  List<Path> files() {
    return Stream.of(candles, beside.file)
        .filter(file -> !file.isEmpty())
        .map(RecordedData::path)
        .toList();
  }

  /**
   * The set of this name.
   *
   * @throws IllegalArgumentException if there is none, or its files are not there
   */
  static RecordedSet named(String name) {
    RecordedSet set =
        Stream.of(values())
            .filter(s -> s.id.equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--set must be one of "
                            + Arrays.stream(values()).map(RecordedSet::id).toList()
                            + ", was '" + name + "'"));
    for (Path file : set.files()) {
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(
            "--set " + name + ": there is no file " + file
                + "; set LIQSCAPE_DATA to the folder of the recorded sets");
      }
    }
    return set;
  }

  MarketSource source() {
    Instrument instrument =
        Instrument.linear(Venue.BINANCE, symbol, symbol.substring(0, 3), "USDT")
            .tickSize(tick)
            .build();
    long earliest = MarketSource.nanos(until.minus(warmUp));
    List<CandleEvent> recorded =
        CandleFile.of(RecordedData.path(candles), instrument, timeframe)
            .dropLast()
            .read()
            .stream()
            .filter(e -> e.eventNanos() >= earliest)
            .toList();
    return new MarketSource(
        title,
        instrument,
        StandInTiers.of(symbol),
        () -> EventTape.merge(sources(instrument, recorded)),
        MarketSource.instant(recorded.getFirst().eventNanos()),
        until,
        MarketSource.instant(recorded.getLast().eventNanos()),
        chart,
        timeframe.duration(),
        hasForcedOrders() ? List.of(note, TAPE_NOTE) : List.of(note));
  }

  private List<Stream<? extends MarketEvent>> sources(
      Instrument instrument, List<CandleEvent> recorded) {
    long from = recorded.getFirst().eventNanos();
    List<Stream<? extends MarketEvent>> sources = new ArrayList<>();
    sources.add(recorded.stream());
    if (beside == Beside.MARCH_2026) {
      sources.add(
          OpenInterestFile.of(RecordedData.path(beside.file), instrument)
              .read()
              .stream()
              .filter(oi -> oi.eventNanos() >= from)
              .filter(oi -> oi.eventNanos() % timeframe.nanos() == 0));
    }
    if (beside.forcedOrders) {
      ForcedOrderTape tape = ForcedOrderTape.of(RecordedData.path(beside.file), instrument);
      sources.add(tape.prints().stream());
      sources.add(tape.gaps(from).stream());
    }
    return sources;
  }
}
