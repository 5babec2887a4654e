// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import org.jspecify.annotations.Nullable;

/**
 * What the streams of one instrument have delivered, and how a new event stands to it.
 *
 * <p>Threading: single thread.
 */
final class Repeats {

  private final TradeRepeats trades = new TradeRepeats();
  private final StateRepeats marks = new StateRepeats();
  private final StateRepeats interests = new StateRepeats();
  private final ForcedRepeats forced = new ForcedRepeats();
  private long lastCandleOpen = Long.MIN_VALUE;
  private @Nullable FundingRate lastEstimate;
  private long lastSettled = Long.MIN_VALUE;
  private @Nullable TopOfBook lastTop;

  TradeRepeats trades() {
    return trades;
  }

  /** Open time of the last closed candle, {@code Long.MIN_VALUE} before the first. */
  long lastCandleOpen() {
    return lastCandleOpen;
  }

  /** The last running rate of funding. */
  @Nullable FundingRate estimate() {
    return lastEstimate;
  }

  /** The times of a stream of states. */
  StateRepeats of(StreamKind kind) {
    return kind == StreamKind.MARK_PRICE ? marks : interests;
  }

  /** Whether the event itself shows that nothing is missing between the last one delivered and it. */
  boolean follows(MarketEvent event, long number) {
    return switch (event) {
      case Trade t -> number >= 0 && trades.number() >= 0 && number <= trades.number() + 1;
      case CandleEvent c ->
          lastCandleOpen != Long.MIN_VALUE
              && c.candle().openNanos() <= lastCandleOpen + Timeframe.M1.nanos();
      default -> false;
    };
  }

  /** What is missing before an event that jumps is settled: from now on it follows. */
  void settle(MarketEvent event, long number) {
    if (event instanceof CandleEvent c) {
      lastCandleOpen = c.candle().openNanos() - Timeframe.M1.nanos();
    } else {
      trades.settle(number);
    }
  }

  /**
   * Judges an event.
   *
   * @param number of a trade, or -1
   * @param shown the forced orders its socket has shown, null for one that was fetched
   */
  Repeat judge(
      MarketEvent event, long number, ForcedRepeats.@Nullable Tally shown, long now) {
    return switch (event) {
      case Trade t -> trades.judge(t, number);
      case CandleEvent c -> judge(c);
      case MarkPrice m -> marks.judge(m.eventNanos());
      case OpenInterest o -> interests.judge(o.eventNanos());
      case FundingRate f -> judge(f);
      case ForcedOrder f ->
          shown == null || forced.isNew(f, shown, now) ? Repeat.NEXT : Repeat.COPY;
      case TopOfBook t -> judge(t);
      case BookChange b -> Repeat.NEXT;
      case StreamGap g -> Repeat.NEXT;
    };
  }

  private Repeat judge(CandleEvent c) {
    long open = c.candle().openNanos();
    if (lastCandleOpen == Long.MIN_VALUE) {
      return Repeat.NEXT;
    }
    if (open <= lastCandleOpen) {
      return Repeat.COPY;
    }
    // Candles come in order on their topic, so a forming one shows that the one before it has closed.
    return open == lastCandleOpen + Timeframe.M1.nanos() ? Repeat.NEXT : Repeat.JUMP;
  }

  private Repeat judge(FundingRate f) {
    if (f.status() == FundingRate.Status.SETTLED) {
      return f.settlementNanos() > lastSettled ? Repeat.NEXT : Repeat.COPY;
    }
    FundingRate before = lastEstimate;
    if (before == null) {
      return Repeat.NEXT;
    }
    return f.eventNanos() > before.eventNanos()
            && (f.rate() != before.rate() || f.settlementNanos() != before.settlementNanos())
        ? Repeat.NEXT
        : Repeat.COPY;
  }

  private Repeat judge(TopOfBook t) {
    TopOfBook before = lastTop;
    return before == null
            || (t.eventNanos() >= before.eventNanos()
                && (t.bidPrice() != before.bidPrice()
                    || t.askPrice() != before.askPrice()
                    || t.bidQuantity() != before.bidQuantity()
                    || t.askQuantity() != before.askQuantity()))
        ? Repeat.NEXT
        : Repeat.COPY;
  }

  /** Remembers an event that is delivered; not for candles that still form. */
  void delivered(MarketEvent event, long number) {
    switch (event) {
      case Trade t -> trades.delivered(t, number);
      case CandleEvent c -> lastCandleOpen = c.candle().openNanos();
      case MarkPrice m -> marks.delivered(m.eventNanos());
      case OpenInterest o -> interests.delivered(o.eventNanos());
      case FundingRate f -> {
        if (f.status() == FundingRate.Status.SETTLED) {
          lastSettled = f.settlementNanos();
        } else {
          lastEstimate = f;
        }
      }
      case TopOfBook t -> lastTop = t;
      case BookChange b -> {
        // The keeper delivers only what is in step.
      }
      case ForcedOrder f -> {
        // Counted when it was judged.
      }
      case StreamGap g -> {
        // Gaps do not come from sockets.
      }
    }
  }
}
