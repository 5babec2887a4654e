// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.WaitReason;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Decisions on the console. */
final class SetupWords {

  private static final String[] PHASES = {"early", "on time", "late", "extended", "failed"};

  private SetupWords() {}

  /** How often it decided what, and what the WAITs missed: so many of the reasons. */
  static void tally(PrintWriter out, SetupTally tally, int most) {
    long bars = Math.max(1, tally.bars());
    long waits = tally.count(Decision.WAIT);
    out.printf(
        Locale.ROOT, "%d bars: %d BUY, %d SELL, %d WAIT (%.1f %%)%n", tally.bars(),
        tally.count(Decision.BUY), tally.count(Decision.SELL), waits, 100.0 * waits / bars);
    if (waits == 0) {
      return;
    }
    out.printf("%-30s %12s %12s%n", "why it waited", "weightiest", "among");
    Stream.of(WaitReason.values())
        .filter(code -> tally.among(code) > 0)
        .sorted(
            Comparator.comparingLong((WaitReason code) -> -tally.weightiest(code))
                .thenComparingLong(code -> -tally.among(code)))
        .limit(most)
        .forEach(
            code ->
                out.printf(
                    Locale.ROOT, "%-30s %10.1f %% %10.1f %%%n", code,
                    100.0 * tally.weightiest(code) / waits, 100.0 * tally.among(code) / waits));
  }

  /** Every BUY and SELL, one line each. */
  static void table(PrintWriter out, List<Setup.Trade> trades) {
    if (trades.isEmpty()) {
      out.println("no BUY and no SELL");
      return;
    }
    out.printf(
        "%-20s %-4s %-20s %12s %12s %12s %6s %5s  %s%n", "as of", "", "kind", "entry", "stop",
        "target", "net R", "score", "confidence");
    for (Setup.Trade trade : trades) {
      TradePlan plan = trade.plan();
      out.printf(
          Locale.ROOT, "%-20s %-4s %-20s %12s %12s %12s %6.2f %5.1f  %s%n",
          MarketSource.instant(trade.asOfNanos()), trade.decision(), trade.kind().words(),
          price(plan.entry()), price(plan.stop()), price(plan.finalTarget()),
          plan.netRewardRisk(), trade.score(), trade.confidence().text());
    }
  }

  /** What the chart shows, in a few lines. */
  static void structure(PrintWriter out, Setup setup) {
    FeatureVector f = setup.facts().features();
    List<String> lines = new ArrayList<>();
    lines.add(
        "swing trend " + direction(f.value(Feature.TREND_SWING)) + ", internal "
            + direction(f.value(Feature.TREND_INTERNAL))
            + known(", timeframes %+.2f", f.value(Feature.TREND_HTF_ALIGN))
            + known(", momentum %+.0f of 3", f.value(Feature.MOM_SCORE)));
    double type = f.value(Feature.EVENT_TYPE);
    if (!Double.isNaN(type) && type != 0) {
      double phase = f.value(Feature.PHASE);
      lines.add(
          "last break: " + (Math.abs(type) == 2 ? "change of character" : "break of structure")
              + (type > 0 ? " up" : " down")
              + known(", %.0f bars ago", f.value(Feature.EVENT_AGE_BARS))
              + known(", price %.1f ATR from it", f.value(Feature.EVENT_DIST_ATR))
              + (Double.isNaN(phase) ? "" : ", " + PHASES[(int) phase]));
    }
    String near =
        known("; level %.1f ATR above", f.value(Feature.LEVEL_DIST_ABOVE))
            + known("; level %.1f ATR below", f.value(Feature.LEVEL_DIST_BELOW))
            + known("; equal highs %.1f ATR above", f.value(Feature.POOL_DIST_ABOVE))
            + known("; equal lows %.1f ATR below", f.value(Feature.POOL_DIST_BELOW));
    lines.add(near.isEmpty() ? "no level near" : near.substring(2));
    lines.forEach(line -> out.println("  " + line));
  }

  private static String known(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String direction(double sign) {
    return sign > 0 ? "up" : sign < 0 ? "down" : "none";
  }

  private static String price(double price) {
    return String.format(Locale.ROOT, price < 10 ? "%.5f" : "%.2f", price);
  }
}
