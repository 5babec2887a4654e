// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.heatmap.score.MapScore;
import io.github.liqscape.heatmap.score.ScoreReport;
import io.github.liqscape.heatmap.score.Verdict;
import io.github.liqscape.recorded.RecordedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape score}: what the map is worth, measured by what was liquidated afterwards. */
@Command(
    name = "score",
    description = {
      "Freezes the map again and again and scores it on the liquidations that follow, beside"
          + " baselines such as the volume profile.",
      "Without --set and --synthetic: the synthetic markets and every recorded set under"
          + " LIQSCAPE_DATA that has liquidations.",
      "INSUFFICIENT is an answer: too little data to accept or to refuse. Exit code 1 if the"
          + " synthetic markets FAIL."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class ScoreCommand implements Callable<Integer> {

  private static final List<Duration> SYNTHETIC_HORIZONS =
      List.of(Duration.ofHours(1), Duration.ofHours(24));

  /** The tapes are shorter than an hour. */
  private static final Duration TAPE_HORIZON = Duration.ofMinutes(15);

  /** Long enough that the map of the day before is there as a baseline. */
  private static final Duration TAPE_LEAD = Duration.ofDays(3);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description =
          "A recorded set: liquidations-btc, liquidations-eth, liquidations-2025-01-btc,"
              + " liquidations-2025-01-eth.")
  private @Nullable String set;

  @Option(names = "--synthetic", description = "Generated markets, whose feed is complete.")
  private boolean synthetic;

  @Option(
      names = "--seed",
      defaultValue = "20251010",
      description = "Seed of the first generated market (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--markets",
      defaultValue = "3",
      description = "Generated markets, 1-10; a verdict needs 3 (default ${DEFAULT-VALUE}).")
  private int markets;

  @Option(
      names = "--days",
      defaultValue = "30",
      description = "Scored days of each, 1-365; a verdict needs 30 (default ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--warmup",
      defaultValue = "30",
      description = "Days before that the map only watches, 0-365 (default ${DEFAULT-VALUE}).")
  private int warmup;

  @Option(names = "--out", paramLabel = "DIR", description = "Write score.json there.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    SourceOptions.within("--markets", markets, 1, 10);
    SourceOptions.within("--days", days, 1, 365);
    SourceOptions.within("--warmup", warmup, 0, 365);
    List<RecordedSet> recorded = recordedSets();
    PrintWriter console = spec.commandLine().getOut();
    List<ScoredMarket> scores = new ArrayList<>();
    Verdict verdict = Verdict.INSUFFICIENT;
    if (synthetic || set == null) {
      ScoredMarket score = syntheticMarkets();
      verdict = score.report().verdict();
      add(scores, score, console);
    }
    for (RecordedSet one : recorded) {
      add(scores, tape(one), console);
    }
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    scores.forEach(s -> root.withArray("scores").add(s.json(mapper)));
    String text = MapReport.write(root);
    if (json) {
      console.print(text);
    }
    if (out != null) {
      Files.createDirectories(out);
      Path file = Files.writeString(out.resolve("score.json"), text);
      if (!json) {
        console.println("wrote " + file);
      }
    }
    console.flush();
    return verdict == Verdict.FAIL ? 1 : 0;
  }

  private void add(List<ScoredMarket> scores, ScoredMarket score, PrintWriter console) {
    scores.add(score);
    if (!json) {
      score.print(console);
      console.flush();
    }
  }

  private List<RecordedSet> recordedSets() {
    if (set != null) {
      RecordedSet named = RecordedSet.named(set);
      if (!named.hasForcedOrders()) {
        throw new IllegalArgumentException(
            "--set " + set + " has no liquidations to score a map with; try "
                + withForcedOrders().map(RecordedSet::id).toList());
      }
      return List.of(named);
    }
    if (synthetic) {
      return List.of();
    }
    List<RecordedSet> present = withForcedOrders().filter(RecordedSet::present).toList();
    if (present.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "no recorded liquidations under " + RecordedData.tried()
                  + " (LIQSCAPE_DATA); scoring synthetic markets only");
    }
    return present;
  }

  private static Stream<RecordedSet> withForcedOrders() {
    return Stream.of(RecordedSet.values()).filter(RecordedSet::hasForcedOrders);
  }

  private ScoredMarket syntheticMarkets() {
    List<ScoreReport> reports =
        IntStream.range(0, markets).parallel().mapToObj(this::syntheticMarket).toList();
    return new ScoredMarket(
        markets + (markets == 1 ? " synthetic perpetual" : " synthetic perpetuals")
            + ", seeds from " + seed + ", " + days + " days scored after " + warmup
            + " days of warm-up, frozen hourly",
        List.of(
            "generated: prices, positions and liquidations are made up",
            "what a map is worth on generated markets is not what it is worth on a real venue"),
        markets == 1 ? reports.getFirst() : MapScore.pool(reports));
  }

  private ScoreReport syntheticMarket(int i) {
    MarketSource source = SyntheticRun.numbered(i + 1, seed + i, warmup + days).source();
    return new ScoreRun(
            source, source.from().plus(Duration.ofDays(warmup)), Duration.ofHours(1),
            SYNTHETIC_HORIZONS, false)
        .report(progress(source, "score of synthetic market " + (i + 1)));
  }

  private ScoredMarket tape(RecordedSet one) {
    MarketSource source = one.source();
    List<String> notes = new ArrayList<>(source.notes());
    notes.add("mark stand-in: candles of the last price, their range 5 bp nearer to the close");
    notes.add(
        "the tapes are shorter than an hour: the map is frozen every 15 minutes and scored on the"
            + " next 15");
    notes.add("margin tiers: " + source.tiers().source());
    ScoreReport report =
        new ScoreRun(
                source, source.until().minus(TAPE_LEAD), TAPE_HORIZON, List.of(TAPE_HORIZON), true)
            .report(progress(source, "score of " + one.id()));
    return new ScoredMarket(source.title(), notes, report);
  }

  private Progress progress(MarketSource source, String work) {
    return Progress.of(source, work, spec.commandLine().getErr());
  }
}
