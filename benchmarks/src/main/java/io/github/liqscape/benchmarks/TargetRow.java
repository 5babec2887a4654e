// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import java.util.List;

/**
 * A path that is measured, with its target and what it stands beside.
 *
 * @param what the path in words
 * @param limit longest time that meets the target, nanoseconds; 0 without target
 * @param ratio how many times faster than the baseline it must be; 0 without target
 * @param measured key of the result
 * @param baseline key of the result it is compared with; empty without
 * @param beside the baseline in words
 */
record TargetRow(
    String what, long limit, double ratio, String measured, String baseline, String beside) {

  static final List<TargetRow> ALL =
      List.of(
          apply("a trade in the bucket of the last one", 20, "TRADE_SAME_BUCKET"),
          apply("a trade in the bucket next to the last one's", 20, "TRADE_NEXT_BUCKET"),
          apply("an unchanged mark price", 20, "MARK_UNCHANGED"),
          apply("a mark price one bucket on: a sweep", 0, "MARK_NEXT_BUCKET"),
          apply("mixed stream, 90 % trades, 9 % marks, 1 % rare", 500, "MIXED"),
          interest("open interest up: deposits from 50 price buckets", 10_000, "RISING"),
          interest("open interest down", 0, "FALLING"),
          profile("profile()", 50_000, "profileOnly", "naiveProfileConsumed"),
          profile(
              "profile() after open interest moved every bin", 50_000, "profileAfterStep",
              "naiveProfileConsumed"),
          profile(
              "profile(), every bucket read", 50_000, "profileConsumed", "naiveProfileConsumed"),
          profile(
              "profile() after such a step, every bucket read", 50_000, "profileConsumedAfterStep",
              "naiveProfileConsumed"),
          profile("band of a range", 5_000, "bandOnDemand", ""),
          profile("nearest zones, first asked", 2_000, "nearestZonesFirst", ""),
          profile("nearest zones, asked again", 2_000, "nearestZonesAgain", ""),
          profile("all zones, first asked", 0, "allZonesFirst", ""),
          rebuild(
              "rebuild from 5,000 candles, 24 h of 5-minute history", 15_000_000, "LAST_DAY_5M"),
          rebuild("rebuild from 5,000 candles, 17 days of hourly history", 15_000_000, "ALL_1H"),
          rebuild("rebuild from 5,000 candles, no history", 0, "NONE"),
          bucketing("TRADES", "hdrHistogram", "HdrHistogram"),
          bucketing("SCATTERED", "hdrHistogram", "HdrHistogram"),
          bucketing("TRADES", "logarithm", "Math.log"),
          bucketing("SCATTERED", "logarithm", "Math.log"),
          decode("every frame of the capture", 3, "ALL"),
          decode("tops of book", 0, "TOPS_OF_BOOK"),
          decode("order-book changes", 0, "BOOK_CHANGES"),
          indicators("beside ta4j", 100, 0, "kernels", "ta4j", "ta4j, double numbers"),
          indicators("at least 50 times ta4j", 0, 50, "kernels", "ta4j", "ta4j, double numbers"),
          indicators("beside TA-Lib", 100, 0, "kernels", "taLib", "TA-Lib, a whole array"),
          indicators("peeked at", 0, 0, "peek", "", ""),
          setup("closed candle to setup, every field read, median", 5_000, "consumed[p50]"),
          setup("closed candle to setup, every field read, 99 %", 25_000, "consumed[p99]"),
          setup("closed candle to setup as handed out, median", 0, "decided[p50]"),
          setup("frozen context to setup, every field read, median", 0, "evaluated[p50]"),
          setup("frozen context to setup, every field read, 99 %", 0, "evaluated[p99]"),
          fleet("all of whose candles close at once, one thread", "candleClose", 1),
          fleet("all of whose candles close at once, two threads", "candleClose", 2),
          fleet(
              "all of whose candles close at once, one thread, huge pages",
              "candleCloseInHugePages", 1),
          fleet(
              "all of whose candles close at once, two threads, huge pages",
              "candleCloseInHugePages", 2),
          fleet("a minute's close, mean of all, one thread", "minuteClose", 1),
          fleet("a minute's close, mean of all, two threads", "minuteClose", 2),
          durable("256 writers, each waits for its own", 20_000, "appendDurably[writers=256]"),
          durable("16 writers, each waits for its own", 0, "appendDurably[writers=16]"),
          durable("one writer, a force for every 256", 20_000, "appendDurablyInBatches"),
          durable("buffered, not forced", 0, "appendBuffered"),
          routing("a repeat, 1,000 stories, 4 rules", "repeat", 1_000, 4),
          routing("a repeat, 100,000 stories, 50 rules", "repeat", 100_000, 50),
          routing("a repeat, 100,000 stories, 500 rules", "repeat", 100_000, 500),
          routing("a tier that reaches nobody", "unreached", 100_000, 50),
          new TargetRow(
              "routing decision: a first message, planned and queued", 1_000, 0,
              "RoutingDecisionBenchmark.first[rules=50]", "", ""),
          policy("a first message of two targets", "sent"),
          policy("a duplicate of what is on its way", "duplicate"),
          policy("a repeat within the cooldown", "cooldown"),
          policy("what a silence covers", "silenced"),
          publishers(1, "0.0"),
          publishers(1, "0.5"),
          publishers(1, "0.99"),
          publishers(4, "0.0"),
          publishers(4, "0.5"),
          publishers(4, "0.99"),
          publishers(8, "0.0"),
          publishers(8, "0.5"),
          publishers(8, "0.99"),
          accepted("256 writers, each waits for its own", 20_000, "[writers=256]", "H2"),
          accepted("256 writers, each waits for its own", 20_000, "[writers=256]", "SQLITE"),
          accepted("256 writers, each waits for its own", 20_000, "[writers=256]", "FILE"),
          accepted("16 writers, each waits for its own", 0, "[writers=16]", "SQLITE"),
          accepted("one writer, a force for each", 0, "[writers=1]", "H2"),
          accepted("one writer, a force for each", 0, "[writers=1]", "SQLITE"),
          batched("FSYNC", 20_000, "H2"),
          batched("FSYNC", 20_000, "SQLITE"),
          batched("INTERVAL", 20_000, ""),
          batched("OS", 0, ""),
          new TargetRow(
              "a router opened on a journal of a million entries", 0, 0, "RecoveryBenchmark.open",
              "", ""),
          storm("from memory", "NONE"),
          storm("each once its record is durable", "FSYNC"),
          hanging("NONE", 100_000),
          hanging("NONE", 1_024),
          hanging("FSYNC", 1_024),
          tick("a trade that fills nothing, 100 resting orders", 200, "trade", 100),
          tick("a trade that fills nothing, no orders", 0, "trade", 0),
          tick("a mark price, 100 resting orders and a position", 200, "mark", 100),
          orders("a limit order comes or goes", "OFF", "restAndCancel", "peerRestAndCancel", 0),
          orders(
              "a limit order comes or goes, a force for 4,096", "GROUP_4096", "restAndCancel",
              "peerRestAndCancel", 3_333),
          orders("a market order opens or closes", "OFF", "openAndClose", "peerTake", 0),
          orders(
              "a market order opens or closes, a force for 4,096", "GROUP_4096", "openAndClose",
              "peerTake", 3_333),
          bar("a strategy of ta4j's, a bar", "OFF"),
          bar("a strategy of ta4j's, a bar, a force for 20,000", "ON_DEMAND"));

  private static final String NAIVE = "naive map";

  private static TargetRow apply(String what, long limit, String stream) {
    String key = "MapApplyBenchmark.apply[map=%s,stream=" + stream + "]";
    return new TargetRow(
        "apply: " + what, limit, 0, key.formatted("ENGINE"), key.formatted("NAIVE"), NAIVE);
  }

  private static TargetRow interest(String what, long limit, String direction) {
    String key = "InterestStepBenchmark.step[interest=" + direction + ",map=%s]";
    return new TargetRow(
        "apply: " + what, limit, 0, key.formatted("ENGINE"), key.formatted("NAIVE"), NAIVE);
  }

  private static TargetRow profile(String what, long limit, String method, String baseline) {
    String of = "ProfileBenchmark.";
    return new TargetRow(
        what, limit, 0, of + method, baseline.isEmpty() ? "" : of + baseline, NAIVE);
  }

  private static TargetRow rebuild(String what, long limit, String history) {
    return new TargetRow(
        what,
        limit,
        0,
        "RebuildBenchmark.rebuild[history=" + history + "]",
        "RebuildBenchmark.naiveRebuild",
        "naive map without history");
  }

  private static TargetRow bucketing(String prices, String method, String beside) {
    String key = "BucketingBenchmark.%s[prices=" + prices + "]";
    return new TargetRow(
        "price to bucket and count, " + (prices.equals("TRADES") ? "trades" : "scattered prices"),
        0, 0, key.formatted("grid"), key.formatted(method), beside);
  }

  private static TargetRow decode(String what, double ratio, String frames) {
    String key = "DecodeBenchmark.%s[frames=" + frames + "]";
    return new TargetRow(
        "Binance frame into events: " + what, 0, ratio, key.formatted("decode"),
        key.formatted("readTree"), "Jackson's tree");
  }

  private static TargetRow indicators(
      String what, long limit, double ratio, String method, String peer, String beside) {
    String of = "IndicatorBenchmark.";
    return new TargetRow(
        "nine indicators of a candle: " + what, limit, ratio, of + method,
        peer.isEmpty() ? "" : of + peer, beside);
  }

  private static TargetRow setup(String what, long limit, String method) {
    return new TargetRow(what, limit, 0, "SetupBenchmark." + method, "", "");
  }

  private static TargetRow fleet(String what, String method, int threads) {
    return new TargetRow(
        "setups of 100 instruments x 6 timeframes, " + what, 5_000_000, 0,
        "SetupFleetBenchmark." + method + "[threads=" + threads + "]", "", "");
  }

  private static TargetRow routing(String what, String method, int keys, int rules) {
    String key = "RoutingDecisionBenchmark.%s[keys=" + keys + ",rules=" + rules + "]";
    return new TargetRow(
        "routing decision: " + what, 1_000, 0, key.formatted(method),
        key.formatted("naiveRepeat"), "one map and a list of rules, a repeat");
  }

  private static TargetRow policy(String what, String method) {
    String of = "RoutingPolicyBenchmark.";
    return new TargetRow(
        "routing decision, six targets, silences, quiet hours: " + what, 1_000, 0, of + method,
        of + "naive", "one map and a list of rules, a repeat");
  }

  private static TargetRow publishers(int count, String repeats) {
    return new TargetRow(
        "routing decision, publishers: " + count + ", share of repeats: " + repeats, 0, 0,
        "PublishersBenchmark.publish[publishers=" + count + ",repeats=" + repeats + "]", "", "");
  }

  private static TargetRow accepted(String what, long limit, String writers, String store) {
    String beside =
        switch (store) {
          case "H2" -> "H2, a row and a commit each";
          case "SQLITE" -> "SQLite, a row and a commit each";
          default -> "a write and a force each";
        };
    return new TargetRow(
        "alert accepted: " + what, limit, 0, "DurablePublishBenchmark.publishDurably" + writers,
        "DurablePublishBenchmark.insertRow[store=" + store + "," + writers.substring(1), beside);
  }

  private static TargetRow batched(String mode, long limit, String store) {
    String of = "DurablePublishBenchmark.";
    return new TargetRow(
        "alert accepted: one writer waits for every 4,096th, mode " + mode, limit, 0,
        of + "publishInBatches[mode=" + mode + "]",
        store.isEmpty() ? "" : of + "insertRowsInBatches[store=" + store + "]",
        (store.equals("H2") ? "H2" : "SQLite") + ", 4,096 rows and a commit");
  }

  private static TargetRow tick(String what, long limit, String method, int resting) {
    return new TargetRow(
        "paper broker: " + what, limit, 0,
        "PaperTickBenchmark." + method + "[resting=" + resting + "]", "", "");
  }

  private static TargetRow orders(
      String what, String journal, String method, String peer, long limit) {
    String key = "PaperOrdersBenchmark.%s[journal=" + journal + "]";
    return new TargetRow(
        "paper broker: " + what, limit, 0, key.formatted(method), key.formatted(peer),
        "parity-match, a book alone");
  }

  private static TargetRow bar(String what, String journal) {
    String key = "BarBacktestBenchmark.%s[journal=" + journal + "]";
    return new TargetRow(
        "paper broker: " + what, 1_000, 0, key.formatted("paper"), key.formatted("peer"),
        "ta4j's own backtester, double numbers");
  }

  private static TargetRow storm(String what, String records) {
    return new TargetRow(
        "100,000 alerts at once, until all have arrived: " + what, 0, 0,
        "StormBenchmark.delivered[records=" + records + "]", "", "");
  }

  private static TargetRow hanging(String records, int room) {
    return new TargetRow(
        "100,000 alerts at once, until all are published, at a target that hangs with room for "
            + room + (records.equals("FSYNC") ? ", forced to the disk" : ""),
        0, 0, "StormBenchmark.published[records=" + records + ",room=" + room + "]", "", "");
  }

  private static TargetRow durable(String what, long limit, String method) {
    int parameters = method.indexOf('[');
    String peer = parameters < 0 ? "[writers=1]" : method.substring(parameters);
    return new TargetRow(
        "journal, an entry of 200 B: " + what, limit, 0, "JournalBenchmark." + method,
        "JournalBenchmark.plainWriteAndForce" + peer, "a write and a force each");
  }
}
