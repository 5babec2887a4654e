package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.render.HeatmapImage;
import io.github.liqscape.heatmap.render.ProfileImage;
import io.github.liqscape.heatmap.render.TextMap;
import io.github.liqscape.heatmap.render.TruthBar;
import io.github.liqscape.recorded.RecordedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code liqscape map}: the main job, a map of a real market as text, pictures and JSON. */
@Command(
    name = "map",
    description = {
      "Builds the liquidation map of a market, prints the closest zones and writes heatmap.png,"
          + " profile.png and report.json.",
      "Source, in this order: --data, --synthetic, --set or the cascade set under LIQSCAPE_DATA"
          + " (default ../shared/data), else three days of ETH-USD candles from the jar.",
      "A map is context: where positions may be forced out. It is not a signal."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class MapCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Candles as CSV: open_time, open, high, low, close, volume; plain or gzip.")
  private @Nullable Path data;

  @Option(
      names = "--symbol",
      defaultValue = "BTCUSDT",
      description = "Symbol of --data (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String symbol;

  @Option(
      names = "--tick",
      defaultValue = "0.01",
      description = "Price step of --data (default ${DEFAULT-VALUE}).")
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
      description = "A recorded set: cascade, open-interest, liquidations-btc, liquidations-eth.")
  private @Nullable String set;

  @Option(names = "--synthetic", description = "A generated market, map and truth side by side.")
  private boolean synthetic;

  @Option(
      names = "--seed",
      defaultValue = "20251010",
      description = "Seed of --synthetic (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--days",
      defaultValue = "10",
      description = "Simulated days of --synthetic, 1-365 (default ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Draw the map as of this instant, such as 2025-10-10T21:00:00Z.")
  private @Nullable String until;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/liqscape",
      description = "Where the files go (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path out;

  @Option(names = "--json", description = "Print the report as JSON instead of text.")
  private boolean json;

  @Option(names = "--ascii", description = "Draw the text map with ASCII characters only.")
  private boolean ascii;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    if (synthetic) {
      SyntheticRun market = new SyntheticRun(seed, checkedDays());
      MarketSource source = market.source();
      MapRun run = MapRun.of(source, progress(source));
      write(console, source, run, market.truthBars(run.profile()));
      if (!json) {
        console.print(market.comparison(run.profile()));
      }
    } else {
      MarketSource source = ending(source());
      write(console, source, MapRun.of(source, progress(source)), List.of());
    }
    console.flush();
    return 0;
  }

  private int checkedDays() {
    if (days < 1 || days > 365) {
      throw new ParameterException(
          spec.commandLine(), "--days must be in [1, 365], was " + days);
    }
    return days;
  }

  private Progress progress(MarketSource source) {
    return new Progress(
        spec.commandLine().getErr(), "map", MapRun.nanos(source.from()),
        MapRun.nanos(source.until()));
  }

  private MarketSource source() {
    if (data != null) {
      if (!Files.isRegularFile(data)) {
        throw new ParameterException(spec.commandLine(), "--data: there is no file " + data);
      }
      return CandleSource.of(data, symbol, tick, Timeframe.ofCode(timeframe));
    }
    if (set != null) {
      String wanted = set;
      RecordedSet named =
          RecordedSet.named(wanted)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--set must be one of "
                              + Arrays.stream(RecordedSet.values()).map(RecordedSet::id).toList()
                              + ", was '" + wanted + "'"));
      if (!named.present()) {
        throw new ParameterException(
            spec.commandLine(),
            "--set " + wanted + ": there is no file " + named.file()
                + "; set LIQSCAPE_DATA to the folder of the recorded sets");
      }
      return named.source();
    }
    if (RecordedSet.CASCADE.present()) {
      return RecordedSet.CASCADE.source();
    }
    spec.commandLine()
        .getErr()
        .println(
            "no recorded data under " + RecordedData.tried()
                + " (LIQSCAPE_DATA); using the candles that came with the jar");
    return CandleSource.eth();
  }

  private MarketSource ending(MarketSource s) {
    if (until == null) {
      return s;
    }
    Instant end;
    try {
      end = Instant.parse(until);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--until must be an instant such as 2025-10-10T21:00:00Z, was '" + until + "'");
    }
    if (!end.isAfter(s.from())) {
      throw new ParameterException(
          spec.commandLine(), "--until must be after " + s.from() + ", was " + end);
    }
    Instant chart = end.minus(Duration.between(s.chartFrom(), s.until()));
    return new MarketSource(
        s.title(), s.instrument(), s.tiers(), s.events(), s.from(), end,
        chart.isAfter(s.from()) ? chart : s.from(), s.history(), s.notes());
  }

  private void write(PrintWriter console, MarketSource source, MapRun run, List<TruthBar> truth)
      throws IOException {
    Files.createDirectories(out);
    Path heatmap = out.resolve("heatmap.png");
    Path profile = out.resolve("profile.png");
    Path report = out.resolve("report.json");
    HeatmapImage.of(run.profile(), run.history())
        .candles(run.candles())
        .forcedPrints(run.prints())
        .window(source.chartFrom(), source.until())
        .write(heatmap);
    ProfileImage.of(run.profile()).truth(truth).write(profile);
    String text = MapReport.json(source, run);
    Files.writeString(report, text);
    if (json) {
      console.print(text);
      return;
    }
    console.println(source.title());
    source.notes().forEach(note -> console.println("  note: " + note));
    console.println();
    console.println(TextMap.of(run.profile()).ascii(ascii).text());
    console.println("wrote " + heatmap + ", " + profile + ", " + report);
  }
}
