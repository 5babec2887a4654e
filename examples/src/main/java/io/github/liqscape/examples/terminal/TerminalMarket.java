// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The market that a terminal shows: a replay of recorded or generated events, or a venue.
 *
 * @param title one line for people
 * @param instrument what is traded
 * @param tiers its margin tiers, or those that stand in for them
 * @param timeframe of its candles; of those that are made of its trades, if it has no candles
 * @param events opens the events, in order; the terminal closes them
 * @param fromNanos event time of the first event
 * @param startNanos until here events come as fast as they can, from here on at the chosen speed
 * @param endNanos event time at which the replay ends; {@link #LIVE} for a venue, which goes at its own
 *     speed
 * @param notes honest remarks: what is missing, assumed or of another market
 */
public record TerminalMarket(
    String title,
    Instrument instrument,
    MarginTiers tiers,
    Timeframe timeframe,
    Supplier<? extends TerminalEvents> events,
    long fromNanos,
    long startNanos,
    long endNanos,
    List<String> notes) {

  /** An end that never comes. */
  public static final long LIVE = Long.MAX_VALUE;

  public TerminalMarket {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(tiers, "tiers");
    Objects.requireNonNull(timeframe, "timeframe");
    Objects.requireNonNull(events, "events");
    notes = List.copyOf(notes);
    if (!(fromNanos <= startNanos && startNanos <= endNanos)) {
      throw new IllegalArgumentException(
          "start must be in [" + fromNanos + ", " + endNanos + "], was " + startNanos);
    }
  }

  /** Whether a venue tells it, as it happens. */
  public boolean live() {
    return endNanos == LIVE;
  }
}
