// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.SyntheticTapes;
import io.github.liqscape.market.MarketEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job over generated markets: a program to begin one's own from. */
public final class SyntheticReplay {

  private SyntheticReplay() {}

  /** Argument: the folder for what comes out, and for outcomes that come in. */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument: a folder");
    }
    Path folder = Path.of(args[0]);
    Path outcomes = Files.createDirectories(folder.resolve("outcomes"));
    SyntheticMarkets markets = new SyntheticMarkets(8, 42, 3_000, 10);

    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(LiqscapeJob.settings());
    env.enableCheckpointing(10_000);
    LiqscapeJob job = LiqscapeJob.of(new SyntheticDesk(markets, 2, Timeframe.M5));
    DataStream<MarketEvent> events =
        job.tapes(env, new SyntheticTapes(markets, Duration.ofHours(12)));
    job.streams(events, Results.ofFolder(env, outcomes)).toFolder(folder);
    env.execute("liqscape");
  }
}
