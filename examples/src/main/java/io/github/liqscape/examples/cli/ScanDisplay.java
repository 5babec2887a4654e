// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.examples.scanner.ScanServer;
import io.github.liqscape.examples.scanner.ScanSnapshot;
import java.io.PrintWriter;
import java.time.Duration;

/** Shows a scan again and again, on its page and now and then on the console. */
final class ScanDisplay {

  /** How often somebody looks. */
  static final Duration LOOK = Duration.ofMillis(200);

  private static final long PAGE_NANOS = 500_000_000L;

  private final ScanServer server;
  private final PrintWriter out;
  private final long lineNanos;
  private long shownAt = Long.MIN_VALUE / 2;
  private long toldAt = Long.MIN_VALUE / 2;

  ScanDisplay(ScanServer server, PrintWriter out, Duration refresh) {
    this.server = server;
    this.out = out;
    lineNanos = refresh.toNanos();
  }

  /** Shows it, if it is time to. */
  void show(long realNanos) {
    if (realNanos - shownAt < PAGE_NANOS) {
      return;
    }
    shownAt = realNanos;
    ScanSnapshot snapshot = server.show();
    if (realNanos - toldAt >= lineNanos) {
      toldAt = realNanos;
      out.println(ScanWords.line(snapshot));
      out.flush();
    }
  }
}
