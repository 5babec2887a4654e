// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the JSON of a run into a page to read. */
public final class Report {

  private static final String NANOS = "ns/op";

  private Report() {}

  /** Prints the report of {@code <date>.json} and {@code <date>-machine.json}. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException(
          "need two files, the results and the machine, had " + args.length + " arguments");
    }
    System.out.print(of(Path.of(args[0]), Path.of(args[1])));
  }

  static String of(Path results, Path machine) throws IOException {
    Map<String, Result> all = Result.read(results);
    StringBuilder text = new StringBuilder();
    Formatter page = new Formatter(text, Locale.ROOT);
    page.format("# Benchmarks, %s\n\n", day(results));
    machine(page, Machine.read(machine), all);
    targets(page, all);
    memory(page, Machine.read(machine));
    everything(page, all);
    return text.toString();
  }

  private static String day(Path results) {
    return results.getFileName().toString().replace(".json", "");
  }

  private static void machine(Formatter page, Machine m, Map<String, Result> all) {
    page.format("- %s, %d cores, %,d MiB, %s\n", m.cpu(), m.cores(), m.memoryMib(), m.os());
    page.format(
        "- load average before the run: %s (absolute times hold for a quiet machine only)\n",
        m.loadBefore() < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", m.loadBefore()));
    Set<String> runtimes = new LinkedHashSet<>();
    all.values().forEach(r -> runtimes.add(r.runtime()));
    List<String> settings = settings(all);
    runtimes.forEach(r -> page.format("- %s\n", r));
    int run = 0;
    for (String each : settings) {
      page.format("- run %d: %s\n", ++run, each);
    }
    page.format("- candles of the rebuild: %s\n\n", m.candles());
  }

  /** The settings of the runs that the results are of, in the order of the results. */
  private static List<String> settings(Map<String, Result> all) {
    return all.values().stream().map(Result::settings).distinct().toList();
  }

  private static String target(TargetRow row) {
    if (row.ratio() > 0) {
      return "≥ " + ratio(row.ratio());
    }
    return row.limit() == 0 ? "" : "≤ " + time((double) row.limit(), NANOS);
  }

  private static String verdict(TargetRow row, Result r, @Nullable Result b) {
    double own = nanos(r.score(), r.unit());
    if (row.ratio() > 0) {
      boolean met = b != null && nanos(b.score(), b.unit()) >= row.ratio() * own;
      return met ? "met" : "**missed**";
    }
    return row.limit() == 0 ? "" : own <= row.limit() ? "met" : "**missed**";
  }

  private static void targets(Formatter page, Map<String, Result> all) {
    page.format("## Targets\n\n");
    page.format("| path | target | measured | error | B/op | beside | its time | ratio | |\n");
    page.format("|---|--:|--:|--:|--:|---|--:|--:|---|\n");
    for (TargetRow row : TargetRow.ALL) {
      Result r = all.get(row.measured());
      if (r == null) {
        page.format("| %s | | not run | | | | | | |\n", row.what());
        continue;
      }
      Result b = all.get(row.baseline());
      page.format(
          "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
          row.what(),
          target(row),
          time(r.score(), r.unit()),
          "± " + time(r.error(), r.unit()),
          bytes(r.bytes()),
          b == null ? "" : row.beside(),
          b == null ? "" : time(b.score(), b.unit()),
          b == null ? "" : ratio(nanos(b.score(), b.unit()) / nanos(r.score(), r.unit())),
          verdict(row, r, b));
    }
    page.format("\nRatio: how many times longer the other takes.\n\n");
  }

  private static void memory(Formatter page, Machine m) {
    page.format("## Memory\n\n");
    page.format("| of | target | measured | |\n");
    page.format("|---|--:|--:|---|\n");
    for (MemoryRow row : m.memory()) {
      page.format(
          "| %s | %s | %,d B | %s |\n",
          row.what(),
          row.targetBytes() == 0
              ? ""
              : String.format(Locale.ROOT, "≤ %,d B", row.targetBytes()),
          row.bytes(),
          row.targetBytes() == 0
              ? ""
              : row.bytes() <= row.targetBytes() ? "met" : "**missed**");
    }
    page.format("\n");
  }

  private static void everything(Formatter page, Map<String, Result> all) {
    page.format("## All results\n\n");
    page.format("| benchmark | time | error | B/op | run |\n");
    page.format("|---|--:|--:|--:|--:|\n");
    List<String> settings = settings(all);
    for (Result r : all.values()) {
      page.format(
          "| %s | %s | ± %s | %s | %d |\n",
          r.key(), time(r.score(), r.unit()), time(r.error(), r.unit()), bytes(r.bytes()),
          settings.indexOf(r.settings()) + 1);
    }
  }

  /** Three digits, in the unit that suits. */
  static String time(double value, String unit) {
    if (Double.isNaN(value)) {
      return "?";
    }
    double nanos = nanos(value, unit);
    if (nanos < 1e3) {
      return digits(nanos) + " ns";
    }
    return nanos < 1e6 ? digits(nanos / 1e3) + " µs" : digits(nanos / 1e6) + " ms";
  }

  private static double nanos(double value, String unit) {
    return switch (unit) {
      case NANOS -> value;
      case "us/op" -> value * 1e3;
      case "ms/op" -> value * 1e6;
      case "s/op" -> value * 1e9;
      default -> throw new IllegalArgumentException(
          "unit must be a time per operation, was " + unit);
    };
  }

  private static String bytes(double value) {
    return Double.isNaN(value)
        ? "?"
        : value < 10
            ? String.format(Locale.ROOT, "%.2f", value)
            : String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String ratio(double value) {
    return digits(value) + " ×";
  }

  private static String digits(double value) {
    String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }
}
