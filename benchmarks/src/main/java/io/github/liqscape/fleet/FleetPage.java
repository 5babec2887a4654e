// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import io.github.liqscape.benchmarks.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The result of a run as a page to read. */
final class FleetPage {

  private FleetPage() {}

  static String of(
      FleetOptions options, String source, Fleet fleet, long events, long nanos, long allocated,
      Latencies latencies, List<MemorySample> memory) {
    StringBuilder text = new StringBuilder();
    Formatter page = new Formatter(text, Locale.ROOT);
    Fleet.Counts counts = fleet.counts;
    page.format("# Five layers, %d instruments, %s\n\n", options.instruments(), source);
    page.format("- %s\n", machine());
    page.format(
        "- %s %s, heap at most %,d MiB, %d processor(s) for the JVM\n",
        System.getProperty("java.vm.name"), System.getProperty("java.version"),
        Runtime.getRuntime().maxMemory() >> 20, Runtime.getRuntime().availableProcessors());
    page.format(
        "- %s, %d minutes of market, one thread feeds; a day of 5-minute history each\n",
        options.live() ? "at the speed of the data, clock of the machine" : "as fast as it can",
        options.minutes());
    page.format(
        "- in all: %,d events, %,d decisions, %,d plans of which %,d were taken, %,d alerts, %,d"
            + " delivered; %s\n\n",
        counts.events, counts.decisions, counts.trades, counts.orders, counts.alerts,
        counts.delivered.get(), fleet.describe());
    page.format("| figure | value |\n|---|--:|\n");
    page.format("| events measured | %,d |\n", events);
    if (options.live()) {
      page.format(
          "| time spent on them | %,.1f s, %.0f ns an event |\n",
          nanos / 1e9, (double) nanos / events);
    } else {
      page.format("| events a second | %,.0f |\n", events / (nanos / 1e9));
      page.format("| an event | %.0f ns |\n", (double) nanos / events);
      page.format("| allocated an event | %.0f B |\n", (double) allocated / events);
    }
    row(page, "event to decision", latencies.decisions());
    row(page, "event to alert on disk", latencies.alerts());
    page.format("\n| minute | heap after collection | resident | on disk |\n|--:|--:|--:|--:|\n");
    for (MemorySample sample : memory) {
      page.format(
          "| %d | %,.1f MiB | %,.1f MiB | %,.1f MiB |\n",
          sample.minute(), mib(sample.heapBytes()), mib(sample.residentBytes()),
          mib(sample.diskBytes()));
    }
    return text.toString();
  }

  private static double mib(long bytes) {
    return bytes / 1_048_576.0;
  }

  private static void row(Formatter page, String what, Histogram times) {
    page.format(
        "| %s: p50 / p99 / p99.9 / most (of %,d) | %s / %s / %s / %s |\n",
        what, times.getTotalCount(), time(times.getValueAtPercentile(50)),
        time(times.getValueAtPercentile(99)), time(times.getValueAtPercentile(99.9)),
        time(times.getMaxValue()));
  }

  private static String time(long nanos) {
    return nanos < 1_000_000
        ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
        : String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }

  private static String machine() {
    try {
      return Machine.words();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
