// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.Provenance;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A live map in one line: mark, the nearest zone of each side, how far to trust it, the feed. */
final class LiveLine {

  private LiveLine() {}

  static String of(LiquidationProfile profile, FeedHealth health) {
    Provenance p = profile.provenance();
    StringBuilder line = new StringBuilder();
    line.append(MarketSource.instant(profile.asOfNanos()).truncatedTo(ChronoUnit.SECONDS));
    line.append("  mark ").append(price(profile.mark(), profile));
    for (PositionSide side : PositionSide.values()) {
      line.append("  ").append(side).append(' ');
      line.append(profile.nearestZone(side).map(z -> zone(z, profile)).orElse("no zone"));
    }
    line.append("  ").append(p.fidelity()).append(p.stale() ? ", STALE" : "");
    p.flags().forEach(flag -> line.append(", ").append(flag));
    return line + feed(health);
  }

  /** {@code , 2 gaps, 1 of 3 connections not live}; what is as it should be is left out. */
  static String feed(FeedHealth health) {
    StringBuilder words = new StringBuilder();
    count(words, health, FeedCount.GAPS, "gaps", true);
    count(words, health, FeedCount.GAPS_HEALED, "of them filled", false);
    count(words, health, FeedCount.MALFORMED, "malformed", false);
    count(words, health, FeedCount.OVERFLOWED, "overflowed", false);
    long live =
        health.connections().stream()
            .filter(c -> c.state() == FeedHealth.ConnectionState.LIVE)
            .count();
    if (live < health.connections().size()) {
      words.append(", only ").append(live).append(" of ").append(health.connections().size());
      words.append(" connections live");
    }
    return words.toString();
  }

  private static void count(
      StringBuilder words, FeedHealth health, FeedCount what, String name, boolean always) {
    long n = health.count(what);
    if (always || n > 0) {
      words.append(String.format(Locale.ROOT, ", %,d %s", n, name));
    }
  }

  private static String zone(LiquidationZone z, LiquidationProfile profile) {
    double mean = z.expectedForced().mean();
    String amount =
        z.fidelity().showsCurrency()
            ? String.format(Locale.ROOT, "%,.0f %s", mean, profile.instrument().quoteAsset())
            : String.format(Locale.ROOT, "%.2f %% of total", 100 * mean);
    return String.format(
        Locale.ROOT, "%s to %s (%+.2f %%, %s)", price(z.low(), profile), price(z.high(), profile),
        -100.0 * z.side().sign() * z.distance(), amount);
  }

  private static String price(double price, LiquidationProfile profile) {
    int decimals = Math.max(0, profile.instrument().tickSize().stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", price);
  }
}
