// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.FeedCount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills the holes of one instrument. From the moment a stream is down, live events of the instrument wait,
 * so that what is fetched can be delivered before them; the wait is bounded by ten seconds and 65,536
 * events.
 *
 * <p>Threading: single thread.
 */
final class Recovery {

  private static final int HELD_EVENTS = 65_536;
  private static final long HELD_NANOS = 10_000_000_000L;
  private static final long LISTED_AFTER_NANOS = 2_200_000_000L;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  /**
   * An event that was fetched for a stream.
   *
   * @param nanos newest event time up to it: an answer keeps its order
   */
  private record Fetched(MarketEvent event, Stream stream, long nanos) {}

  private record Gap(
      Stream stream, long from, long to, StreamGap.Cause cause, boolean healed) {}

  private final InstrumentFeed feed;
  private final FeedHost host;
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private final ArrayDeque<Fetched> filled = new ArrayDeque<>();
  private final List<Gap> gaps = new ArrayList<>();
  private Timers.@Nullable Timer deadline;
  private @Nullable Round round;
  private boolean settling;
  private boolean exhausted;

  Recovery(InstrumentFeed feed, FeedHost host) {
    this.feed = feed;
    this.host = host;
  }

  /** One set of questions. */
  private final class Round {
    private final List<Stream> streams;
    private final long to;
    private int outstanding;

    Round(List<Stream> streams, long to) {
      this.streams = streams;
      this.to = to;
    }

    void ask() {
      // One more, so that an answer that comes at once does not end the round before all are asked.
      outstanding = 1;
      for (Stream s : streams) {
        s.phase = Stream.Phase.RECOVERING;
        BackfillNeed need = need(s);
        // Also if live events went on meanwhile: each fetched one is late or not by itself.
        RestQuery<Backfilled> query = need == null ? null : host.protocol().backfill(need);
        if (query == null) {
          boolean nothingMissing = need == null;
          gaps.add(new Gap(s, s.gapFrom, to, s.cause, nothingMissing));
        } else {
          outstanding++;
          long wait = s.kind == StreamKind.CANDLE ? untilClosed() : 0;
          if (wait > 0) {
            host.timers()
                .at(
                    host.now() + wait,
                    () -> {
                      if (round == this) {
                        host.ask(query, a -> answered(s, a));
                      }
                    });
          } else {
            host.ask(query, a -> answered(s, a));
          }
        }
      }
      if (--outstanding == 0) {
        settle();
      }
    }

    /** What to fetch for a stream; null if nothing can be missing in it. */
    private @Nullable BackfillNeed need(Stream s) {
      long from = s.kind == StreamKind.CANDLE ? lastClosed(s) : s.gapFrom;
      if (s.kind == StreamKind.CANDLE && to < from + 2 * MINUTE_NANOS) {
        return null;
      }
      return new BackfillNeed(
          feed.instrument,
          s.kind,
          feed.repeats().trades().number(),
          feed.repeats().trades().lastId(),
          from,
          to);
    }

    /** Venues list a candle as closed a little after its end. */
    private long untilClosed() {
      return Timeframe.M1.openOf(to) + LISTED_AFTER_NANOS - to;
    }

    private long lastClosed(Stream s) {
      return feed.repeats().lastCandleOpen() != Long.MIN_VALUE
          ? feed.repeats().lastCandleOpen()
          : Timeframe.M1.openOf(s.gapFrom) - MINUTE_NANOS;
    }

    private void answered(Stream s, Answer<Backfilled> answer) {
      if (round != this) {
        return;
      }
      long healedFrom = s.gapFrom;
      long healedTo = s.gapFrom;
      switch (answer) {
        case Answer.Value<Backfilled> v -> {
          host.counts().add(FeedCount.MALFORMED, v.malformed());
          List<? extends MarketEvent> events = v.value().events();
          long newest = Long.MIN_VALUE;
          for (MarketEvent event : events) {
            newest = Math.max(newest, event.eventNanos());
            filled.addLast(new Fetched(event, s, newest));
            s.toFill++;
          }
          if (v.value().complete() && s.kind != StreamKind.MARK_PRICE) {
            healedTo = to;
          } else if (!events.isEmpty() && !numbered(s)) {
            // What does not reach back far enough reaches to the end.
            long first = events.getFirst().eventNanos();
            healedFrom = Math.clamp(first, s.gapFrom, Math.max(s.gapFrom, to));
            healedTo = to;
          } else if (!events.isEmpty()) {
            // Mark candles heal up to the close of the last one.
            healedTo = Math.clamp(end(events.getLast()), s.gapFrom, Math.max(s.gapFrom, to));
          }
        }
        case Answer.Failed<Backfilled> f ->
            host.counts()
                .trouble(
                    "back-fill of " + s.kind + " of " + feed.instrument.symbol() + ": "
                        + f.failure());
      }
      if (healedFrom > s.gapFrom) {
        gaps.add(new Gap(s, s.gapFrom, healedFrom, s.cause, false));
      }
      if (healedTo > healedFrom) {
        gaps.add(new Gap(s, healedFrom, healedTo, s.cause, true));
      }
      if (healedTo < to || healedTo == s.gapFrom) {
        // A hole may begin and end within one millisecond: without an answer it stays one.
        boolean healed = healedTo == to && answer instanceof Answer.Value;
        gaps.add(new Gap(s, healedTo, to, s.cause, healed));
      }
      if (--outstanding == 0) {
        settle();
      }
    }

    /** Whether a hole within an answer shows: then an incomplete one lacks its end. */
    private boolean numbered(Stream s) {
      return switch (s.kind) {
        case TRADE -> feed.repeats().trades().number() >= 0;
        case CANDLE, MARK_PRICE -> true;
        case FUNDING_RATE, OPEN_INTEREST, FORCED_ORDER, TOP_OF_BOOK, BOOK -> false;
      };
    }

    /** What never was answered stays lost. */
    void giveUp() {
      for (Stream s : streams) {
        if (gaps.stream().noneMatch(g -> g.stream() == s)) {
          gaps.add(new Gap(s, s.gapFrom, to, StreamGap.Cause.OVERFLOW, false));
        }
      }
    }
  }

  private static long end(MarketEvent event) {
    return event instanceof CandleEvent c ? c.candle().closeNanos() : event.eventNanos();
  }

  /** Whether events of the instrument must wait. */
  boolean holds() {
    if (round != null) {
      return true;
    }
    for (Stream s : feed.streams()) {
      if (s.phase == Stream.Phase.DOWN && !s.overtaken && fillable(s.kind)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something is missing before an event that waits. */
  private boolean blocks(Held waiting) {
    for (Stream s : feed.streams()) {
      if (s.phase == Stream.Phase.DOWN
          && !s.overtaken
          && fillable(s.kind)
          && waiting.arrival() > s.downSince) {
        return true;
      }
    }
    return false;
  }

  private static boolean fillable(StreamKind kind) {
    return switch (kind) {
      case TRADE, CANDLE, MARK_PRICE, FUNDING_RATE, OPEN_INTEREST -> true;
      case FORCED_ORDER, TOP_OF_BOOK, BOOK -> false;
    };
  }

  /** Whether events wait that came before whatever happens now. */
  boolean waits() {
    return !settling && !held.isEmpty();
  }

  /** Event time of the oldest event of a stream that waits, or {@link Long#MIN_VALUE}. */
  long oldest(Stream s) {
    return held.stream()
        .filter(h -> h.of(s))
        .mapToLong(h -> h.event().eventNanos())
        .min()
        .orElse(Long.MIN_VALUE);
  }

  boolean running() {
    return round != null;
  }

  void hold(
      MarketEvent event, long number, ForcedRepeats.@Nullable Tally shown, long arrival) {
    held.addLast(new Held(event, number, shown, arrival, host.now()));
    limit();
  }

  void holdFirst(
      MarketEvent event, long number, ForcedRepeats.@Nullable Tally shown, long arrival) {
    held.addFirst(new Held(event, number, shown, arrival, host.now()));
    limit();
  }

  private void limit() {
    if (deadline == null) {
      deadline = host.timers().at(host.now() + HELD_NANOS, this::giveUp);
    }
    if (held.size() > HELD_EVENTS) {
      giveUp();
    }
  }

  /** Live again at this venue time: fetches what is missing up to there. */
  void start(List<Stream> streams, long to) {
    Round next = new Round(streams, to);
    round = next;
    if (deadline == null) {
      deadline = host.timers().at(host.now() + HELD_NANOS, this::giveUp);
    }
    next.ask();
  }

  /** The wait is over: what has not been filled in by now stays lost. */
  private void giveUp() {
    if (deadline != null) {
      deadline.cancel();
      deadline = null;
    }
    exhausted = true;
    for (Stream s : feed.streams()) {
      if (s.phase == Stream.Phase.DOWN) {
        s.overtaken = true;
      }
    }
    if (round != null) {
      round.giveUp();
      settle();
    } else {
      release();
    }
    exhausted = false;
  }

  private void settle() {
    round = null;
    sort();
    List<Gap> holes = gaps.stream().flatMap(g -> aroundHeld(g).stream()).toList();
    gaps.clear();
    gaps.addAll(holes);
    release();
  }

  private List<Gap> aroundHeld(Gap g) {
    if (g.healed()) {
      return List.of(g);
    }
    boolean last =
        gaps.stream()
            .noneMatch(o -> !o.equals(g) && o.stream() == g.stream() && o.from() >= g.to());
    return LostStretch.around(held, g.stream(), g.from(), g.to(), last).stream()
        .map(lost -> new Gap(g.stream(), lost.from(), lost.to(), g.cause(), false))
        .toList();
  }

  private void sort() {
    List<Fetched> sorted = new ArrayList<>(filled);
    sorted.sort(
        Comparator.comparingLong(Fetched::nanos)
            .thenComparingInt(f -> f.event().kind().ordinal()));
    filled.clear();
    filled.addAll(sorted);
  }

  /** Whether what was fetched comes before what waits: trades by number, else by time. */
  private boolean before(MarketEvent fetched, Held waiting) {
    if (waiting.number() >= 0 && fetched instanceof Trade t) {
      return Long.parseLong(t.id()) <= waiting.number();
    }
    return fetched.eventNanos() <= waiting.event().eventNanos();
  }

  /** Delivers what was fetched and what waited, in the order of time, until something is missing again. */
  private void release() {
    if (settling) {
      return;
    }
    settling = true;
    try {
      while (round == null) {
        declare();
        announce();
        Fetched fetched = filled.peekFirst();
        Held waiting = held.peekFirst();
        if (fetched != null && (waiting == null || before(fetched.event(), waiting))) {
          filled.removeFirst();
          fetched.stream().toFill--;
          feed.fill(fetched.event(), fetched.stream());
        } else if (waiting != null && !blocks(waiting)) {
          held.removeFirst();
          feed.pass(waiting.event(), waiting.number(), waiting.shown(), waiting.arrival());
        } else {
          break;
        }
      }
    } finally {
      settling = false;
    }
    if (deadline != null && (held.isEmpty() ? round == null : !exhausted)) {
      // The ten seconds begin anew with the next event that must wait.
      deadline.cancel();
      deadline = null;
      Held first = held.peekFirst();
      if (first != null) {
        deadline = host.timers().at(first.heldSince() + HELD_NANOS, this::giveUp);
      }
    }
  }

  /** Tells of streams that were lost once more, as soon as all of theirs from before is delivered. */
  private void announce() {
    for (Stream s : feed.streams()) {
      if (s.unsaid && held.stream().noneMatch(h -> h.of(s) && h.arrival() <= s.downSince)) {
        s.unsaid = false;
        feed.gap(s.kind, s.gapFrom, StreamGap.OPEN, s.cause, false);
      }
    }
  }

  /** Declares the gaps of streams for which everything fetched is delivered. */
  private void declare() {
    if (gaps.isEmpty()) {
      return;
    }
    List<Gap> over = gaps.stream().filter(g -> g.stream().toFill == 0).toList();
    gaps.removeIf(g -> g.stream().toFill == 0);
    for (Gap g : over) {
      long late = g.stream().lateTo;
      if (g.healed() && late >= g.from()) {
        feed.gap(g.stream().kind, g.from(), late, g.cause(), false);
        feed.gap(g.stream().kind, Math.min(late, g.to()), g.to(), g.cause(), true);
      } else {
        feed.gap(g.stream().kind, g.from(), g.to(), g.cause(), g.healed());
      }
      if (!g.healed()) {
        g.stream().settle(g.to());
      }
    }
    for (Gap g : over) {
      Stream s = g.stream();
      if (s.phase == Stream.Phase.RECOVERING) {
        List<Long> later =
            s.lostMeanwhile.stream().filter(lost -> lost > s.lostAgainSince).toList();
        feed.live(s);
        s.lateTo = Long.MIN_VALUE;
        // What is younger may still be on its way.
        s.last = Math.max(s.last, g.to() - EventOrder.lateness(s.kind));
        if (s.lostAgain) {
          s.lostAgain = false;
          s.phase = Stream.Phase.DOWN;
          s.cause = s.nextCause;
          s.downSince = s.lostAgainSince;
          s.gapFrom = s.last;
          s.overtaken = exhausted;
          s.unsaid = !s.lostAgainSaid;
          s.lostMeanwhile.addAll(later);
        }
      }
    }
  }
}
