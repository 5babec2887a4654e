// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the figures of a run were measured on.
 *
 * @param cpu model of the processor
 * @param cores processors that the JVM may use
 * @param memoryMib main memory
 * @param os operating system
 * @param loadBefore load average of the last minute when the run began, -1 if unknown
 * @param candles what maps were rebuilt from
 * @param memory memory figures of the run
 */
public record Machine(
    String cpu,
    int cores,
    long memoryMib,
    String os,
    double loadBefore,
    String candles,
    List<MemoryRow> memory) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Machine here() throws IOException {
    OperatingSystemMXBean os =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        cpuModel(),
        os.getAvailableProcessors(),
        os.getTotalMemorySize() >> 20,
        os.getName() + " " + os.getVersion(),
        os.getSystemLoadAverage(),
        "",
        List.of());
  }

  /** This machine and its load, in words. */
  public static String words() throws IOException {
    Machine m = here();
    return String.format(
        Locale.ROOT, "%s, %,d MiB, %s; load average at the end %.2f",
        m.cpu, m.memoryMib, m.os, m.loadBefore);
  }

  private static String cpuModel() throws IOException {
    Path linux = Path.of("/proc/cpuinfo");
    if (Files.isReadable(linux)) {
      try (Stream<String> lines = Files.lines(linux)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      }
    }
    return System.getProperty("os.arch");
  }

  Machine with(String candleSource, List<MemoryRow> rows) {
    return new Machine(cpu, cores, memoryMib, os, loadBefore, candleSource, List.copyOf(rows));
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  static Machine read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Machine.class);
  }
}
