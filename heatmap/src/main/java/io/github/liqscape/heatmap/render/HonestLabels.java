// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences under every picture: what it was made of and what it must not be taken for. */
final class HonestLabels {

  static final String CONTEXT = "Estimated forced-flow location: context, not a signal.";

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HonestLabels() {}

  /** {@code BTCUSDT · binance}; the venues summed, if several. */
  static String name(LiquidationProfile profile) {
    List<String> venues = profile.provenance().venues();
    String venue =
        venues.isEmpty() ? profile.instrument().venue().id() : String.join(" + ", venues);
    return profile.instrument().symbol() + " · " + venue;
  }

  static String time(long epochNanos) {
    return SECONDS.format(
        Instant.ofEpochSecond(
            Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L)));
  }

  /** Model, time and mark. */
  static String source(LiquidationProfile profile) {
    return "model " + profile.provenance().modelId() + " · as of " + time(profile.asOfNanos())
        + " · mark " + mark(profile);
  }

  static String mark(LiquidationProfile profile) {
    return Amounts.price(profile.mark(), profile.instrument().tickSize().doubleValue());
  }

  /** Facts about the inputs, to be joined with a middle dot. */
  static List<String> facts(Provenance p) {
    List<String> facts = new ArrayList<>();
    facts.add("fidelity " + p.fidelity());
    facts.add("coverage " + Amounts.percent(p.coverage()));
    facts.add("mark source " + p.markSource());
    facts.add("outside window " + Amounts.percent(p.farShare()));
    facts.add("gaps in 24 h " + duration(p.gapSeconds24h()));
    facts.add(p.printsUsed() + " prints in 30 d");
    p.lastScore().ifPresent(score -> facts.add("score " + score));
    return facts;
  }

  private static String duration(double seconds) {
    return seconds < 120
        ? Math.round(seconds) + " s"
        : String.format(Locale.ROOT, seconds < 7_200 ? "%.0f min" : "%.1f h",
            seconds < 7_200 ? seconds / 60 : seconds / 3_600);
  }

  /** What a reader must not miss; each stands on its own. */
  static List<String> warnings(Provenance p) {
    List<String> warnings = new ArrayList<>();
    switch (p.fidelity()) {
      case VOLUME_PROXY ->
          warnings.add(
              "Candles only: close to a shifted volume profile. Shares of the total, no currency.");
      case CANDLE_OI, OI_ANCHORED ->
          warnings.add("Forced flow is uncalibrated: its level rests on the prior.");
      case SYNTHETIC -> warnings.add("Synthetic market: no real positions.");
      case CALIBRATED -> {}
    }
    if (p.markSource() == MarkSource.TRADE_PROXY && p.fidelity() != Fidelity.SYNTHETIC) {
      warnings.add("Swept by trade prices instead of the mark: an approximation.");
    }
    if (p.stale()) {
      warnings.add("STALE: an input is older than it should be.");
    }
    if (!p.flags().isEmpty()) {
      warnings.add("Flags: " + String.join(", ", p.flags()) + ".");
    }
    return warnings;
  }
}
