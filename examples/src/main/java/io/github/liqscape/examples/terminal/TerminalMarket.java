// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The market that a terminal shows: a replay of recorded or generated events.
 *
 * @param title one line for people
 * @param instrument what is traded
 * @param tiers its margin tiers, or those that stand in for them
 * @param timeframe of its candles; of those that are made of its trades, if it has no candles
 * @param events opens the stream of events, in order; the terminal closes it
 * @param fromNanos event time of the first event
 * @param startNanos until here events come as fast as they can, from here on at the chosen speed
 * @param endNanos event time at which the replay ends
 * @param notes honest remarks: what is missing, assumed or of another market
 */
public record TerminalMarket(
    String title,
    Instrument instrument,
    MarginTiers tiers,
    Timeframe timeframe,
    Supplier<Stream<MarketEvent>> events,
    long fromNanos,
    long startNanos,
    long endNanos,
    List<String> notes) {

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
}
