// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.setup.DistanceBand;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One alert in words. */
final class AlertWords {

  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]+");

  private AlertWords() {}

  static Wording.Entry entry(Alert alert, boolean ended) {
    return new Wording.Entry(heading(alert), lines(alert, ended), ended);
  }

  static String market(Alert alert) {
    return alert.venue().id() + " " + alert.symbol();
  }

  private static String heading(Alert alert) {
    if (!alert.title().isBlank()) {
      return oneLine(alert.title());
    }
    List<String> words = new ArrayList<>();
    alert.verdict().ifPresent(v -> words.add(v.name()));
    words.add(oneLine(alert.symbol()));
    alert.timeframe().ifPresent(t -> words.add(t.code()));
    words.add(
        switch (alert.kind()) {
          case ZONE -> alert.side().map(s -> s.name() + " ").orElse("") + "liquidation zone";
          case SETUP -> "setup";
          case CONDITION -> "condition " + oneLine(alert.ref());
        });
    return String.join(" ", words);
  }

  private static List<String> lines(Alert alert, boolean ended) {
    List<String> lines = new ArrayList<>();
    alert.text().lines().map(AlertWords::oneLine).filter(l -> !l.isBlank()).forEach(lines::add);
    lines.add(
        "Market: "
            + oneLine(market(alert))
            + alert.timeframe().map(t -> ", " + t.code()).orElse(""));
    alert.verdict().ifPresent(v -> lines.add("Verdict: " + v + intent(alert.intent())));
    conviction(alert.conviction()).ifPresent(lines::add);
    alert.zone().ifPresent(z -> lines.add(zone(alert, z)));
    if (Double.isFinite(alert.price())) {
      lines.add("Price: " + plain(alert.price()));
    }
    if (Double.isFinite(alert.pnlPct())) {
      lines.add(result(alert));
    }
    if (alert.urgent()) {
      lines.add("A chart level lies at the zone.");
    }
    if (alert.critical()) {
      lines.add("CRITICAL: close to the liquidation price of a position of yours.");
    }
    lines.add(
        ended
            ? "Ended: " + time(Math.min(alert.endsAtNanos(), alert.expiresAtNanos()))
            : "Valid until: " + time(alert.expiresAtNanos()));
    return lines;
  }

  private static String intent(AlertIntent intent) {
    return switch (intent) {
      case OPEN -> " (opens on paper)";
      case CLOSE -> " (closed on paper)";
      case NONE -> "";
    };
  }

  private static Optional<String> conviction(Conviction conviction) {
    return switch (conviction) {
      case Conviction.Calibrated c ->
          Optional.of(
              decimals(
                  "Probability: %.2f, calibrated; lower expected value %+.2f R",
                  c.probability(), c.lowerExpectedValue()));
      case Conviction.Uncalibrated u ->
          Optional.of(decimals("Score: %.2f, UNCALIBRATED: not a probability", u.score()));
      case Conviction.Claimed c ->
          Optional.of(decimals("Confidence: %.2f, as its sender claims", c.confidence()));
      case Conviction.None n -> Optional.empty();
    };
  }

  private static String zone(Alert alert, PriceRange zone) {
    String words =
        "Zone: "
            + plain(zone.low())
            + " to "
            + plain(zone.high())
            + alert.side().map(s -> ", " + s + " positions").orElse("");
    if (!(Double.isFinite(alert.price()) && alert.atr() > 0)) {
      return words;
    }
    double away = Math.max(0, Math.max(zone.low() - alert.price(), alert.price() - zone.high()));
    double atrs = away / alert.atr();
    return words + ", " + DistanceBand.of(atrs) + decimals(" (%.1f ATR away)", atrs);
  }

  private static String result(Alert alert) {
    String risks = Double.isFinite(alert.pnlR()) ? decimals(", %+.2f R", alert.pnlR()) : "";
    return decimals("Result on paper: %+.2f %% of the initial margin", alert.pnlPct()) + risks;
  }

  static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  static String time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Without line ends and other control characters: they could begin a header or a command. */
  static String oneLine(String text) {
    return CONTROLS.matcher(text).replaceAll(" ").strip();
  }

  @SuppressWarnings("AnnotateFormatMethod") // would be a dependency for one private method
  private static String decimals(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
