// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.routing.alert.AlertTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Small scans for tests: some generated markets of a few hours, and what came of them. */
final class Replays {

  static final long MINUTE = 60_000_000_000L;

  /** Many decisions, and alerts of zones too. */
  static final ScanConfig CONFIG =
      ScanConfig.DEFAULT
          .withTimeframes(List.of(Timeframe.M3, Timeframe.M15))
          .withLeast(AlertTier.ACTIVE_RISK);

  private Replays() {}

  /** Markets that end after some minutes; the first two thirds of each are the past. */
  static List<ReplayMarket> markets(long seed, int count, int minutes) {
    return SyntheticMarkets.of(seed, count, Duration.ofMinutes(2 * minutes / 3)).stream()
        .map(
            m ->
                new ReplayMarket(
                    m.market(), m.events(), m.fromNanos(), m.startNanos(),
                    m.fromNanos() + minutes * MINUTE))
        .toList();
  }

  /** The same market with its stream changed. */
  static ReplayMarket with(
      ReplayMarket of, Function<Stream<MarketEvent>, Stream<MarketEvent>> change) {
    return new ReplayMarket(
        of.market(), () -> change.apply(of.events().get()), of.fromNanos(), of.startNanos(),
        of.endNanos());
  }

  static ReplayScan.Terms terms(List<ReplayMarket> markets, ScanConfig config, Path folder) {
    return new ReplayScan.Terms("a test", markets, config, folder, List.of());
  }

  /** Lets a scan run to its end and saves it. */
  static void finish(ReplayScan scan) {
    while (scan.advanceTo(scan.nowNanos() + 10 * MINUTE)) {
      // Until all markets have ended.
    }
    scan.close();
  }

  /** The saved bytes of every lane. */
  static Map<String, String> states(Path folder) throws IOException {
    Map<String, String> states = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("lanes"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".lane")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        states.put(
            file.getFileName().toString(),
            bytes.length + " " + HexFormat.of().formatHex(hash(bytes)));
      }
    }
    return states;
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ids of the alerts that were published, sorted; one that was told twice stands there twice. */
  static List<String> published(Path folder) {
    List<String> ids = new ArrayList<>();
    RoutingHistory.read(
        folder.resolve("outbox"),
        event -> {
          if (event instanceof RoutingEvent.Decided d
              && d.cause() == RoutingEvent.Cause.PUBLISHED) {
            ids.add(d.alert().id());
          }
        });
    return ids.stream().sorted().toList();
  }
}
