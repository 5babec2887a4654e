package io.github.liqscape.benchmarks;

import java.util.List;

/**
 * A path that is measured, with its target and what it stands beside.
 *
 * @param what the path in words
 * @param limit longest time that meets the target, nanoseconds; 0 without target
 * @param measured key of the result
 * @param baseline key of the result it is compared with; empty without
 * @param beside the baseline in words
 */
record TargetRow(String what, long limit, String measured, String baseline, String beside) {

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
              "profile(), every bucket read", 50_000, "profileConsumed", "naiveProfileConsumed"),
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
          bucketing("SCATTERED", "logarithm", "Math.log"));

  private static final String NAIVE = "naive map";

  private static TargetRow apply(String what, long limit, String stream) {
    String key = "MapApplyBenchmark.apply[map=%s,stream=" + stream + "]";
    return new TargetRow(
        "apply: " + what, limit, key.formatted("ENGINE"), key.formatted("NAIVE"), NAIVE);
  }

  private static TargetRow interest(String what, long limit, String direction) {
    String key = "InterestStepBenchmark.step[interest=" + direction + ",map=%s]";
    return new TargetRow(
        "apply: " + what, limit, key.formatted("ENGINE"), key.formatted("NAIVE"), NAIVE);
  }

  private static TargetRow profile(String what, long limit, String method, String baseline) {
    String of = "ProfileBenchmark.";
    return new TargetRow(
        what, limit, of + method, baseline.isEmpty() ? "" : of + baseline, NAIVE);
  }

  private static TargetRow rebuild(String what, long limit, String history) {
    return new TargetRow(
        what,
        limit,
        "RebuildBenchmark.rebuild[history=" + history + "]",
        "RebuildBenchmark.naiveRebuild",
        "naive map without history");
  }

  private static TargetRow bucketing(String prices, String method, String beside) {
    String key = "BucketingBenchmark.%s[prices=" + prices + "]";
    return new TargetRow(
        "price to bucket and count, " + (prices.equals("TRADES") ? "trades" : "scattered prices"),
        0, key.formatted("grid"), key.formatted(method), beside);
  }
}
