// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.source.FileTapes;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.SyntheticTapes;
import io.github.liqscape.flink.source.Tapes;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.routing.DueDelivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Markets, followers and a courier; what a plain loop makes of them, and the job that must do the
 * same.
 */
final class Trial {

  /** From here on there are markets with trades within four hours. */
  private static final long SEED = 22;

  final Desk desk;
  final Tapes tapes;
  final Path results;
  final Map<String, String> expected;
  final Map<String, List<String>> lines;
  final int events;
  final List<String> outcomes;

  /** Generated markets. */
  Trial(Path folder, int markets, Duration span) throws IOException {
    this(folder, new SyntheticMarkets(markets, SEED, 3_000, 10), span);
  }

  private Trial(Path folder, SyntheticMarkets markets, Duration span) throws IOException {
    this(
        folder, new SyntheticDesk(markets, 2, Timeframe.M1),
        files(folder, new SyntheticTapes(markets, span)));
  }

  /** Any tapes. */
  Trial(Path folder, Desk desk, Tapes tapes) throws IOException {
    this.desk = desk;
    this.tapes = tapes;
    LocalRun run = new LocalRun(desk, new Moody(), true);
    try (Stream<MarketEvent> events = EventTape.merge(opened())) {
      // At one instant markets follow each other by name, as subscribers of the job take them, and
      // within a market kinds do.
      List<MarketEvent> all =
          events
              .sorted(
                  Comparator.comparingLong(MarketEvent::eventNanos)
                      .thenComparing(MarketEvent::instrument, Told.MARKETS)
                      .thenComparing(EventTape.order()))
              .toList();
      all.forEach(run::apply);
      this.events = all.size();
    }
    run.finish();
    lines = run.lines;
    expected = Hashes.of(run.lines);
    results = folder.resolve("results.txt");
    outcomes =
        run.results.stream()
            .sorted(Comparator.comparingLong(DeliveryResult::atNanos))
            .map(DeliveryResult::line)
            .toList();
    Files.write(results, outcomes);
  }

  /** Generated once, read by every job. */
  private static Tapes files(Path folder, Tapes generated) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : generated.names()) {
      Path file = folder.resolve("tape-" + name);
      try (Stream<? extends MarketEvent> events = generated.open(name)) {
        FileTapes.write(file, events);
      }
      files.add(file.toString());
    }
    return new FileTapes(files);
  }

  private List<Stream<? extends MarketEvent>> opened() {
    return tapes.names().stream()
        .<Stream<? extends MarketEvent>>map(
            name -> {
              try {
                return tapes.open(name);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  /** The job as it was when its state was of version 1. */
  void buildOld(StreamExecutionEnvironment env, Tapes source, Path output) {
    LiqscapeJob job = LiqscapeJob.of(desk);
    job.streams(job.tapes(env, source), Results.ofFolder(env, results), new OldMarkets(desk))
        .toFolder(output);
  }

  /** The job in an environment, its sinks in a folder. */
  void build(StreamExecutionEnvironment env, Tapes source, Path output) {
    LiqscapeJob job = LiqscapeJob.of(desk);
    DataStream<MarketEvent> events = job.tapes(env, source);
    job.streams(events, Results.ofFolder(env, results)).toFolder(output);
  }

  /** Delivers most things at once, some late, some never. Equal attempts end alike. */
  static final class Moody implements LocalRun.Courier {

    private static SplittableRandom random(String user, DueDelivery due) {
      return new SplittableRandom(
          31L * due.delivery().deliveryId().hashCode() + due.delivery().attempt()
              + user.hashCode());
    }

    @Override
    public DeliveryOutcome deliver(String user, DueDelivery due) {
      return switch (random(user, due).nextInt(8)) {
        case 0 -> DeliveryOutcome.retry("HTTP 503");
        case 1 -> new DeliveryOutcome.Unknown("no answer");
        case 2 -> DeliveryOutcome.dead(DeliveryOutcome.DeadReason.REJECTED, "HTTP 400");
        default -> DeliveryOutcome.delivered("ok");
      };
    }

    @Override
    public long takesNanos(String user, DueDelivery due) {
      return 1_000_000L * (20 + random(user, due).nextInt(4_000));
    }
  }
}
