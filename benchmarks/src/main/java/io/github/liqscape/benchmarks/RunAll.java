// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import io.github.liqscape.heatmap.MemoryFootprint;
import io.github.liqscape.routing.RoutingFootprint;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that JMH's arguments select (all without any), always with allocation, then
 * measures memory, and writes {@code <date>.json}, {@code <date>-machine.json} and the report
 * {@code <date>.md}.
 *
 * <p>System property {@code liqscape.results} names the folder; default {@code benchmarks/results}
 * below the working directory.
 */
public final class RunAll {

  private static final Set<String> QUESTIONS = Set.of("-h", "-l", "-lp", "-lprof", "-lrf");

  private RunAll() {}

  /** Takes the arguments of JMH. */
  public static void main(String[] args)
      throws IOException, InterruptedException, RunnerException, CommandLineOptionException {
    if (List.of(args).stream().anyMatch(QUESTIONS::contains)) {
      Main.main(args);
      return;
    }
    Path folder = Path.of(System.getProperty("liqscape.results", "benchmarks/results"));
    Files.createDirectories(folder);
    String name = LocalDate.now(ZoneOffset.UTC).toString();
    Path results = folder.resolve(name + ".json");
    Machine machine = Machine.here();
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(results.toString())
            .build();
    new Runner(options).run();
    withoutPaths(results);
    Path about = folder.resolve(name + "-machine.json");
    List<MemoryRow> memory = new ArrayList<>(MemoryFootprint.measure());
    memory.addAll(RoutingFootprint.measure());
    machine.with(MemoryFootprint.candleSource(), memory).write(about);
    Path report = folder.resolve(name + ".md");
    Files.writeString(report, Report.of(results, about));
    System.out.println("report: " + report);
  }

  /** JMH writes the path of the JVM and its arguments; they are of one machine and not for a commit. */
  private static void withoutPaths(Path results) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode all = json.readTree(results.toFile());
    for (JsonNode one : all) {
      ((ObjectNode) one).remove(List.of("jvm", "jvmArgs"));
    }
    json.writerWithDefaultPrettyPrinter().writeValue(results.toFile(), all);
  }
}
