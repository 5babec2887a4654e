// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.examples.scanner.ScanRow;
import io.github.liqscape.examples.scanner.ScanSnapshot;
import io.github.liqscape.examples.scanner.Trust;
import io.github.liqscape.setup.Setup;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A scan in words. */
final class ScanWords {

  private ScanWords() {}

  /** How it goes, on one line. */
  static String line(ScanSnapshot scan) {
    return MarketSource.instant(scan.nowNanos()) + "  " + trust(scan)
        + String.format(Locale.ROOT, ", %,d events", scan.events())
        + scan.rows().stream()
            .findFirst()
            .map(r -> "; first " + r.instrument().symbol() + ": " + said(r))
            .orElse("");
  }

  private static String trust(ScanSnapshot scan) {
    return Arrays.stream(Trust.values())
        .filter(t -> scan.count(t) > 0)
        .map(t -> scan.count(t) + " " + t)
        .collect(Collectors.joining(", "));
  }

  private static String said(ScanRow row) {
    return row.attention().tier().map(Enum::name).orElse("no tier");
  }

  /** The first so many lanes. */
  static void table(PrintWriter out, ScanSnapshot scan, int most) {
    out.println(scan.title() + ", as of " + MarketSource.instant(scan.nowNanos()));
    out.println(trust(scan) + String.format(Locale.ROOT, ", %,d events", scan.events()));
    scan.troubles().forEach(trouble -> out.println("trouble: " + trouble));
    out.printf(
        "%4s %-16s %-21s %-34s %8s  %s%n", "rank", "instrument", "tier", "decisions", "zone",
        "health and reasons");
    for (ScanRow row : scan.rows().subList(0, Math.min(most, scan.rows().size()))) {
      String decisions =
          row.decisions().stream()
              .map(s -> s.timeframe().code() + " " + s.decision() + waits(s))
              .collect(Collectors.joining(", "));
      double away = row.attention().distanceAtr();
      out.printf(
          Locale.ROOT, "%4d %-16s %-21s %-34s %8s  %s: %s%n", row.rank(),
          row.instrument().symbol(), said(row), decisions,
          Double.isNaN(away) ? "" : String.format(Locale.ROOT, "%.1f ATR", away),
          row.health().trust(),
          row.health().why().isEmpty()
              ? String.join("; ", row.attention().reasons())
              : row.health().why());
    }
  }

  private static String waits(Setup setup) {
    return setup instanceof Setup.Wait wait ? " " + wait.missing().size() : "";
  }
}
