// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.instrument.Instrument;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Adds closed candles to the events of an instrument that come with trades and without candles, such as
 * those of a generated market or of an archive of trades:
 *
 * {@snippet :
 * market.advance(
 *     Duration.ofHours(1),
 *     TradeCandles.of(perp, Timeframe.M1)
 *         .to(event -> engine.apply(event).ifPresent(setups::add)));
 * }
 *
 * <p>Every event is passed on as it came. A candle goes out before the first trade that is too late for
 * it, dated by its close. A minute of which trades may be missing, the first one and those that a gap of
 * trades touches, gives no candle; one that merely had no trades is flat, see {@link TradeAggregator}.
 *
 * <p>Threading: single writer.
 */
public final class TradeCandles {

  private final Instrument instrument;
  private final TradeAggregator trades;

  private TradeCandles(Instrument instrument, Timeframe timeframe) {
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    trades = TradeAggregator.of(timeframe);
  }

  /** Candles of this length of one instrument; events of others are passed on. */
  public static TradeCandles of(Instrument instrument, Timeframe timeframe) {
    return new TradeCandles(instrument, timeframe);
  }

  /** What takes the events as they come, and gives them on with candles between them. */
  public Consumer<MarketEvent> to(Consumer<? super MarketEvent> next) {
    Objects.requireNonNull(next, "next");
    return event -> {
      if (event.instrument().equals(instrument)) {
        switch (event) {
          case Trade trade -> add(trade, next);
          case StreamGap gap when gap.kind() == StreamKind.TRADE && !gap.healed() ->
              trades.interrupted();
          default -> {}
        }
      }
      next.accept(event);
    };
  }

  private void add(Trade trade, Consumer<? super MarketEvent> next) {
    trades.add(
        trade.eventNanos(), trade.price(), trade.quantity(),
        instrument.notional(trade.quantity(), trade.price()), trade.taker(),
        made -> {
          if (made.missing() == 0) {
            next.accept(CandleEvent.recorded(instrument, PriceKind.LAST, made.candle()));
          }
        });
  }
}
