// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;

/** An event of one market as the event of another instrument, at another time. */
final class Renamed {

  private Renamed() {}

  /**
   * A new event, as a decoder would make one.
   *
   * @param shift added to its times; whole multiples of five minutes where candles are among the events
   */
  static MarketEvent event(MarketEvent event, Instrument as, long shift) {
    long at = event.eventNanos() + shift;
    return switch (event) {
      case Trade t -> new Trade(as, at, at, t.id(), t.price(), t.quantity(), t.taker());
      case TopOfBook b ->
          new TopOfBook(
              as, at, at, b.bidPrice(), b.bidQuantity(), b.askPrice(), b.askQuantity());
      case MarkPrice m -> new MarkPrice(as, at, at, m.mark(), m.index());
      case CandleEvent c -> candle(c, as, at, shift);
      case OpenInterest o -> new OpenInterest(as, at, at, o.quantity(), o.notional());
      case ForcedOrder f ->
          new ForcedOrder(
              as, at, at, f.liquidatedSide(), f.quantity(), f.fillPrice(), f.bankruptcyPrice(),
              f.completeness());
      case FundingRate f ->
          new FundingRate(
              as, at, at, f.rate(), f.settlementNanos() + shift, f.interval(), f.status());
      case StreamGap g ->
          new StreamGap(
              as, at, at, g.kind(), g.fromNanos() + shift, g.toNanos() + shift, g.cause(),
              g.healed());
      default -> throw new IllegalArgumentException("a fleet replays no " + event);
    };
  }

  private static CandleEvent candle(CandleEvent event, Instrument as, long at, long shift) {
    Candle c = event.candle();
    return new CandleEvent(
        as, at, at, event.price(),
        shift == 0
            ? c
            : new Candle(
                c.timeframe(), c.openNanos() + shift, c.open(), c.high(), c.low(), c.close(),
                c.volume(), c.quoteVolume(), c.takerBuyVolume(), c.tradeCount(), c.closed()));
  }
}
