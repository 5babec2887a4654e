// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Several recordings merged into one stream in rising event time, as an engine's {@code apply}
 * wants it. Lazy: it holds one event of each source.
 *
 * <p>Events of one instant follow each other in a fixed order, so that an engine knows all of what
 * led up to the instant before it closes an account of it:
 *
 * <ol>
 *   <li>the end of a gap: the stream is live again before its first event;
 *   <li>candles that close: mark, index, then last price, a shorter timeframe before a longer one;
 *   <li>mark price, funding rate;
 *   <li>trades, then forced orders;
 *   <li>open interest, which closes an interval;
 *   <li>the start of a gap: what is recorded up to it still counts.
 * </ol>
 *
 * <p>What is still equal follows the order in which the sources were named. The order inside one
 * source is never changed.
 *
 * <p>Threading: the merged stream belongs to one thread.
 */
public final class EventTape {

  private static final Comparator<MarketEvent> ORDER =
      Comparator.comparingLong(MarketEvent::eventNanos)
          .thenComparingInt(EventTape::rank)
          .thenComparingLong(EventTape::length);

  private EventTape() {}

  /** The order described above: by time, then by kind. */
  public static Comparator<MarketEvent> order() {
    return ORDER;
  }

  /**
   * Merges the sources, each of which must rise in time. Closing the result closes them all.
   *
   * @throws IllegalArgumentException while it is read, if a source does not rise in time, naming
   *     the source by its place in the list
   */
  public static Stream<MarketEvent> merge(
      List<? extends Stream<? extends MarketEvent>> sources) {
    PriorityQueue<Source> heads =
        new PriorityQueue<>(
            Comparator.comparing((Source s) -> s.head, ORDER).thenComparingInt(s -> s.index));
    Iterator<MarketEvent> merged =
        new Iterator<>() {
          private boolean started;

          @Override
          public boolean hasNext() {
            start();
            return !heads.isEmpty();
          }

          @Override
          public MarketEvent next() {
            start();
            Source source = heads.remove();
            MarketEvent event = source.head;
            if (source.advance()) {
              heads.add(source);
            }
            return event;
          }

          private void start() {
            if (!started) {
              started = true;
              for (int i = 0; i < sources.size(); i++) {
                Iterator<? extends MarketEvent> events = sources.get(i).iterator();
                if (events.hasNext()) {
                  heads.add(new Source(i, events));
                }
              }
            }
          }
        };
    Stream<MarketEvent> stream =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                merged, Spliterator.ORDERED | Spliterator.NONNULL),
            false);
    for (Stream<? extends MarketEvent> source : sources) {
      stream = stream.onClose(source::close);
    }
    return stream;
  }

  private static int rank(MarketEvent event) {
    return switch (event) {
      case StreamGap gap -> gap.toNanos() == StreamGap.OPEN ? 9 : 0;
      case CandleEvent candle when candle.price() == PriceKind.MARK -> 1;
      case CandleEvent candle when candle.price() == PriceKind.INDEX -> 2;
      case CandleEvent candle -> 3;
      case MarkPrice mark -> 4;
      case FundingRate funding -> 5;
      case Trade trade -> 6;
      case ForcedOrder order -> 7;
      case OpenInterest interest -> 8;
      case BookChange change -> 10;
      case TopOfBook top -> 11;
    };
  }

  private static long length(MarketEvent event) {
    return event instanceof CandleEvent candle ? candle.candle().timeframe().nanos() : 0;
  }

  /** One source and its next event. */
  private static final class Source {
    private final int index;
    private final Iterator<? extends MarketEvent> rest;
    private MarketEvent head;

    Source(int index, Iterator<? extends MarketEvent> events) {
      this.index = index;
      this.rest = events;
      this.head = events.next();
    }

    boolean advance() {
      if (!rest.hasNext()) {
        return false;
      }
      MarketEvent next = rest.next();
      if (next.eventNanos() < head.eventNanos()) {
        throw new IllegalArgumentException(
            "source " + index + " must rise in time, was " + next.eventNanos() + " ns after "
                + head.eventNanos() + " ns: " + next);
      }
      head = next;
      return true;
    }
  }
}
