// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of JMH's JSON.
 *
 * @param key class, method and parameters, as {@link TargetRow} names them; {@code [p50]} or
 *     {@code [p99]} behind the method for a percentile of the single operations that were sampled
 * @param score mean time of an operation, or the percentile, in {@code unit}
 * @param error half the width of the 99.9 % confidence interval, NaN of a single sample
 * @param unit of score and error, such as {@code ns/op}
 * @param bytes allocated by an operation, NaN if not measured
 * @param settings forks, iterations and their length
 * @param runtime JDK, virtual machine and version of JMH
 */
record Result(
    String key,
    double score,
    double error,
    String unit,
    double bytes,
    String settings,
    String runtime) {

  /** All results of a file by key, in its order. */
  static Map<String, Result> read(Path json) throws IOException {
    Map<String, Result> all = new LinkedHashMap<>();
    for (JsonNode node : new ObjectMapper().readTree(json.toFile())) {
      Result result = of(node);
      all.put(result.key, result);
      JsonNode percentiles = node.path("primaryMetric").path("scorePercentiles");
      if (node.path("mode").asText().equals("sample")) {
        for (String percent : List.of("50", "99")) {
          Result single = result.percentile("p" + percent, percentiles.path(percent + ".0"));
          all.put(single.key, single);
        }
      }
    }
    return all;
  }

  private Result percentile(String name, JsonNode time) {
    return new Result(
        key + "[" + name + "]", number(time), Double.NaN, unit, bytes, settings, runtime);
  }

  private static Result of(JsonNode node) {
    JsonNode metric = node.path("primaryMetric");
    return new Result(
        key(node),
        number(metric.path("score")),
        number(metric.path("scoreError")),
        metric.path("scoreUnit").asText(),
        bytes(node.path("secondaryMetrics")),
        "forks: " + node.path("forks").asText() + ", iterations: "
            + node.path("warmupIterations").asText() + " × " + node.path("warmupTime").asText()
            + " warm-up, " + node.path("measurementIterations").asText() + " × "
            + node.path("measurementTime").asText() + " measured",
        "JDK " + node.path("jdkVersion").asText() + " (" + node.path("vmName").asText() + " "
            + node.path("vmVersion").asText() + "), JMH " + node.path("jmhVersion").asText());
  }

  /** Class, method and parameters. */
  static String key(JsonNode node) {
    String[] name = node.path("benchmark").asText().split("\\.", -1);
    Map<String, String> params = new TreeMap<>();
    node.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
    List<String> values = new ArrayList<>();
    params.forEach((k, v) -> values.add(k + "=" + v));
    String method = name[name.length - 2] + "." + name[name.length - 1];
    return values.isEmpty() ? method : method + "[" + String.join(",", values) + "]";
  }

  /** What the benchmark counted itself; else JMH's figure, which holds for it alone. */
  private static double bytes(JsonNode secondary) {
    JsonNode measured = secondary.path("measuredBytes");
    if (!measured.isMissingNode()) {
      return number(measured.path("score"))
          / number(secondary.path("measuredEvents").path("score"));
    }
    return number(secondary.path("gc.alloc.rate.norm").path("score"));
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }
}
