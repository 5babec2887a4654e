// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import java.util.List;

/** A few markets that the instruments of a fleet replay, each under its own name. */
interface FleetSource {

  /** What this is, in words. */
  String describe();

  /** How many different markets there are. */
  int markets();

  /** The contract of a market; the instruments of the fleet are like it. */
  Instrument instrument(int market);

  /** Its margin tiers. */
  MarginTiers tiers(int market);

  /** The last 24 hours before {@link #startNanos}: closed 5-minute candles and what else is known then. */
  List<MarketEvent> history(int market);

  /** Where the history ends and the stream begins, epoch nanoseconds. */
  long startNanos();

  /**
   * The next stretch of a market, in order of time; it never ends.
   *
   * @param untilNanos end of the stretch; rises from call to call
   */
  List<MarketEvent> next(int market, long untilNanos);
}
