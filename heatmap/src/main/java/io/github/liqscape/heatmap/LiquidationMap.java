package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Estimates, for one instrument, how much open interest would be force-closed if the mark price
 * reached each price.
 *
 * <p>Feed it every event of the instrument in the order received; ask for a {@link #profile()}
 * whenever one is wanted. It reads no clock: the same events give the same profiles, bit for bit.
 *
 * <p>Threading: single writer. Profiles are immutable and may be read on any thread.
 */
public interface LiquidationMap {

  /** What became of an event. Everything but {@link #APPLIED} leaves the map as it was. */
  enum Outcome {
    APPLIED,
    /** Too far behind the newest event: see {@code EventOrder}. */
    LATE,
    /** Older than the newest of its own stream. */
    OUT_OF_ORDER,
    /** The same event again. */
    DUPLICATE,
    /** Of another instrument. */
    UNKNOWN_INSTRUMENT,
    /** A trade or candle whose price is not a whole number of ticks. */
    OFF_TICK,
    /**
     * A price more than twice or less than half the last one, seen less than a minute ago; open
     * interest more than 100 times the last; a trade above ten times, a forced order above all open
     * interest.
     */
    ABSURD
  }

  Instrument instrument();

  /**
   * Applies one event. An event that is not applied changes nothing but its counter.
   *
   * @return what became of it; also counted, see {@link #count}
   */
  Outcome apply(MarketEvent event);

  /** How many events had this outcome so far. */
  long count(Outcome outcome);

  /** The estimate as of the newest event. Does not change the map. */
  LiquidationProfile profile();

  /**
   * Writes the whole state, so that a restored map continues bit-identically.
   *
   * @throws IOException if the output fails
   */
  void save(DataOutput out) throws IOException;
}
