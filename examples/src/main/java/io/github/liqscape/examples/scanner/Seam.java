// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * Where history ends and the live feed begins. What both told counts once; what neither told is a
 * gap: trades from the last candle of the past to the first live trade, and, for a lane that was
 * away, forced orders, which no venue tells afterwards.
 *
 * <p>Threading: single writer, the lane.
 */
final class Seam {

  private final Instrument instrument;
  private final long awayFrom;
  private final long keptFrom;
  private boolean traded;
  private boolean begun;

  /**
   * A seam.
   *
   * @param awayFrom newest event before the lane was away, {@link LaneMarks#NEVER} if it is new
   * @param keptFrom from when on live events were kept
   */
  Seam(Instrument instrument, long awayFrom, long keptFrom) {
    this.instrument = instrument;
    this.awayFrom = awayFrom;
    this.keptFrom = keptFrom;
  }

  /** What has to be declared before the first live event is applied. */
  List<MarketEvent> gapsBefore(MarketEvent event, LaneMarks seen) {
    List<MarketEvent> gaps = new ArrayList<>(2);
    if (!begun && awayFrom != LaneMarks.NEVER && keptFrom > awayFrom) {
      gaps.add(gap(event, StreamKind.FORCED_ORDER, awayFrom, keptFrom));
    }
    begun = true;
    if (event instanceof Trade && !traded) {
      traded = true;
      long from = tradedUntil(seen);
      if (from != LaneMarks.NEVER && event.eventNanos() > from) {
        gaps.add(gap(event, StreamKind.TRADE, from, event.eventNanos()));
      }
    }
    return gaps;
  }

  private static long tradedUntil(LaneMarks seen) {
    return seen.candleClose(PriceKind.LAST);
  }

  private StreamGap gap(MarketEvent event, StreamKind kind, long from, long to) {
    return new StreamGap(
        instrument, event.eventNanos(), event.receivedNanos(), kind, from, to,
        StreamGap.Cause.NOT_RECORDED, false);
  }

  /** Whether a live event tells something that the past has not. */
  boolean news(MarketEvent event, LaneMarks seen) {
    return switch (event) {
      case Trade t -> traded || t.eventNanos() >= tradedUntil(seen);
      case CandleEvent c ->
          !c.candle().closed() || c.candle().closeNanos() > seen.candleClose(c.price());
      case StreamGap g -> g.toNanos() > keptFrom;
      default ->
          event.kind() == StreamKind.FORCED_ORDER
              || event.eventNanos() > seen.newest(event.kind());
    };
  }
}
