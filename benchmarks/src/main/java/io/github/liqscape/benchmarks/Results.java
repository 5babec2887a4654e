// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file of a day's results: what a run measures takes the place of what an earlier one did. */
final class Results {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Results() {}

  /** Takes the results of a run into the file of its day, which need not be there yet. */
  static void merge(Path run, Path day) throws IOException {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    if (Files.exists(day)) {
      read(day, all);
    }
    read(run, all);
    JSON.writerWithDefaultPrettyPrinter().writeValue(day.toFile(), all.values());
  }

  private static void read(Path file, Map<String, JsonNode> into) throws IOException {
    for (JsonNode one : JSON.readTree(file.toFile())) {
      // Paths of the JVM and its arguments are of one machine and not for a commit.
      ((ObjectNode) one).remove(List.of("jvm", "jvmArgs"));
      into.put(Result.key(one), one);
    }
  }
}
