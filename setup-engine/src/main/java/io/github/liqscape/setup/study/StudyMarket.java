// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One market of a study.
 *
 * <p>Markets whose instruments have the same symbol, the same coin at two venues say, share their
 * time when labels are weighed: they are hardly independent.
 *
 * @param name for the report
 * @param instrument a linear contract, or spot taken for one
 * @param source timeframe of the candles in the events
 * @param timeframe of the signal bars: the source, or a multiple whose labels walk the source's
 *     candles
 * @param tiers margin tiers, if known
 * @param events opens the events in rising time: candles of the last price, and whatever else the
 *     profiles use; the study closes the stream
 * @param profiles makes the source of profiles
 */
public record StudyMarket(
    String name,
    Instrument instrument,
    Timeframe source,
    Timeframe timeframe,
    Optional<MarginTiers> tiers,
    Supplier<Stream<MarketEvent>> events,
    Supplier<ProfileFeed> profiles) {

  public StudyMarket {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(tiers, "tiers");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(profiles, "profiles");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a market needs a name");
    }
    if (source != timeframe && !timeframe.isMultipleOf(source)) {
      throw new IllegalArgumentException(
          "timeframe must be a multiple of " + source.code() + ", was " + timeframe.code());
    }
  }
}
