// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.recorded.FundingFile;
import io.github.liqscape.recorded.RecordedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Recorded markets, several together, that whole runs are made of. */
final class RecordedMarkets {

  private static final String CASCADE = "binance-usdm-5m-2025-10-crash/";

  private RecordedMarkets() {}

  /** Five-minute candles and funding of BTC and ETH around 10 October 2025, closed in a span. */
  static List<StudySource> cascade(Instant after, Instant until) {
    List<StudySource> sources = new ArrayList<>();
    for (String coin : List.of("BTC", "ETH")) {
      String symbol = coin + "USDT";
      Instrument instrument =
          Instrument.linear(Venue.BINANCE, symbol, coin, "USDT")
              .tickSize(coin.equals("BTC") ? "0.1" : "0.01")
              .build();
      List<CandleEvent> candles =
          CandleFile.of(file(symbol + "_5m.csv.gz"), instrument, Timeframe.M5)
              .dropLast()
              .read()
              .stream()
              .filter(e -> within(e, after, until))
              .toList();
      List<FundingRate> funding =
          FundingFile.of(file(symbol + "_funding.csv.gz"), instrument)
              .read()
              .stream()
              .filter(e -> within(e, after, until))
              .toList();
      sources.add(
          new StudySource(
              "binance " + coin, instrument, Timeframe.M5, candles, List.of(funding)));
    }
    return sources;
  }

  private static boolean within(MarketEvent event, Instant after, Instant until) {
    Instant at = MarketSource.instant(event.eventNanos());
    return at.isAfter(after) && !at.isAfter(until);
  }

  private static Path file(String name) {
    Path file = RecordedData.path(CASCADE + name);
    assumeTrue(Files.isRegularFile(file), () -> "recorded file is missing: " + file);
    return file;
  }

  /** The recorded year, hourly: BTC, ETH and SOL on two venues. */
  static List<StudySource> year() {
    assumeTrue(
        StudySet.MULTIVENUE.present(),
        () -> "recorded set is missing: " + StudySet.MULTIVENUE.files());
    return StudySet.MULTIVENUE.sources();
  }

  /** Skips what takes minutes, but in a thorough build. */
  static void assumeThorough() {
    assumeTrue(Boolean.getBoolean("liqscape.thorough"), "a whole recording: thorough only");
  }

  /** All events of some markets, in time. */
  static Stream<MarketEvent> events(List<StudySource> sources) {
    List<Stream<? extends MarketEvent>> streams = new ArrayList<>();
    for (StudySource source : sources) {
      streams.add(source.candles().stream());
      source.beside().forEach(events -> streams.add(events.stream()));
    }
    return EventTape.merge(streams);
  }
}
