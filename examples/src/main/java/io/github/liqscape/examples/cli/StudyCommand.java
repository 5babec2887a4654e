// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.RecordedData;
import io.github.liqscape.setup.confidence.DiagramTheme;
import io.github.liqscape.setup.study.SetupStudy;
import io.github.liqscape.setup.study.StudyMarket;
import io.github.liqscape.setup.study.StudyReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape study}: what setups were worth on recorded candles, after costs. */
@Command(
    name = "study",
    description = {
      "Runs the setup engine over recorded candles as if live, labels every BUY and SELL by the"
          + " rules of paper trading, and reports expectancy after costs and whether the confidence"
          + " may be believed.",
      "Without --data and --set: every recorded year under LIQSCAPE_DATA. Liquidation profiles come"
          + " from the map over the same candles.",
      "A negative expectancy and UNCALIBRATED are answers, not errors."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class StudyCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Candles as CSV: open_time, open, high, low, close, volume; plain or gzip. The symbol is"
              + " the file's name up to the first '_' or '.'.")
  private List<Path> data = List.of();

  @Option(
      names = "--tick",
      defaultValue = "0.01",
      description = "Price step of --data, > 0 (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String tick;

  @Option(
      names = "--timeframe",
      defaultValue = "1h",
      description = "Candle length of --data, such as 5m, 1h (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String timeframe;

  @Option(
      names = "--signal",
      paramLabel = "TIMEFRAME",
      description = "Signal bars of --data, a multiple of --timeframe (default: the same).")
  private @Nullable String signal;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description =
          "A recorded year, may be repeated: multivenue-1h-2025, btc-eth-spot-2019-2025,"
              + " binance-spot-5m-2024-10.")
  private List<String> sets = List.of();

  @Option(
      names = "--seed",
      defaultValue = "20251010",
      description = "Seed of the bootstraps (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--trials",
      defaultValue = "1",
      description =
          "Variants of the rule tried on such data, 1-1000000 (default ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write study.txt, study.json, reliability.png and model.json there.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    SourceOptions.within("--trials", trials, 1, 1_000_000);
    List<StudySource> sources = new ArrayList<>();
    String title = sources(sources);
    List<StudyMarket> markets = sources.stream().map(StudySource::market).toList();
    PrintWriter err = spec.commandLine().getErr();
    List<Progress> progress = sources.stream().map(s -> s.progress(err)).toList();
    SetupStudy usual = SetupStudy.of(seed);
    StudyReport report =
        new SetupStudy(usual.rule(), usual.costs(), seed, trials)
            .run(
                title,
                markets,
                (market, nanos) -> progress.get(markets.indexOf(market)).at(nanos));
    PrintWriter console = spec.commandLine().getOut();
    console.print(json ? report.toJson() : report.text());
    if (out != null) {
      for (Path file : write(out, report)) {
        if (!json) {
          console.println("wrote " + file);
        }
      }
    }
    console.flush();
    return 0;
  }

  /** Adds what is to be studied; returns what it is in words. */
  private String sources(List<StudySource> sources) {
    if (!data.isEmpty()) {
      if (!sets.isEmpty()) {
        throw new IllegalArgumentException("give one of --data and --set");
      }
      data.forEach(file -> sources.add(file(file)));
      return "candles of "
          + data.stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(", "));
    }
    List<StudySet> chosen =
        sets.isEmpty()
            ? Stream.of(StudySet.values()).filter(StudySet::present).toList()
            : sets.stream().distinct().map(StudySet::named).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "no recorded years under " + RecordedData.tried()
              + " (LIQSCAPE_DATA); give candles with --data");
    }
    chosen.forEach(set -> sources.addAll(set.sources()));
    return chosen.stream()
        .map(set -> set.id() + " (" + set.note() + ")")
        .collect(Collectors.joining("; "));
  }

  private StudySource file(Path csv) {
    if (!Files.isRegularFile(csv)) {
      throw new IllegalArgumentException("--data: there is no file " + csv);
    }
    String step = SourceOptions.tick(tick);
    Timeframe length = Timeframe.ofCode(timeframe);
    Timeframe bars = signal == null ? length : Timeframe.ofCode(signal);
    String symbol = csv.getFileName().toString().split("[_.]", 2)[0];
    Instrument instrument =
        Instrument.linear(Venue.of("file"), symbol, symbol, "quote").tickSize(step).build();
    List<CandleEvent> candles = CandleFile.of(csv, instrument, length).read().events();
    if (candles.isEmpty()) {
      throw new IllegalArgumentException(csv + " must hold candles, held none");
    }
    return new StudySource(
        csv.getFileName().toString(), instrument, bars, candles, List.of());
  }

  private static List<Path> write(Path folder, StudyReport report) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    written.add(Files.writeString(folder.resolve("study.txt"), report.text()));
    written.add(Files.writeString(folder.resolve("study.json"), report.toJson()));
    written.add(
        Files.write(
            folder.resolve("model.json"),
            report.model().toJson().getBytes(StandardCharsets.UTF_8)));
    Optional<byte[]> png = report.reliabilityPng(DiagramTheme.LIGHT);
    if (png.isPresent()) {
      written.add(Files.write(folder.resolve("reliability.png"), png.get()));
    }
    return written;
  }
}
