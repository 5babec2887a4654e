// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import io.github.liqscape.heatmap.MemoryFootprint;
import io.github.liqscape.routing.RoutingFootprint;
import io.github.liqscape.setup.engine.SetupFootprint;
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
 * {@code <date>.md}. What was measured on the same day before and is not measured again stays.
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
    Path fresh = Files.createTempFile("benchmarks", ".json");
    Machine machine = Machine.here();
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(fresh.toString())
            .build();
    new Runner(options).run();
    Results.merge(fresh, results);
    Files.delete(fresh);
    Path about = folder.resolve(name + "-machine.json");
    List<MemoryRow> memory = new ArrayList<>(MemoryFootprint.measure());
    memory.addAll(SetupFootprint.measure());
    memory.addAll(RoutingFootprint.measure());
    machine.with(MemoryFootprint.candleSource(), memory).write(about);
    Path report = folder.resolve(name + ".md");
    Files.writeString(report, Report.of(results, about));
    System.out.println("report: " + report);
  }
}
