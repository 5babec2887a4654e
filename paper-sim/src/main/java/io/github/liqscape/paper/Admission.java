// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.Matching;

/** Which market events count: each once, in order, of the kind that its contract is matched with. RULES.md, section 9. */
final class Admission {

  private final PaperCore core;

  Admission(PaperCore core) {
    this.core = core;
  }

  /** Dedupes, and counts what has no effect. */
  boolean accepts(Contract c, MarketEvent event) {
    if (event instanceof CandleEvent candle && !candle.candle().closed()) {
      core.count(PaperCount.FORMING_CANDLE);
      return false;
    }
    if (event instanceof StreamGap gap) {
      gap(c, gap);
      return false;
    }
    if (event instanceof Trade trade) {
      SeenTrades.Verdict seen = c.seen.look(trade);
      if (seen != SeenTrades.Verdict.NEW) {
        core.count(
            seen == SeenTrades.Verdict.DUPLICATE
                ? PaperCount.DUPLICATE
                : PaperCount.CONFLICTING);
        return false;
      }
    }
    EventOrder.Verdict verdict = c.order.offer(event.kind(), event.eventNanos());
    if (verdict != EventOrder.Verdict.APPLY) {
      core.count(
          switch (verdict) {
            case LATE -> PaperCount.LATE;
            case OUT_OF_ORDER -> PaperCount.OUT_OF_ORDER;
            case DUPLICATE, APPLY -> PaperCount.DUPLICATE;
          });
      return false;
    }
    return wanted(c, event);
  }

  private void gap(Contract c, StreamGap gap) {
    if (gap.kind() == StreamKind.BOOK || gap.kind() == StreamKind.TOP_OF_BOOK) {
      core.gaps.remember(c);
      c.book.lost();
    }
    core.gaps.announced(c, gap);
    core.count(PaperCount.GAP);
  }

  /** Whether this contract is matched with it. */
  private boolean wanted(Contract c, MarketEvent event) {
    return switch (event) {
      case Trade trade -> {
        c.seen.add(trade);
        yield !walkedOver(c, trade) && !tooLarge(c, trade.price())
            && decide(c, Matching.TICKS);
      }
      case TopOfBook top ->
          shown(c, top.bidPrice()) && shown(c, top.askPrice())
              && decide(c, Matching.TICKS) && fresh(c.book.repeats(top));
      case BookChange change ->
          shown(c, change.bids()) && shown(c, change.asks())
              && decide(c, Matching.TICKS) && fresh(c.book.repeats(change));
      case MarkPrice mark -> !walkedOver(c, mark) && !tooLarge(c, mark.mark());
      case CandleEvent candle -> wanted(c, candle);
      default -> true;
    };
  }

  /** Whether it lies in a gap that was filled already. */
  private boolean walkedOver(Contract c, MarketEvent event) {
    boolean over = event.eventNanos() < c.gap.until;
    if (over) {
      core.count(PaperCount.LATE);
    }
    return over;
  }

  private boolean fresh(boolean repeated) {
    if (repeated) {
      core.count(PaperCount.DUPLICATE);
    }
    return !repeated;
  }

  private boolean wanted(Contract c, CandleEvent event) {
    if (event.price() == PriceKind.INDEX) {
      core.count(PaperCount.NOT_MATCHED);
      return false;
    }
    if (tooLarge(c, event.candle().high()) || tooLarge(c, event.candle().low())) {
      return false;
    }
    if (event.price() == PriceKind.MARK) {
      return true;
    }
    if (!decide(c, Matching.BARS)) {
      return false;
    }
    Candle candle = event.candle();
    // Of several timeframes the longest is the bar that orders know; the others magnify it.
    if (c.timeframe == null
        || (core.terms.fills().path() == BarPath.MAGNIFIER
            && candle.timeframe().nanos() > c.timeframe.nanos())) {
      c.timeframe = candle.timeframe();
    }
    if (candle.openNanos() < c.bars.walkedUntil) {
      core.count(PaperCount.DUPLICATE);
      return false;
    }
    return true;
  }

  /** Whether a price of a book can be counted; NaN: there is none. */
  private boolean shown(Contract c, double price) {
    boolean counts = Double.isNaN(price) || c.scale.counts(price);
    if (!counts) {
      core.count(PaperCount.MALFORMED);
    }
    return counts;
  }

  private boolean shown(Contract c, BookLevels levels) {
    for (int i = 0; i < levels.count(); i++) {
      if (!shown(c, levels.price(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the books could not count this price. */
  boolean tooLarge(Contract c, double price) {
    boolean beyond = !c.scale.counts(price);
    for (Holding h : core.state.holdings.get(c.index)) {
      beyond |= h.steps > 0 && !c.scale.countable(h.steps, c.instrument.ticks(price));
    }
    if (beyond) {
      core.count(PaperCount.MALFORMED);
    }
    return beyond;
  }

  private boolean decide(Contract c, Matching by) {
    if (c.matching == Matching.FIRST_SEEN) {
      c.matching = by;
      if (by == Matching.TICKS) {
        Desk desk = core.desk();
        core.ticks.decided(desk, c);
        core.closed(desk);
      }
    }
    if (c.matching != by) {
      core.count(PaperCount.NOT_MATCHED);
      return false;
    }
    return true;
  }
}
