// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;

/** Where a decoder puts what it finds in a frame. */
public interface FrameSink {

  /**
   * An event, except a trade, in the order of the frame. Candles also while they form: the feed learns from
   * them that one has closed, and keeps them back if nobody asked for them.
   */
  void event(MarketEvent event);

  /**
   * A trade.
   *
   * @param number the venue's number of it, rising by one with every trade of the instrument, or -1 if
   *     the venue has none
   */
  void trade(Trade trade, long number);

  /** The probe of an instrument ticked, whether or not anything in it changed. */
  void probe(Instrument instrument, long eventNanos);

  /** A subscribe message of ours was accepted. */
  void accepted(int requestId);

  /** A subscribe message of ours was refused, with the venue's words. */
  void refused(int requestId, String message);

  /** The answer to our heartbeat. */
  void heartbeat();

  /**
   * The frame, or a row of it, could not be read.
   *
   * @param reason field and value, no line break
   */
  void malformed(String reason);

  /**
   * A row about one instrument could not be read; nothing else in the frame is in doubt.
   *
   * @param reason field and value, no line break
   */
  default void malformed(Instrument instrument, String reason) {
    malformed(reason);
  }

  /** An event of an instrument nobody asked for, or of another market. */
  void foreign();

  /** A known type, topic or row that is left out on purpose, or an unknown type. */
  void skipped();
}
