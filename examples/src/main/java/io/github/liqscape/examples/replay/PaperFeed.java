// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.replay;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.run.PaperRun;

/**
 * Gives a market to a paper run. Orders are filled on candles, with marks, funding and gaps; a
 * market that sends trades but no candles gets candles of its trades. All else is for the bots
 * alone.
 *
 * <p>Threading: single writer.
 */
public final class PaperFeed {

  private final PaperRun run;
  private final TradeAggregator trades;
  private boolean candlesCome;

  /**
   * Feeds a run that has had no event.
   *
   * @param ofTrades length of the candles that are made of trades
   */
  public PaperFeed(PaperRun run, Timeframe ofTrades) {
    this.run = run;
    trades = TradeAggregator.of(ofTrades);
  }

  /** Gives one event. */
  public void take(MarketEvent event) {
    candlesCome |= event instanceof CandleEvent;
    if (!candlesCome) {
      // Before the event: a candle is known once its time is over.
      trades.advanceTo(
          event.eventNanos(),
          closed ->
              run.apply(
                  CandleEvent.recorded(event.instrument(), PriceKind.LAST, closed.candle())));
      if (event instanceof Trade t) {
        trades.add(
            t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(), closed -> {});
      }
    }
    switch (event) {
      case CandleEvent c -> run.apply(c);
      case MarkPrice m -> run.apply(m);
      case FundingRate f -> run.apply(f);
      case StreamGap g -> run.apply(g);
      default -> run.show(event);
    }
  }
}
