package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.run.PaperRun;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Gives a market to a paper run. Orders are filled on candles, with marks, funding and gaps; a
 * market that sends trades but no candles gets candles of its trades. All else is for the bots
 * alone.
 *
 * <p>Threading: single writer.
 */
final class PaperFeed {

  private final PaperRun run;
  private final TradeAggregator trades = TradeAggregator.of(SetupRun.OF_TRADES);
  private boolean candlesCome;

  private PaperFeed(PaperRun run) {
    this.run = run;
  }

  /** Runs through a whole market, up to its instant. */
  static void all(MarketSource market, PaperRun run, Progress progress) {
    PaperFeed feed = new PaperFeed(run);
    long until = MarketSource.nanos(market.until());
    try (Stream<MarketEvent> events = market.events().get()) {
      for (Iterator<MarketEvent> all = events.iterator(); all.hasNext(); ) {
        MarketEvent event = all.next();
        if (event.eventNanos() > until) {
          break;
        }
        feed.take(event);
        progress.at(event.eventNanos());
      }
    }
  }

  private void take(MarketEvent event) {
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
