// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.recorded.RecordedData;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that choose the market of a map. A wrong one is an IllegalArgumentException. */
final class SourceOptions {

  /** For the description of a command that has these options. */
  static final String WHERE_FROM =
      "Source: --data, --set, --recording or --synthetic; else the cascade set under LIQSCAPE_DATA (default"
          + " ../shared/data), else three days of ETH-USD candles from the jar.";

  private static final int MOST_DAYS = 365;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Candles as CSV: open_time, open, high, low, close, volume; plain or gzip.")
  private @Nullable Path data;

  @Option(
      names = "--symbol",
      description =
          "Symbol of --data (default BTCUSDT) or --recording (default: the first recorded).")
  private @Nullable String symbol;

  @Option(
      names = "--tick",
      defaultValue = "0.01",
      description = "Price step of --data, > 0 (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String tick;

  @Option(
      names = "--timeframe",
      defaultValue = "5m",
      description = "Candle length of --data, such as 1m, 1h (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String timeframe;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description =
          "A recorded set: cascade, open-interest, liquidations-btc, liquidations-eth,"
              + " liquidations-2025-01-btc, liquidations-2025-01-eth.")
  private @Nullable String set;

  @Option(
      names = "--recording",
      paramLabel = "DIR",
      description = "A folder of `record`, of any venue.")
  private @Nullable Path recording;

  @Option(names = "--synthetic", description = "A generated market, map and truth side by side.")
  private boolean synthetic;

  @Option(
      names = "--seed",
      defaultValue = "20251010",
      description = "Seed of --synthetic (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--days",
      defaultValue = "18",
      description = "Simulated days of --synthetic, 1-365 (default ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Draw the map of --data, --set or --recording as of this instant: 2025-10-10T21:00:00Z.")
  private @Nullable String until;

  /** Refuses a source beside another kind of source. */
  void refuseBeside(String option) {
    if (synthetic || data != null || set != null || recording != null || until != null) {
      throw new IllegalArgumentException(
          option + " goes without --data, --set, --recording, --synthetic and --until");
    }
  }

  boolean synthetic() {
    if (Stream.of(synthetic, data != null, set != null, recording != null)
            .filter(given -> given)
            .count()
        > 1) {
      throw new IllegalArgumentException(
          "give one of --data, --set, --recording and --synthetic");
    }
    return synthetic;
  }

  SyntheticRun syntheticRun() {
    if (until != null) {
      throw new IllegalArgumentException("--until goes with --data, --set or --recording; use --days");
    }
    return SyntheticRun.of(seed, within("--days", days, 1, MOST_DAYS));
  }

  static int within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option + " must be in [" + least + ", " + most + "], was " + value);
    }
    return value;
  }

  /** The text of a price step, if it is one. */
  static String tick(String decimal) {
    if (!decimal.matches("\\d{1,9}(\\.\\d{1,12})?") || Double.parseDouble(decimal) == 0) {
      throw new IllegalArgumentException(
          "--tick must be a decimal > 0 such as 0.01, was '" + decimal + "'");
    }
    return decimal;
  }

  /** The chosen market, recorded or generated. */
  MarketSource market(PrintWriter err) {
    return synthetic() ? syntheticRun().source() : source(err);
  }

  /** The chosen recording; without data it says so and takes the candles of the jar. */
  MarketSource source(PrintWriter err) {
    MarketSource source = recorded(err);
    return until == null ? source : source.endingAt(end(until, source));
  }

  private MarketSource recorded(PrintWriter err) {
    if (data != null) {
      return file(data);
    }
    if (recording != null) {
      return RecordingSource.of(recording, symbol);
    }
    if (set != null) {
      return RecordedSet.named(set).source();
    }
    if (RecordedSet.CASCADE.present()) {
      return RecordedSet.CASCADE.source();
    }
    err.println(
        "no recorded data under " + RecordedData.tried()
            + " (LIQSCAPE_DATA); using the candles that came with the jar");
    return CandleSource.eth();
  }

  private MarketSource file(Path csv) {
    if (!Files.isRegularFile(csv)) {
      throw new IllegalArgumentException("--data: there is no file " + csv);
    }
    String name = symbol == null ? "BTCUSDT" : symbol;
    return CandleSource.of(csv, name, tick(tick), Timeframe.ofCode(timeframe));
  }

  private static Instant end(String text, MarketSource source) {
    Instant end;
    try {
      end = Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--until must be an instant such as " + source.until() + ", was '" + text + "'", e);
    }
    if (!end.isAfter(source.from()) || end.isAfter(source.end())) {
      throw new IllegalArgumentException(
          "--until must be in (" + source.from() + ", " + source.end() + "], was " + end);
    }
    return end;
  }
}
