// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.event.PaperEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Times of which nothing was seen: walked by their candles, or flagged. RULES.md, section 11. */
final class Gaps {

  private static final StreamKind[] SEEN = {
    StreamKind.TRADE, StreamKind.TOP_OF_BOOK, StreamKind.BOOK, StreamKind.MARK_PRICE
  };

  /** Which candle a mark candle goes with. */
  private record MarkOf(Instrument instrument, Timeframe timeframe, long openNanos) {}

  private final PaperCore core;
  /** Entries of the journal's first version were made when a gap only ended the book. */
  boolean heeded = true;

  Gaps(PaperCore core) {
    this.core = core;
  }

  /** Newest trade, book or mark of an instrument; {@code Long.MIN_VALUE} before the first. */
  static long seenUntil(Contract c) {
    long newest = Long.MIN_VALUE;
    for (StreamKind kind : SEEN) {
      newest = Math.max(newest, c.order.newestNanos(kind));
    }
    return newest;
  }

  /**
   * Whether this account can take it.
   *
   * @throws IllegalArgumentException with the reason if not
   */
  void require(OfflineGap gap) {
    for (Instrument instrument : gap.instruments()) {
      Contract c = core.intake.contract(instrument);
      if (c == null || !c.onTicks()) {
        throw new IllegalArgumentException(
            "a gap is of instruments that are matched on ticks, was of " + instrument);
      }
      if (gap.fromNanos() < seenUntil(c)) {
        throw new IllegalArgumentException(
            "a gap of " + instrument + " must begin at or after what was seen last at "
                + seenUntil(c) + ", was " + gap.fromNanos());
      }
    }
    for (CandleEvent event : gap.candles()) {
      Contract c = core.contract(event.instrument());
      if (event.price() == PriceKind.LAST && event.candle().openNanos() < c.bars.walkedUntil) {
        throw new IllegalArgumentException(
            "candles of " + event.instrument() + " are walked up to " + c.bars.walkedUntil
                + ", was one from " + event.candle().openNanos());
      }
    }
  }

  /** The stream of trades failed, or did not: what comes next tells. */
  void announced(Contract c, StreamGap gap) {
    if (heeded && c.onTicks() && gap.kind() == StreamKind.TRADE && !gap.healed()) {
      c.gap.announce(gap);
    }
  }

  /** Something of a contract is seen: what was announced and not filled stays unknown. */
  void over(Contract c, MarketEvent seen) {
    if (!c.gap.pending() || !matched(seen)) {
      return;
    }
    unverified(c, c.gap.from(), c.gap.to(seen.eventNanos()));
    unknownQueues(c);
    c.gap.resolve();
  }

  private static boolean matched(MarketEvent event) {
    for (StreamKind kind : SEEN) {
      if (event.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /** An event was applied: the first price after a gap values positions again. */
  void marked(Contract c, MarketEvent event) {
    if (event instanceof MarkPrice
        || (event instanceof Trade && core.state.mark[c.index] == 0)) {
      marked(c);
    }
  }

  private void marked(Contract c) {
    if (!c.gap.unmarked) {
      return;
    }
    c.gap.unmarked = false;
    for (Holding h : core.state.holdings.get(c.index)) {
      h.unverified = false;
    }
    core.out().add(new PaperEvent.Verified(c.instrument));
  }

  /** Walks what is known of a gap and flags the rest. */
  void fill(OfflineGap gap) {
    List<Contract> of = gap.instruments().stream().map(core::contract).toList();
    core.moveTo(gap.fromNanos());
    for (Contract c : of) {
      begin(c, gap);
    }
    Map<MarkOf, Candle> marks = marks(gap);
    for (CandleEvent event : gap.candles()) {
      if (event.price() == PriceKind.LAST) {
        walk(core.contract(event.instrument()), event.candle(), marks);
      }
    }
    core.moveTo(gap.toNanos());
    for (Contract c : of) {
      hole(c, gap.toNanos());
      end(c, gap);
    }
    core.settle();
  }

  /** What a contract is worth now counts at later boundaries, if nothing is known then. */
  void remember(Contract c) {
    State state = core.state;
    c.boundaries.known(
        core.now, state.mark[c.index], state.last[c.index], c.book.middle());
  }

  private void begin(Contract c, OfflineGap gap) {
    remember(c);
    c.book.lost();
    core.state.mark[c.index] = 0;
    c.bars.forgetMarks();
    c.gap.filling = true;
    c.gap.covered = gap.fromNanos();
    c.gap.walked = 0;
    if (c.gap.within(gap.fromNanos(), gap.toNanos())) {
      c.gap.resolve();
    }
  }

  private void walk(Contract c, Candle candle, Map<MarkOf, Candle> marks) {
    core.moveTo(candle.closeNanos());
    if (core.admission.tooLarge(c, candle.high()) || core.admission.tooLarge(c, candle.low())) {
      return;
    }
    hole(c, candle.openNanos());
    c.bars.markCandle(
        marks.get(new MarkOf(c.instrument, candle.timeframe(), candle.openNanos())));
    core.walkGap(c, candle);
    c.gap.covered = candle.closeNanos();
    c.gap.walked++;
    marked(c);
    core.settle();
  }

  private static Map<MarkOf, Candle> marks(OfflineGap gap) {
    Map<MarkOf, Candle> marks = new HashMap<>();
    for (CandleEvent event : gap.candles()) {
      Candle candle = event.candle();
      if (event.price() == PriceKind.MARK) {
        marks.putIfAbsent(
            new MarkOf(event.instrument(), candle.timeframe(), candle.openNanos()), candle);
      }
    }
    return marks;
  }

  private void hole(Contract c, long end) {
    if (end > c.gap.covered) {
      unverified(c, c.gap.covered, end);
      c.gap.covered = end;
    }
  }

  /** Nobody knows what happened to what was there. */
  private void unverified(Contract c, long from, long end) {
    State state = core.state;
    for (LiveOrder order : state.live.get(c.index)) {
      order.unverified |= order.acceptedNanos < end;
    }
    for (Holding h : state.holdings.get(c.index)) {
      TradeRecord trade = h.trade;
      if (h.steps > 0 && trade != null) {
        h.unverified = true;
        trade.unverified = true;
        c.gap.unmarked = true;
      }
    }
    core.out().add(new PaperEvent.Unverified(c.instrument, from, end));
  }

  private void end(Contract c, OfflineGap gap) {
    c.gap.filling = false;
    c.gap.until = Math.max(c.gap.until, gap.toNanos());
    unknownQueues(c);
    core.out().add(
        new PaperEvent.GapFilled(c.instrument, gap.fromNanos(), gap.toNanos(), c.gap.walked));
  }

  private void unknownQueues(Contract c) {
    for (LiveOrder order : core.state.live.get(c.index)) {
      boolean rests = !order.marketable && !order.order.timeInForce().immediate();
      if (order.limitNow() && rests) {
        order.front = LiveOrder.UNKNOWN_FRONT;
      }
    }
    c.calm.lost();
  }
}
