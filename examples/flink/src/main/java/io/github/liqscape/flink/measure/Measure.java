// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.measure;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.AccountPaper;
import io.github.liqscape.flink.JobStreams;
import io.github.liqscape.flink.LiqscapeJob;
import io.github.liqscape.flink.LocalRun;
import io.github.liqscape.flink.MarketEngines;
import io.github.liqscape.flink.Results;
import io.github.liqscape.flink.SyntheticDesk;
import io.github.liqscape.flink.UserRouting;
import io.github.liqscape.flink.source.FileTapes;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.SyntheticTapes;
import io.github.liqscape.flink.source.Tapes;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.EventTape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures the job against a plain loop over the same files in the same process, the size of what
 * is kept, and the time of a checkpoint. Argument: {@code markets} (maps and setups alone), {@code
 * all} (with users and accounts), {@code state} or {@code checkpoint}.
 */
public final class Measure {

  private static final int ROUNDS = 3;
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Path folder;
  private int runs;

  private Measure(Path folder) {
    this.folder = folder;
  }

  /** The program. */
  public static void main(String[] args) throws Exception {
    Measure measure = new Measure(Files.createTempDirectory("liqscape-flink"));
    switch (args.length == 1 ? args[0] : "") {
      case "markets" -> measure.speed(0);
      case "all" -> measure.speed(4);
      case "state" -> measure.state();
      case "checkpoint" -> measure.checkpoint();
      default ->
          throw new IllegalArgumentException("what is measured: markets, all, state or checkpoint");
    }
    System.exit(0);
  }

  private static void say(String line) {
    System.out.println(line);
  }

  // ---- speed ----------------------------------------------------------------------------------

  /** Events a second: the loop, one slot, two slots. */
  private void speed(int followers) throws Exception {
    SyntheticMarkets markets = new SyntheticMarkets(8, 22, 3_000, 1);
    Tapes tapes = files(new SyntheticTapes(markets, Duration.ofHours(8)));
    SyntheticDesk desk = new SyntheticDesk(markets, followers, Timeframe.M5);
    try (Nodes nodes = new Nodes()) {
      for (int round = 1; round <= ROUNDS; round++) {
        double loop = loop(desk, tapes);
        Nodes.Done one = job(nodes, desk, tapes, 1, EVERY);
        double two = job(nodes, desk, tapes, 2, EVERY).seconds();
        say(String.format(
            Locale.ROOT,
            "round %d: %,d events; loop %,.0f/s, one slot %,.0f/s (%.2f of the loop, %d"
                + " checkpoints), two slots %,.0f/s",
            round, events, events / loop, events / one.seconds(), loop / one.seconds(),
            one.checkpoints().getCounts().getNumberOfCompletedCheckpoints(),
            events / two));
      }
    }
  }

  private long events;

  private Tapes files(Tapes generated) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : generated.names()) {
      Path file = folder.resolve("tape-" + name);
      try (Stream<? extends MarketEvent> all = generated.open(name)) {
        events += FileTapes.write(file, all);
      }
      files.add(file.toString());
    }
    return new FileTapes(files);
  }

  private double loop(SyntheticDesk desk, Tapes tapes) {
    LocalRun run = new LocalRun(desk, null, true);
    long start = System.nanoTime();
    try (Stream<MarketEvent> all = merged(tapes)) {
      all.forEach(run::apply);
    }
    run.finish();
    return (System.nanoTime() - start) / 1e9;
  }

  private static Stream<MarketEvent> merged(Tapes tapes) {
    return EventTape.merge(
        tapes.names().stream()
            .map(
                name -> {
                  try {
                    return tapes.open(name);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .toList());
  }

  private Nodes.Done job(
      Nodes nodes, SyntheticDesk desk, Tapes tapes, int parallelism, Duration checkpoints)
      throws Exception {
    Path out = folder.resolve("run-" + ++runs);
    Path none = Files.createDirectories(out.resolve("outcomes"));
    Files.write(none.resolve("none.txt"), List.of());
    StreamExecutionEnvironment env = Nodes.environment(parallelism, out, checkpoints);
    LiqscapeJob job = LiqscapeJob.of(desk);
    JobStreams streams = job.streams(job.tapes(env, tapes), Results.ofFolder(env, none));
    streams.toFolder(out);
    return nodes.run(env);
  }

  // ---- state ----------------------------------------------------------------------------------

  /** Bytes that an instrument, a user and an account keep after a day. */
  private void state() throws Exception {
    SyntheticMarkets markets = new SyntheticMarkets(4, 22, 10_000, 5);
    for (int hours : new int[] {1, 6, 24}) {
      LocalRun run = new LocalRun(new SyntheticDesk(markets, 2, Timeframe.M5), null, false);
      try (Stream<MarketEvent> all =
          merged(new SyntheticTapes(markets, Duration.ofHours(hours)))) {
        all.forEach(run::apply);
      }
      long map = 0;
      long setups = 0;
      long zones = 0;
      for (MarketEngines market : run.markets().values()) {
        long[] sizes = market.sizes();
        map += sizes[0];
        setups += sizes[1];
        zones += sizes[2];
      }
      long accounts = 0;
      for (AccountPaper account : run.accounts().values()) {
        accounts += account.size();
      }
      long users = 0;
      for (UserRouting user : run.users().values()) {
        users += user.size();
      }
      say(String.format(
          Locale.ROOT,
          "after %d h: map %,d bytes, setup engine %,d bytes, zone alerts %,d bytes, account of two"
              + " markets %,d bytes, user of two markets %,d bytes",
          hours, map / markets.count(), setups / markets.count(), zones / markets.count(),
          accounts / run.accounts().size(), users / run.users().size()));
    }
  }

  // ---- checkpoint -----------------------------------------------------------------------------

  /** The largest checkpoints of a thousand markets. */
  private void checkpoint() throws Exception {
    SyntheticMarkets few = new SyntheticMarkets(4, 22, 3_000, 60);
    SyntheticMarkets many = new SyntheticMarkets(1_000, 22, 3_000, 60);
    Tapes tapes = files(new SyntheticTapes(few, Duration.ofMinutes(30)));
    try (Nodes nodes = new Nodes()) {
      Nodes.Done done =
          job(
              nodes, new SyntheticDesk(many, 0, Timeframe.M5),
              new RenamedTapes(tapes, many, 4), 2, Duration.ofSeconds(5));
      say(String.format(
          Locale.ROOT, "%,.1f s, %d checkpoints", done.seconds(),
          done.checkpoints().getCounts().getNumberOfCompletedCheckpoints()));
      done.checkpoints().getHistory().getCheckpoints().stream()
          .filter(c -> c instanceof CompletedCheckpointStats)
          .forEach(
              c ->
                  say(String.format(
                      Locale.ROOT,
                      "checkpoint %d: %,d bytes, %,d ms from trigger to the last answer",
                      c.getCheckpointId(), c.getStateSize(), c.getEndToEndDuration())));
    }
  }
}
