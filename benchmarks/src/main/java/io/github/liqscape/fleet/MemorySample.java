// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import io.github.liqscape.benchmarks.UsedHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory at one moment of a run.
 *
 * @param minute of the run
 * @param heapBytes reachable, after full collections
 * @param residentBytes of the process, as the system counts it; -1 where it does not tell
 * @param diskBytes outbox and journal
 */
record MemorySample(long minute, long heapBytes, long residentBytes, long diskBytes) {

  static MemorySample take(long minute, Path folder) throws IOException {
    return new MemorySample(
        minute, UsedHeap.afterCollections(), resident(), Trees.size(folder));
  }

  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1_024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(-1);
    }
  }
}
