// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.source.ArchiveTapes;
import io.github.liqscape.flink.source.RecordedTapes;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a venue really sent and really traded, in the {@code thorough} profile. */
@ExtendWith(SharedCluster.class)
class RealDataOnFlinkTest {

  private static final long DAY_MILLIS = 86_400_000L;
  private static final long MINUTE_MILLIS = 60_000L;

  @TempDir Path folder;

  @BeforeAll
  static void onlyThorough() {
    assumeThat(Boolean.getBoolean("liqscape.thorough")).as("thorough only").isTrue();
  }

  private static Instrument perp(String coin) {
    return Instrument.linear(Venue.BINANCE, coin + "USDT", coin, "USDT")
        .tickSize(coin.equals("BTC") ? "0.1" : "0.01")
        .lotSize("0.001")
        .build();
  }

  private static List<String> lines(String file) throws IOException {
    Path path = RecordedData.path(file);
    assumeThat(path).as("recorded data: %s is not here", path).exists();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  private void runs(Cluster cluster, Trial trial) throws Exception {
    Path output = folder.resolve("output");
    StreamExecutionEnvironment env = cluster.environment(2, null);
    trial.build(env, trial.tapes, output);
    cluster.await(cluster.submit(env));
    assertThat(Hashes.of(Hashes.lines(output))).isEqualTo(trial.expected);
  }

  /**
   * Best prices of BTCUSDT, 2024-08-08, as frames in a recording of ours. The trades of this capture
   * are of a stream that our feed does not ask for, and without marks its socket would count as dead.
   */
  @Test
  void capture_of_a_feed_gives_what_the_plain_loop_makes_of_it(Cluster cluster)
      throws Exception {
    List<String> frames = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (String line : lines("binance-usdm-frames-btc-2024-08/btcusdt_20240808.gz")) {
      if (line.contains("@bookTicker")) {
        int blank = line.indexOf(' ');
        times.add(Long.parseLong(line.substring(0, blank)));
        frames.add(line.substring(blank + 1));
      }
    }
    Path recording = Files.createDirectories(folder.resolve("recording"));
    VenueFiles.record(
        recording, perp("BTC"), List.of(StreamKind.TOP_OF_BOOK), VenueFiles.PUBLIC,
        frames, times.stream().mapToLong(Long::longValue).toArray());
    Trial trial =
        new Trial(
            folder, OneOfEach.of(List.of(perp("BTC")), Timeframe.M1),
            new RecordedTapes(List.of(recording.toString())));
    assertThat(trial.events).isEqualTo(66_089);
    runs(cluster, trial);
  }

  /** A month of candles of a minute, 2025-05-25 to 06-24, as the archive's files of days. */
  @Test
  void archive_of_a_month_gives_what_the_plain_loop_makes_of_it(Cluster cluster)
      throws Exception {
    List<ArchiveTapes.Part> files = new ArrayList<>();
    List<Instrument> perps = List.of(perp("BTC"), perp("ETH"));
    for (Instrument perp : perps) {
      Map<Long, List<String>> days = new TreeMap<>();
      for (String line : lines("binance-usdm-1m-2025-05/" + perp.symbol() + "_1m.csv.gz")) {
        if (Character.isDigit(line.charAt(0))) {
          long open = Long.parseLong(line.substring(0, line.indexOf(',')));
          days.computeIfAbsent(Math.floorDiv(open, DAY_MILLIS), d -> new ArrayList<>())
              .add(line + "," + (open + MINUTE_MILLIS - 1) + ",0,1,0,0,0");
        }
      }
      for (Map.Entry<Long, List<String>> day : days.entrySet()) {
        Path file = folder.resolve(perp.symbol() + "-" + day.getKey() + ".csv");
        files.add(
            ArchiveTapes.Part.of(perp, "klines-1m", Files.write(file, day.getValue())));
      }
    }
    Trial trial =
        new Trial(
            folder, OneOfEach.of(perps, Timeframe.M15),
            new ArchiveTapes("binance", "usdm", files));
    assertThat(trial.events).isEqualTo(43_199 + 43_200);
    assertThat(trial.lines.get("decisions")).hasSizeGreaterThan(5_000);
    runs(cluster, trial);
  }
}
