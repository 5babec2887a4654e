// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.util.function.Consumer;

/**
 * Between the candles of the past and the trades of now: what both tell counts once, and a stretch that
 * neither told is declared as a gap.
 *
 * <p>Threading: single writer.
 */
final class TradeSeam {

  private final Instrument instrument;
  private final long tradedUntil;
  private boolean traded;

  /**
   * A seam.
   *
   * @param tradedUntil close of the last candle of the past; very early if there is none
   */
  TradeSeam(Instrument instrument, long tradedUntil) {
    this.instrument = instrument;
    this.tradedUntil = tradedUntil;
  }

  /** Hands on an event of the feed, with what must come before it. */
  void take(MarketEvent event, Consumer<? super MarketEvent> to) {
    if (event instanceof Trade trade) {
      if (trade.eventNanos() < tradedUntil) {
        return;
      }
      if (!traded && tradedUntil > Long.MIN_VALUE) {
        to.accept(unseen(trade));
      }
      traded = true;
    }
    to.accept(event);
  }

  /** From the last candle of the past to the first trade. */
  private StreamGap unseen(Trade first) {
    return new StreamGap(
        instrument, first.eventNanos(), first.receivedNanos(), StreamKind.TRADE, tradedUntil,
        first.eventNanos(), StreamGap.Cause.NOT_RECORDED, false);
  }
}
