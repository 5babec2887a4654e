// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks a venue for what lanes have not seen, one lane after the other: how fast that goes is the
 * adapter's affair, which keeps the venue's limits.
 *
 * <p>Threading: one thread asks; anyone may want.
 */
final class Historian {

  private static final long RETRY_NANOS = 30_000_000_000L;

  private record Wanted(Lane lane, LaneMarks seen) {}

  /** Nothing that can be had now. */
  private static final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNow(String why) {
      super(why, null, false, false);
    }
  }

  private final ExchangeAdapter adapter;
  private final Scheduler clock;
  private final long historyNanos;
  private final Timeframe longest;
  private final LinkedBlockingDeque<Wanted> wanted = new LinkedBlockingDeque<>();
  private final Map<String, String> missing = new ConcurrentHashMap<>();
  private volatile @Nullable Thread asking;

  /**
   * Asks a venue.
   *
   * @param longest timeframe of the decisions: history begins with a whole bar of it
   */
  Historian(ExchangeAdapter adapter, Scheduler clock, long historyNanos, Timeframe longest) {
    this.longest = longest;
    this.adapter = adapter;
    this.clock = clock;
    this.historyNanos = historyNanos;
  }

  /** A lane wants what its engines have not seen. */
  void want(Lane lane, LaneMarks seen) {
    wanted.add(new Wanted(lane, seen));
  }

  /** What could not be had, in sentences. */
  List<String> missing() {
    return missing.values().stream().sorted().toList();
  }

  /** Lanes that wait for their past. */
  int waiting() {
    return wanted.size();
  }

  /** Nobody needs an answer any more: a question that waits for its turn is given up. */
  void end() {
    Thread on = asking;
    if (on != null) {
      on.interrupt();
    }
  }

  /** Asks for one lane; false if none wants anything within a time. */
  boolean ask(long waitMillis) throws InterruptedException {
    Wanted next = wanted.poll(waitMillis, TimeUnit.MILLISECONDS);
    if (next == null) {
      return false;
    }
    Lane lane = next.lane();
    if (!lane.keep()) {
      return true;
    }
    asking = Thread.currentThread();
    long now = clock.nanos();
    LaneMarks seen = next.seen();
    String name = lane.market().name();
    try {
      List<List<? extends MarketEvent>> parts = parts(lane.market().instrument(), seen, now);
      missing.remove(name);
      lane.follow(
          new HistoryBacklog(EventTape.merge(parts.stream().map(List::stream).toList())),
          new Seam(lane.market().instrument(), seen.newest(), now));
    } catch (NotNow e) {
      missing.put(name, name + " has no past yet: " + e.getMessage());
      lane.keepNoMore();
      clock.at(now + RETRY_NANOS, () -> wanted.add(next));
    } finally {
      asking = null;
    }
    return true;
  }

  private List<List<? extends MarketEvent>> parts(Instrument i, LaneMarks seen, long now) {
    List<List<? extends MarketEvent>> parts = new ArrayList<>();
    long oldest = longest.openOf(now - historyNanos);
    for (PriceKind price : new PriceKind[] {PriceKind.LAST, PriceKind.MARK}) {
      add(
          parts, Math.max(oldest, seen.candleClose(price)), now,
          from -> adapter.candles(i, price, Timeframe.M1, new TimeRange(from, now)));
    }
    add(
        parts, Math.max(oldest, seen.newest(StreamKind.OPEN_INTEREST) + 1), now,
        from -> adapter.openInterest(i, Timeframe.M5, new TimeRange(from, now)));
    add(
        parts, Math.max(oldest, seen.newest(StreamKind.FUNDING_RATE) + 1), now,
        from -> adapter.funding(i, new TimeRange(from, now)));
    return parts;
  }

  private <E extends MarketEvent> void add(
      List<List<? extends MarketEvent>> parts, long from, long now,
      LongFunction<Answer<List<E>>> question) {
    if (from >= now) {
      return;
    }
    List<E> part = answer(question.apply(from));
    if (part != null) {
      parts.add(part);
    }
  }

  /** Null where the market does not tell it at all: then nothing is to be waited for. */
  private static <E> @Nullable List<E> answer(Answer<List<E>> answer) {
    return switch (answer) {
      case Answer.Value<List<E>> v -> v.value();
      case Answer.Failed<List<E>> f -> {
        VenueFailure.Reason reason = f.failure().reason();
        if (reason == VenueFailure.Reason.UNSUPPORTED) {
          yield null;
        }
        throw new NotNow(f.failure().toString());
      }
    };
  }
}
