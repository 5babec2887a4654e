// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import java.util.Objects;
import java.util.Optional;

/**
 * Something a chart said: an inbound alert of a charting site or a person's own script. Evidence
 * like any other; it never makes a trade and never skips a gate.
 *
 * @param instrument what it is about
 * @param eventNanos event time: when it was accepted, never earlier
 * @param source who said it, 1 to 64 characters
 * @param timeframe of the chart, if it said so
 * @param action what it suggests
 * @param price at the chart, or NaN
 * @param confidence of the source, 0-1, or NaN; shown, never trusted as a probability
 */
public record ChartSignal(
    Instrument instrument,
    long eventNanos,
    String source,
    Optional<Timeframe> timeframe,
    Action action,
    double price,
    double confidence) {

  /** What a chart can suggest. */
  public enum Action {
    BUY,
    SELL,
    CLOSE,
    INFO
  }

  public ChartSignal {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(timeframe, "timeframe");
    Objects.requireNonNull(action, "action");
    if (source.isEmpty() || source.length() > 64) {
      throw new IllegalArgumentException(
          "source must have 1 to 64 characters, had " + source.length());
    }
    if (price <= 0 || price == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("price must be finite and > 0 or NaN, was " + price);
    }
    if (confidence < 0 || confidence > 1) {
      throw new IllegalArgumentException(
          "confidence must be in [0, 1] or NaN, was " + confidence);
    }
  }
}
