// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for their lane, in the order in which they came. It never waits and never holds
 * more than it may: when it is full, trades, marks, forced orders and books are dropped, and what
 * was dropped is declared as a gap of its stream, when it begins and again before the first event
 * after it. Candles, open interest, funding and the feed's own gaps, of which there are few, have
 * room of their own beyond.
 *
 * <p>Nothing is conflated: trades and forced orders are sums, every mark may liquidate.
 *
 * <p>Threading: thread-safe.
 */
final class LaneQueue {

  private static final StreamKind[] KINDS = StreamKind.values();
  private static final long NONE = Long.MIN_VALUE;

  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();
  private final Instrument instrument;
  private final int capacity;
  private final int reserve;
  private final long[] newest = new long[KINDS.length];

  /** Event time of the last event before the loss that goes on, by kind. */
  private final long[] lostSince = new long[KINDS.length];

  private final long[] dropped = new long[KINDS.length];
  private int atMost;

  /** Numbers of a queue at one moment. */
  record Load(int waiting, int atMost, int capacity, long dropped) {}

  LaneQueue(Instrument instrument, int capacity) {
    this.instrument = instrument;
    this.capacity = capacity;
    // One open gap a kind, and some minutes of what is rare.
    reserve = KINDS.length + Math.max(16, capacity / 8);
    Arrays.fill(newest, NONE);
    Arrays.fill(lostSince, NONE);
  }

  /** Takes an event, or drops it and says so; whether something waits now that did not before. */
  boolean offer(MarketEvent event) {
    lock.lock();
    try {
      boolean empty = waiting.isEmpty();
      take(event);
      atMost = Math.max(atMost, waiting.size());
      return empty && !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void take(MarketEvent event) {
    int kind = event.kind().ordinal();
    boolean lost = lostSince[kind] != NONE;
    // A stream that lost something comes back when half is free, or each event would be a gap.
    int room = lost ? capacity / 2 : rare(event) ? capacity + reserve - KINDS.length : capacity;
    if (waiting.size() >= room) {
      drop(event, kind, lost);
      return;
    }
    if (lost) {
      long to = event instanceof StreamGap g ? g.fromNanos() : event.eventNanos();
      waiting.add(gap(event, kind, Math.max(to, lostSince[kind])));
      lostSince[kind] = NONE;
    }
    waiting.add(event);
    newest[kind] = Math.max(newest[kind], event.eventNanos());
  }

  private void drop(MarketEvent event, int kind, boolean lost) {
    dropped[kind]++;
    if (event instanceof StreamGap gap) {
      lostSince[kind] = lost ? Math.min(lostSince[kind], gap.fromNanos()) : gap.fromNanos();
    } else if (!lost) {
      lostSince[kind] = newest[kind] == NONE ? event.eventNanos() : newest[kind];
    }
    if (!lost) {
      waiting.add(gap(event, kind, StreamGap.OPEN));
    }
  }

  private StreamGap gap(MarketEvent event, int kind, long to) {
    return new StreamGap(
        instrument, event.eventNanos(), event.receivedNanos(), KINDS[kind], lostSince[kind], to,
        StreamGap.Cause.OVERFLOW, false);
  }

  private static boolean rare(MarketEvent event) {
    return event instanceof StreamGap
        || switch (event.kind()) {
          case CANDLE, OPEN_INTEREST, FUNDING_RATE -> true;
          case TRADE, MARK_PRICE, FORCED_ORDER, TOP_OF_BOOK, BOOK -> false;
        };
  }

  /** The event that has waited longest, null if none waits. */
  @Nullable MarketEvent poll() {
    lock.lock();
    try {
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what waits: it will come from elsewhere. What was lost before is forgotten with it. */
  void clear() {
    lock.lock();
    try {
      waiting.clear();
      Arrays.fill(lostSince, NONE);
      Arrays.fill(newest, NONE);
    } finally {
      lock.unlock();
    }
  }

  Load load() {
    lock.lock();
    try {
      return new Load(waiting.size(), atMost, capacity, Arrays.stream(dropped).sum());
    } finally {
      lock.unlock();
    }
  }
}
