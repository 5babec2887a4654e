// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.render.TruthBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
      SourceOptions.WHERE_FROM,
      "--live follows a venue: it warms up from history, then writes the files again and again.",
      "--setup goes on from the map to the chart, to a decision, to alerts routed by tier, to paper"
          + " trades of the setups and to their review.",
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

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private LiveOptions live;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private OutOption out;

  @Option(
      names = "--setup",
      description =
          "Go on to chart structure, setups, alerts, paper trades and their review; setup.png,"
              + " alerts.json and report.html, too.")
  private boolean setup;

  @Option(names = "--json", description = "Print the report as JSON instead of text.")
  private boolean json;

  @Option(names = "--ascii", description = "Draw the text map with ASCII characters only.")
  private boolean ascii;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (live.given()) {
      sources.refuseBeside("--live");
      if (json || setup) {
        throw new IllegalArgumentException(
            (json ? "--json" : "--setup") + " goes with a map that ends, not with --live");
      }
      return live.run(spec.commandLine(), out.folder());
    }
    live.refuseAlone();
    PrintWriter console = spec.commandLine().getOut();
    if (sources.synthetic()) {
      SyntheticRun market = sources.syntheticRun();
      MarketSource source = market.source();
      MapRun run = run(source);
      // The market was walked through; the setups need one that starts again.
      write(
          console, source, run, market.truthBars(run.profile()),
          setup ? step(sources.syntheticRun().source()) : null);
      if (!json) {
        console.print(market.comparison(run.profile()));
      }
    } else {
      MarketSource source = sources.source(spec.commandLine().getErr());
      write(console, source, run(source), List.of(), setup ? step(source) : null);
    }
    console.flush();
    return 0;
  }

  private MapRun run(MarketSource source) {
    return MapRun.of(source, Progress.of(source, "map", spec.commandLine().getErr()));
  }

  private SetupStep step(MarketSource source) {
    return SetupStep.of(
        source, out.files().alerts(), out.files().paper(),
        Progress.of(source, "setup", spec.commandLine().getErr()));
  }

  private void write(
      PrintWriter console, MarketSource source, MapRun run, List<TruthBar> truth,
      @Nullable SetupStep step)
      throws IOException {
    MapFiles files = out.files();
    Caption caption = source.caption();
    String report = files.write(caption, run, truth, step);
    if (json) {
      console.print(report);
    } else {
      MapText.print(console, caption, run.profile(), ascii);
      if (step != null) {
        step.print(console);
      }
      console.println(
          "wrote " + files
              + (step == null
                  ? ""
                  : Stream.of("setup.png", "alerts.json", "report.html")
                      .map(file -> ", " + out.folder().resolve(file))
                      .collect(Collectors.joining())));
    }
  }
}
