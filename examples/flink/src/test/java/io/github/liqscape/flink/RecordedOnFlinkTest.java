// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.source.ArchiveTapes;
import io.github.liqscape.flink.source.RecordedTapes;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.SyntheticTapes;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Recordings and archives as sources of the job: what they hold is what the plain loop takes. */
@ExtendWith(SharedCluster.class)
class RecordedOnFlinkTest {

  private static final SyntheticMarkets MARKETS = new SyntheticMarkets(2, 22, 3_000, 10);
  private static final Duration SPAN = Duration.ofMinutes(30);

  @TempDir Path folder;

  private static Instrument perp(int number) {
    return Instrument.linear(Venue.BINANCE, "X" + number + "USDT", "X" + number, "USDT")
        .tickSize("0.1")
        .lotSize("0.001")
        .build();
  }

  /** A generated market under the name of a contract of the venue. */
  private static List<MarketEvent> told(int number) {
    Instrument perp = perp(number);
    List<MarketEvent> told = new ArrayList<>();
    new SyntheticTapes(MARKETS, SPAN)
        .open(Integer.toString(number))
        .forEach(
            event -> {
              long at = event.eventNanos();
              switch (event) {
                case Trade t ->
                    told.add(
                        new Trade(perp, at, at, t.id(), t.price(), t.quantity(), t.taker()));
                case MarkPrice m -> told.add(new MarkPrice(perp, at, at, m.mark(), m.mark()));
                case CandleEvent c -> told.add(new CandleEvent(perp, at, at, c.price(), c.candle()));
                default -> {}
              }
            });
    return told;
  }

  private void runs(Cluster cluster, Trial trial, int events) throws Exception {
    assertThat(trial.events).isGreaterThanOrEqualTo(events);
    assertThat(trial.lines.get("decisions")).hasSizeGreaterThan(20);
    assertThat(trial.lines.get("messages")).isNotEmpty();
    Path output = folder.resolve("output");
    StreamExecutionEnvironment env = cluster.environment(2, null);
    trial.build(env, trial.tapes, output);
    cluster.await(cluster.submit(env));
    assertThat(Hashes.of(Hashes.lines(output))).isEqualTo(trial.expected);
  }

  @Test
  void recordings_of_feeds_give_what_the_plain_loop_makes_of_them(Cluster cluster)
      throws Exception {
    List<String> folders = new ArrayList<>();
    List<Instrument> perps = new ArrayList<>();
    int events = 0;
    for (int number = 0; number < MARKETS.count(); number++) {
      List<MarketEvent> told = told(number);
      Path recording = Files.createDirectories(folder.resolve("recording-" + number));
      VenueFiles.record(
          recording, perp(number),
          List.of(StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.CANDLE), VenueFiles.MARKET,
          told.stream().map(VenueFiles::frame).toList(),
          told.stream().mapToLong(MarketEvent::eventNanos).toArray());
      folders.add(recording.toString());
      perps.add(perp(number));
      events += told.size();
    }
    runs(
        cluster,
        new Trial(folder, OneOfEach.of(perps, Timeframe.M1), new RecordedTapes(folders)), events);
  }

  @Test
  void files_of_an_archive_give_what_the_plain_loop_makes_of_them(Cluster cluster)
      throws Exception {
    List<ArchiveTapes.Part> files = new ArrayList<>();
    List<Instrument> perps = new ArrayList<>();
    int events = 0;
    for (int number = 0; number < MARKETS.count(); number++) {
      List<MarketEvent> told = told(number);
      Path candles = VenueFiles.candles(folder.resolve(number + "-candles.zip"), told);
      Path trades = VenueFiles.trades(folder.resolve(number + "-trades.zip"), told);
      files.add(ArchiveTapes.Part.of(perp(number), "klines-1m", candles));
      files.add(ArchiveTapes.Part.of(perp(number), "aggTrades", trades));
      perps.add(perp(number));
      events += (int) told.stream().filter(event -> !(event instanceof MarkPrice)).count();
    }
    runs(
        cluster,
        new Trial(
            folder, OneOfEach.of(perps, Timeframe.M1),
            new ArchiveTapes("binance", "usdm", files)),
        events);
  }
}
