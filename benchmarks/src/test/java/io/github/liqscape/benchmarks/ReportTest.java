// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final String BENCHMARK =
      """
      {"jmhVersion": "1.37", "benchmark": "io.github.liqscape.heatmap.%s", "forks": 2,
       "jdkVersion": "21.0.1", "vmName": "VM", "vmVersion": "21.0.1+12",
       "warmupIterations": 5, "warmupTime": "1 s", "measurementIterations": 5,
       "measurementTime": "1 s", "params": {%s},
       "primaryMetric": {"score": %s, "scoreError": %s, "scoreUnit": "%s"},
       "secondaryMetrics": {%s}}
      """;

  @TempDir Path folder;

  @Test
  void a_row_stands_beside_its_baseline_with_target_ratio_and_counted_bytes() throws IOException {
    String page =
        report(
            apply("ENGINE", "12.5", "0.25", counted(4_000, 1_000)),
            apply("NAIVE", "250.0", "\"NaN\"", counted(64_000, 1_000)));

    assertThat(page)
        .contains(
            "| apply: an unchanged mark price | ≤ 20.0 ns | 12.5 ns | ± 0.25 ns | 4.00 "
                + "| naive map | 250 ns | 20.0 × | met |")
        .contains("± ? | 64 |");
  }

  @Test
  void a_later_run_replaces_what_it_measures_and_keeps_the_rest() throws IOException {
    Path day = folder.resolve("2026-01-02.json");
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");
    String again = apply("ENGINE", "12.5", "0.25", counted(4_000, 1_000)).replace("1 s", "2 s");
    Files.writeString(
        first,
        "[" + apply("ENGINE", "99.0", "0.25", counted(4_000, 1_000)) + ","
            + apply("NAIVE", "250.0", "1.0", counted(64_000, 1_000)) + "]");
    Files.writeString(second, "[" + again.replace("\"forks\"", "\"jvm\": \"/a\", \"forks\"") + "]");
    Results.merge(first, day);
    Results.merge(second, day);

    assertThat(Result.read(day).values()).extracting(Result::score).containsExactly(12.5, 250.0);
    assertThat(Files.readString(day)).doesNotContain("jvm\"");
    String merged = Files.readString(day);
    assertThat(report(merged.substring(1, merged.lastIndexOf(']'))))
        .contains("- run 1: forks: 2, iterations: 5 × 2 s", "- run 2: forks: 2, iterations: 5 × 1 s")
        .contains("| 12.5 ns | ± 0.25 ns | 4.00 | 1 |", "| 250 ns | ± 1.00 ns | 64 | 2 |");
  }

  @Test
  void a_target_is_compared_in_nanoseconds_whatever_the_unit() throws IOException {
    String page =
        report(
            BENCHMARK.formatted(
                "RebuildBenchmark.rebuild", "\"history\": \"LAST_DAY_5M\"", "15.1", "0.1",
                "ms/op", "\"gc.alloc.rate.norm\": {\"score\": 1234567.0}"));

    assertThat(page)
        .contains("| ≤ 15.0 ms | 15.1 ms | ± 100 µs | 1,234,567 |  |  |  | **missed** |");
  }

  @Test
  void a_sampled_benchmark_is_judged_by_its_percentiles() throws IOException {
    String sampled =
        BENCHMARK
            .formatted("SetupBenchmark.consumed", "", "9000", "10", "ns/op", "")
            .replace("\"forks\"", "\"mode\": \"sample\", \"forks\"")
            .replace(
                "\"scoreUnit\"",
                "\"scorePercentiles\": {\"50.0\": 4990, \"99.0\": 25001}, \"scoreUnit\"");

    assertThat(report(sampled))
        .contains("every field read, median | ≤ 5.00 µs | 4.99 µs | ± ? | ? |  |  |  | met |")
        .contains("every field read, 99 % | ≤ 25.0 µs | 25.0 µs | ± ? | ? |  |  |  | **missed** |");
  }

  @Test
  void what_did_not_run_says_so_and_memory_is_judged() throws IOException {
    String page = report(apply("ENGINE", "21", "1", counted(0, 1)));

    assertThat(page)
        .contains("| profile() | | not run |")
        .contains("**missed**")
        .contains("| a map | ≤ 100 B | 99 B | met |")
        .contains("CPU, 2 cores, 4,096 MiB")
        .contains("load average before the run: 0.50");
  }

  @Test
  void every_target_row_names_benchmarks_that_exist() throws IOException {
    String known;
    try (InputStream list =
        Objects.requireNonNull(getClass().getResourceAsStream("/META-INF/BenchmarkList"))) {
      known = new String(list.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (TargetRow row : TargetRow.ALL) {
      for (String key : List.of(row.measured(), row.baseline())) {
        if (!key.isEmpty()) {
          String[] name = key.split("[.\\[]", -1);
          assertThat(known).contains("." + name[0] + " ").contains(" " + name[1] + " ");
        }
      }
    }
  }

  private static String apply(String map, String score, String error, String secondary) {
    return BENCHMARK.formatted(
        "MapApplyBenchmark.apply",
        "\"stream\": \"MARK_UNCHANGED\", \"map\": \"" + map + "\"",
        score, error, "ns/op", secondary);
  }

  private static String counted(long bytes, long events) {
    return "\"measuredBytes\": {\"score\": " + bytes + "}, \"measuredEvents\": {\"score\": "
        + events + "}, \"gc.alloc.rate.norm\": {\"score\": 999}";
  }

  private String report(String... results) throws IOException {
    Path json = folder.resolve("2026-01-02.json");
    Files.writeString(json, "[" + String.join(",", results) + "]");
    Path machine = folder.resolve("2026-01-02-machine.json");
    new Machine("CPU", 2, 4_096, "OS", 0.5, "none", List.of(new MemoryRow("a map", 100, 99)))
        .write(machine);
    return Report.of(json, machine);
  }
}
