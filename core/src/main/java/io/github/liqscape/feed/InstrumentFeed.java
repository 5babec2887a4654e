// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.Subscription;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one instrument: drops copies, notices holes, and declares what stays lost. While something
 * is being filled in, every event of the instrument waits in {@link Recovery}, so that what is filled in is
 * not late.
 *
 * <p>Threading: single thread.
 */
final class InstrumentFeed {

  private static final long SETTLED_AFTER_NANOS = 5_000_000_000L;
  private static final int SEQUENCE_ATTEMPTS = 3;

  final Instrument instrument;
  private final FeedHost host;
  private final boolean formingCandles;
  private final Map<StreamKind, Stream> streams = new EnumMap<>(StreamKind.class);
  private final Repeats repeats = new Repeats();
  private final BookKeeper book;
  private final Recovery recovery;
  private int sequenceAttempts;
  private long newest = Long.MIN_VALUE;
  private long arrivals;

  InstrumentFeed(
      Instrument instrument, Subscription subscription, FeedHost host, Runnable resubscribeBook) {
    this.instrument = instrument;
    this.host = host;
    this.formingCandles = subscription.formingCandles();
    for (StreamKind kind : subscription.kinds()) {
      streams.put(kind, new Stream(kind));
    }
    recovery = new Recovery(this, host);
    book = new BookKeeper(instrument, host, bookDoor(resubscribeBook));
  }

  private BookKeeper.Door bookDoor(Runnable resubscribe) {
    return new BookKeeper.Door() {
      @Override
      public void deliver(BookChange change) {
        admit(change, -1, null);
      }

      @Override
      public void lostStep() {
        Stream s = streams.get(StreamKind.BOOK);
        if (s != null) {
          down(List.of(s), StreamGap.Cause.SEQUENCE, s.last);
        }
      }

      @Override
      public void resubscribe() {
        resubscribe.run();
      }
    };
  }

  /** The stream of a kind, if it was asked for. */
  @Nullable Stream stream(StreamKind kind) {
    return streams.get(kind);
  }

  Collection<Stream> streams() {
    return streams.values();
  }

  /** What was delivered. */
  Repeats repeats() {
    return repeats;
  }

  /** Whether an answer to a poll may be delivered: while a stream is down it would overtake what is missing. */
  boolean acceptsPolls() {
    return !recovery.holds();
  }

  // ---- from the sockets -----------------------------------------------------------------------

  /**
   * An event of a socket or a poll.
   *
   * @param number of a trade, or -1
   * @param shown the forced orders its socket has shown, null for a poll
   */
  void offer(MarketEvent event, long number, ForcedRepeats.@Nullable Tally shown) {
    Stream s = streams.get(event.kind());
    if (s == null) {
      host.counts().add(FeedCount.SKIPPED);
    } else if (event instanceof BookChange change) {
      book.offer(change);
    } else {
      admit(event, number, shown);
    }
  }

  private void admit(MarketEvent event, long number, ForcedRepeats.@Nullable Tally shown) {
    Stream s = streams.get(event.kind());
    if (s != null && event.eventNanos() > s.heard) {
      s.heard = event.eventNanos();
      if (s.suspect && s.kind != StreamKind.FORCED_ORDER) {
        // What was lost came before it. Prints come in step with nothing: theirs waits for a probe.
        s.suspect = false;
        gap(s.kind, s.suspectFrom, event.eventNanos(), s.suspicion, false);
      }
    }
    if (recovery.holds()) {
      recovery.hold(event, number, shown, ++arrivals);
    } else {
      pass(event, number, shown, ++arrivals);
    }
  }

  /** A sign of life for these streams: what was down is over, what was suspect is settled. */
  void probe(long eventNanos, List<Stream> carried) {
    boolean someDown = false;
    for (Stream s : carried) {
      if (s.phase == Stream.Phase.NEW) {
        s.phase = Stream.Phase.LIVE;
        s.last = Math.max(s.last, eventNanos);
      } else if (s.phase == Stream.Phase.DOWN && s.kind != StreamKind.BOOK) {
        someDown = true;
      } else if (s.suspect && eventNanos > s.suspectAfter) {
        s.suspect = false;
        gap(s.kind, s.suspectFrom, eventNanos, s.suspicion, false);
      }
    }
    if (someDown && !recovery.running()) {
      recovery.start(
          carried.stream()
              .filter(s -> s.phase == Stream.Phase.DOWN && s.kind != StreamKind.BOOK)
              .toList(),
          eventNanos);
    }
  }

  /**
   * The socket of these streams is gone.
   *
   * @param venueNanos newest event time seen on that socket
   */
  void down(Collection<Stream> lost, StreamGap.Cause cause, long venueNanos) {
    for (Stream s : lost) {
      begin(s);
      // A frame that was lost before belongs to the hole: nothing came since to settle it.
      long unsettled = s.suspect ? s.suspectFrom : Long.MAX_VALUE;
      if (s.suspect && s.phase != Stream.Phase.LIVE) {
        long until = Math.max(venueNanos, Math.max(s.heard, s.suspectFrom));
        gap(s.kind, s.suspectFrom, until, s.suspicion, false);
      }
      s.suspect = false;
      if (s.phase == Stream.Phase.RECOVERING && !s.lostAgain) {
        s.lostAgain = true;
        s.lostAgainSince = arrivals;
        s.lostAgainSaid = false;
        s.nextCause = cause;
      } else if (s.phase == Stream.Phase.LIVE) {
        s.phase = Stream.Phase.DOWN;
        s.downSince = arrivals;
        s.cause = cause;
        s.gapFrom = Math.min(unsettled, lostSince(s, venueNanos));
        gap(s.kind, s.gapFrom, StreamGap.OPEN, cause, false);
      } else if (s.phase != Stream.Phase.NEW) {
        s.lostMeanwhile.add(arrivals);
      }
      if (s.kind == StreamKind.BOOK) {
        book.lost();
      }
    }
  }

  /** A stream of which an event waits has begun, though nothing of it is delivered yet. */
  private void begin(Stream s) {
    long waiting = s.phase == Stream.Phase.NEW ? recovery.oldest(s) : Long.MIN_VALUE;
    if (waiting != Long.MIN_VALUE) {
      s.phase = Stream.Phase.LIVE;
      s.last = waiting;
    }
  }

  /** A new connection for these streams: what it brings waits again for what is missing before it. */
  void reopened(Collection<Stream> carried) {
    for (Stream s : carried) {
      s.overtaken = false;
    }
  }

  /**
   * A frame of the socket of these streams was lost, and may have held anything.
   *
   * @param ask whether the venue should be asked for trades that may be missing; otherwise numbered ones
   *     show the hole themselves with the next one, perhaps too late to fill it
   */
  void suspect(
      Collection<Stream> carried, StreamGap.Cause cause, long venueNanos, boolean ask) {
    for (Stream s : carried) {
      begin(s);
      // A gap that is open covers what a new connection loses before its first event.
      boolean covered = s.phase == Stream.Phase.DOWN && venueNanos == Long.MIN_VALUE;
      s.suspectAfter = venueNanos;
      if (s.phase == Stream.Phase.NEW || s.suspect || covered) {
        continue;
      }
      switch (s.kind) {
        case TRADE -> {
          if (ask || repeats.trades().number() < 0) {
            down(List.of(s), cause, venueNanos);
          }
        }
        case CANDLE -> {
          if (repeats.lastCandleOpen() == Long.MIN_VALUE) {
            down(List.of(s), cause, venueNanos);
          }
        }
        case BOOK -> {
          // It shows a hole itself, by its update numbers, as candles do by their open time.
        }
        case MARK_PRICE, FUNDING_RATE, OPEN_INTEREST, FORCED_ORDER, TOP_OF_BOOK -> {
          s.suspect = true;
          s.suspicion = cause;
          s.suspectFrom = lostSince(s, venueNanos);
        }
      }
    }
  }

  /** What is older than its lateness allows can no longer be missing: it would be refused. */
  private static long lostSince(Stream s, long venueNanos) {
    return venueNanos == Long.MIN_VALUE
        ? s.last
        : Math.max(s.last, venueNanos - EventOrder.lateness(s.kind));
  }

  // ---- one event ------------------------------------------------------------------------------

  /**
   * Judges an event and delivers it, unless it shows a hole: then it waits with all others.
   *
   * @param arrival its number among all arrivals: it may have waited
   */
  void pass(
      MarketEvent event, long number, ForcedRepeats.@Nullable Tally shown, long arrival) {
    if (event instanceof StreamGap) {
      host.emit(event);
      return;
    }
    Stream s = streams.get(event.kind());
    if (s == null) {
      return;
    }
    switch (settled(s, event, number, shown, arrival)) {
      case NEXT -> deliver(s, event, number);
      case COPY -> {
        // A running rate that did not change is no repeat.
        if (s.kind != StreamKind.FUNDING_RATE) {
          host.counts().add(FeedCount.DUPLICATES);
        }
      }
      case OVERTAKEN -> {
        StateRepeats of = repeats.of(s.kind);
        gap(
            s.kind, of.before(event.eventNanos()), of.after(event.eventNanos()),
            StreamGap.Cause.SEQUENCE, false);
      }
      case JUMP -> jump(s, event, number, shown, arrival);
    }
  }

  /** How an event stands to what was delivered; it is no jump if what is missing is declared. */
  private Repeat settled(
      Stream s, MarketEvent event, long number, ForcedRepeats.@Nullable Tally shown, long arrival) {
    Repeat repeat = repeats.judge(event, number, shown, host.now());
    boolean runs = repeat != Repeat.COPY || event.eventNanos() > s.gapFrom;
    boolean known = s.settledBefore(arrival);
    s.came(arrival);
    if (s.phase == Stream.Phase.DOWN && arrival > s.downSince && runs) {
      // Its own event shows that it runs again, and nothing waits for it any more.
      over(s, event.eventNanos(), arrival, repeats.follows(event, number));
      known = true;
    } else if (repeat == Repeat.JUMP && known) {
      // What is missing came before it, but not all of it need be in the hole that was declared.
      long first = event instanceof CandleEvent c ? c.candle().openNanos() : event.eventNanos();
      if (first > s.settledTo()) {
        gap(s.kind, s.settledTo(), event.eventNanos(), StreamGap.Cause.SEQUENCE, false);
      }
    }
    if (repeat == Repeat.JUMP && known) {
      repeats.settle(event, number);
      return Repeat.NEXT;
    }
    return repeat;
  }

  /** An event that was fetched for a stream. */
  void fill(MarketEvent event, Stream s) {
    boolean substitute = event.kind() != s.kind;
    boolean numbered = event instanceof Trade && repeats.trades().number() >= 0;
    long number = numbered ? Long.parseLong(((Trade) event).id()) : -1;
    if (newest - event.eventNanos() > EventOrder.lateness(event.kind())) {
      Repeat repeat = substitute ? null : repeats.judge(event, number, null, host.now());
      if (repeat == Repeat.COPY) {
        // An answer may begin with what was delivered: that is not lost.
        return;
      }
      // Other streams went on before the hole was noticed: nobody would take it any more.
      s.lateTo = Math.max(s.lateTo, event.eventNanos());
      if (repeat == Repeat.NEXT || repeat == Repeat.JUMP) {
        // It is declared lost, so what follows it is no jump.
        repeats.delivered(event, number);
      }
      return;
    }
    if (substitute) {
      // A mark candle in the place of mark prices.
      host.counts().add(FeedCount.BACKFILLED);
      send(event);
      return;
    }
    switch (repeats.judge(event, number, null, host.now())) {
      case NEXT -> {
        host.counts().add(FeedCount.BACKFILLED);
        deliver(s, event, number);
      }
      case JUMP -> {
        // The venue itself has a hole there.
        gap(s.kind, s.last, event.eventNanos(), StreamGap.Cause.SEQUENCE, false);
        host.counts().add(FeedCount.BACKFILLED);
        deliver(s, event, number);
      }
      case COPY, OVERTAKEN -> {
        // It was delivered, or its successor was.
      }
    }
  }

  private void deliver(Stream s, MarketEvent event, long number) {
    if (event instanceof CandleEvent c && !c.candle().closed()) {
      if (formingCandles) {
        send(event);
      }
      return;
    }
    if (event instanceof FundingRate f) {
      settled(f);
    }
    repeats.delivered(event, number);
    if (s.kind == StreamKind.TRADE || s.kind == StreamKind.CANDLE) {
      sequenceAttempts = 0;
    }
    if (s.phase == Stream.Phase.NEW) {
      s.phase = Stream.Phase.LIVE;
    }
    s.last = Math.max(s.last, event.eventNanos());
    if (s.phase == Stream.Phase.DOWN) {
      // It waited, and is from before the hole.
      s.gapFrom = Math.max(s.gapFrom, event.eventNanos());
    }
    send(event);
  }

  /** A running rate of the next interval says that one was settled. */
  private void settled(FundingRate f) {
    FundingRate before = repeats.estimate();
    if (f.status() == FundingRate.Status.ESTIMATE
        && before != null
        && f.settlementNanos() > before.settlementNanos()) {
      RestQuery<List<MarketEvent>> query =
          host.protocol().settledFunding(instrument, before.settlementNanos());
      if (query != null) {
        host.timers().at(host.now() + SETTLED_AFTER_NANOS, () -> host.ask(query, this::polled));
      }
    }
  }

  /** The answer to a poll. */
  void polled(Answer<List<MarketEvent>> answer) {
    switch (answer) {
      case Answer.Value<List<MarketEvent>> v -> {
        host.counts().add(FeedCount.MALFORMED, v.malformed());
        for (MarketEvent event : v.value()) {
          offer(event, -1, null);
        }
      }
      case Answer.Failed<List<MarketEvent>> f ->
          host.counts().trouble("poll of " + instrument.symbol() + ": " + f.failure());
    }
  }

  private void jump(
      Stream s, MarketEvent event, long number, ForcedRepeats.@Nullable Tally shown,
      long arrival) {
    if (++sequenceAttempts > SEQUENCE_ATTEMPTS) {
      repeats.settle(event, number);
      gap(s.kind, s.last, event.eventNanos(), StreamGap.Cause.SEQUENCE, false);
      pass(event, number, shown, arrival);
      return;
    }
    if (s.phase == Stream.Phase.DOWN) {
      // It waited, and behind it the stream was lost: that is the next hole.
      s.lostAgain = true;
      s.lostAgainSince = s.downSince;
      s.lostAgainSaid = !s.unsaid;
      s.nextCause = s.cause;
      s.unsaid = false;
    }
    s.downSince = arrival - 1;
    s.phase = Stream.Phase.DOWN;
    s.cause = StreamGap.Cause.SEQUENCE;
    s.gapFrom = s.last;
    recovery.holdFirst(event, number, shown, arrival);
    if (!recovery.running()) {
      recovery.start(List.of(s), event.eventNanos());
    }
  }

  // ---- gaps -----------------------------------------------------------------------------------

  /**
   * A gap of a stream is over without having been filled, up to the next time it was lost.
   *
   * @param follows whether nothing is missing after all
   */
  private void over(Stream s, long toNanos, long arrival, boolean follows) {
    gap(s.kind, s.gapFrom, Math.max(s.gapFrom, toNanos), s.cause, follows);
    List<Long> later = s.lostMeanwhile.stream().filter(lost -> lost >= arrival).toList();
    live(s);
    if (!later.isEmpty()) {
      s.phase = Stream.Phase.DOWN;
      s.downSince = later.getFirst();
      s.gapFrom = toNanos;
      s.overtaken = true;
      s.unsaid = true;
      s.lostMeanwhile.addAll(later.subList(1, later.size()));
    }
  }

  /** The stream runs, whatever was missing before is settled. */
  void live(Stream s) {
    s.phase = Stream.Phase.LIVE;
    s.overtaken = false;
    s.unsaid = false;
    s.lostMeanwhile.clear();
  }

  void gap(StreamKind kind, long from, long to, StreamGap.Cause cause, boolean healed) {
    long start = from == Long.MIN_VALUE ? 0 : from;
    long announced = newest == Long.MIN_VALUE ? start : newest;
    if (to != StreamGap.OPEN) {
      host.counts().add(healed ? FeedCount.GAPS_HEALED : FeedCount.GAPS);
    }
    StreamGap gap =
        new StreamGap(
            instrument, announced, host.now(), kind, start, Math.max(start, to), cause, healed);
    if (recovery.waits()) {
      // Events from before the gap still wait: it must not overtake them.
      recovery.hold(gap, -1, null, ++arrivals);
    } else {
      host.emit(gap);
    }
  }

  private void send(MarketEvent event) {
    newest = Math.max(newest, event.eventNanos());
    host.emit(event);
  }
}
