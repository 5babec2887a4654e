package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.render.HeatmapImage;
import io.github.liqscape.heatmap.render.ProfileImage;
import io.github.liqscape.heatmap.render.TextMap;
import io.github.liqscape.heatmap.render.TruthBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape map}: the main job, a map of a real market as text, pictures and JSON. */
@Command(
    name = "map",
    description = {
      "Builds the liquidation map of a market, prints the closest zones and writes heatmap.png,"
          + " profile.png and report.json.",
      "Source: --data, --set or --synthetic; else the cascade set under LIQSCAPE_DATA (default"
          + " ../shared/data), else three days of ETH-USD candles from the jar.",
      "A map is context: where positions may be forced out. It is not a signal."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class MapCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private SourceOptions sources;

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
    if (sources.synthetic()) {
      SyntheticRun market = sources.syntheticRun();
      MarketSource source = market.source();
      MapRun run = run(source);
      write(console, source, run, market.truthBars(run.profile()));
      if (!json) {
        console.print(market.comparison(run.profile()));
      }
    } else {
      MarketSource source = sources.source(spec.commandLine().getErr());
      write(console, source, run(source), List.of());
    }
    console.flush();
    return 0;
  }

  private MapRun run(MarketSource source) {
    return MapRun.of(source, Progress.of(source, "map", spec.commandLine().getErr()));
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
