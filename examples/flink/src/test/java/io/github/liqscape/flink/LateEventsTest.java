// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.SyntheticTapes;
import io.github.liqscape.flink.source.Tapes;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the job does with events that are out of order: within its lateness nothing, beyond it a
 * side output.
 */
class LateEventsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final SyntheticMarkets MARKETS = new SyntheticMarkets(1, 5, 500, 10);

  @TempDir private Path folder;

  /** A tape whose marks of one instant, some seconds back, come after those that follow it. */
  record Shuffled(Tapes tapes, long backNanos) implements Tapes {
    private static final long serialVersionUID = 1L;

    @Override
    public List<String> names() {
      return tapes.names();
    }

    @Override
    public Stream<? extends MarketEvent> open(String name) throws IOException {
      List<MarketEvent> all = new ArrayList<>(tapes.open(name).toList());
      int taken = 0;
      while (taken < 200 || !(all.get(taken) instanceof MarkPrice)) {
        taken++;
      }
      MarketEvent held = all.remove(taken);
      int put = taken;
      while (all.get(put).eventNanos() < held.eventNanos() + backNanos) {
        put++;
      }
      all.add(put, held);
      return all.stream();
    }
  }

  private List<String> run(Cluster cluster, Tapes tapes, String name, String output)
      throws Exception {
    StreamExecutionEnvironment env = cluster.environment(1, null);
    LiqscapeJob job = LiqscapeJob.of(new SyntheticDesk(MARKETS, 0, Timeframe.M1));
    Path results = Files.createDirectories(folder.resolve("none"));
    Files.write(results.resolve("empty.txt"), List.of());
    job.streams(job.tapes(env, tapes), Results.ofFolder(env, results))
        .toFolder(folder.resolve(name));
    cluster.await(cluster.submit(env));
    return Hashes.lines(folder.resolve(name)).getOrDefault(output, List.of());
  }

  private static List<String> plainLoop(Tapes tapes) throws IOException {
    LocalRun run = new LocalRun(new SyntheticDesk(MARKETS, 0, Timeframe.M1), null, true);
    try (Stream<? extends MarketEvent> events = tapes.open(tapes.names().getFirst())) {
      events.forEach(run::apply);
    }
    return run.lines.getOrDefault("decisions", List.of());
  }

  @Test
  void late_within_five_seconds_is_put_in_order_and_later_is_told_and_not_applied()
      throws Exception {
    Tapes tapes = new SyntheticTapes(MARKETS, Duration.ofMinutes(25));
    List<String> inOrder = plainLoop(tapes);
    assertThat(inOrder).hasSizeGreaterThan(15);
    try (Cluster cluster = new Cluster(folder)) {
      assertThat(run(cluster, new Shuffled(tapes, 4 * SECOND), "four", "decisions"))
          .containsExactlyInAnyOrderElementsOf(inOrder);
      assertThat(Hashes.lines(folder.resolve("four")).get("late")).isEmpty();
      List<String> late =
          run(cluster, new Shuffled(tapes, 30 * SECOND), "thirty", "late");
      assertThat(late).hasSize(1);
      assertThat(late.getFirst()).startsWith("MarkPrice[");
    }
  }
}
