// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import java.util.Optional;

/** What makes an alert one that nobody can judge. */
final class Validation {

  /** Label that marks an alert which came of an inbound chart signal. */
  static final String ORIGIN = "origin";

  static final String CHART = "chart";

  private Validation() {}

  /** What is wrong with an alert, in English; empty if nothing is. */
  static Optional<String> problem(Alert a) {
    if (a.createdAtNanos() < 0) {
      return Optional.of("createdAt must be >= 0, was " + a.createdAtNanos());
    }
    if (a.startsAtNanos() > a.createdAtNanos()) {
      return Optional.of(
          "startsAt must not be after createdAt, was " + a.startsAtNanos() + " after "
              + a.createdAtNanos());
    }
    if (a.endsAtNanos() < a.startsAtNanos()) {
      return Optional.of(
          "endsAt must not be before startsAt, was " + a.endsAtNanos() + " before "
              + a.startsAtNanos());
    }
    if (a.price() <= 0 || Double.isInfinite(a.price())) {
      return Optional.of("price must be finite and > 0 or NaN, was " + a.price());
    }
    if (a.atr() < 0 || Double.isInfinite(a.atr())) {
      return Optional.of("atr must be finite and >= 0 or NaN, was " + a.atr());
    }
    if (Double.isInfinite(a.pnlPct()) || Double.isInfinite(a.pnlR())) {
      return Optional.of("pnl must be finite or NaN, was " + a.pnlPct() + " and " + a.pnlR());
    }
    double conviction = a.conviction().value();
    if (conviction < 0 || conviction > 1) {
      return Optional.of("conviction must be in [0, 1], was " + conviction);
    }
    if (a.conviction() instanceof Conviction.Calibrated c
        && Double.isInfinite(c.lowerExpectedValue())) {
      return Optional.of("lowerExpectedValue must be finite, was " + c.lowerExpectedValue());
    }
    if (a.tier() == AlertTier.AUTOMATION_CANDIDATE && a.label(ORIGIN).equals(CHART)) {
      return Optional.of("a chart signal raises ACTIONABLE_SETUP at most, asked for " + a.tier());
    }
    return Optional.empty();
  }
}
