// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.FeedCount;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one order book in step: a snapshot first, then changes of which each follows the last. Where the
 * venue does not send snapshots in the stream, changes wait while one is fetched; the first change applied
 * must enclose the snapshot's number.
 *
 * <p>Threading: single thread.
 */
final class BookKeeper {

  private static final int WAITING = 8_192;
  private static final long RETRY_NANOS = 1_000_000_000L;

  /** Where changes go, and how to ask a stream for a new snapshot. */
  interface Door {
    void deliver(BookChange change);

    /** The book is out of step: its stream cannot be trusted before the next snapshot. */
    void lostStep();

    /** Asks the stream for a new snapshot, where streams send them. */
    void resubscribe();
  }

  private final Instrument instrument;
  private final FeedHost host;
  private final Door door;
  private final ArrayDeque<BookChange> waiting = new ArrayDeque<>();
  private boolean inStep;
  private boolean fetching;
  private @Nullable BookChange fetched;
  private long last = -1;

  BookKeeper(Instrument instrument, FeedHost host, Door door) {
    this.instrument = instrument;
    this.host = host;
    this.door = door;
  }

  void offer(BookChange change) {
    if (change.snapshot()) {
      take(change);
    } else if (inStep) {
      if (change.previousUpdate() == last) {
        last = change.lastUpdate();
        door.deliver(change);
      } else if (change.lastUpdate() <= last) {
        host.counts().add(FeedCount.DUPLICATES);
      } else {
        host.counts().add(FeedCount.BOOK_RESYNCS);
        lost();
        door.lostStep();
        begin(change);
      }
    } else {
      begin(change);
    }
  }

  private void take(BookChange snapshot) {
    if (inStep && snapshot.lastUpdate() == last && last >= 0) {
      // Bybit repeats a quiet book every three seconds.
      host.counts().add(FeedCount.DUPLICATES);
      return;
    }
    waiting.clear();
    inStep = true;
    last = snapshot.lastUpdate();
    door.deliver(snapshot);
  }

  /** The stream is gone: the next connection starts anew. */
  void lost() {
    inStep = false;
    waiting.clear();
    fetched = null;
    last = -1;
  }

  private void begin(BookChange change) {
    if (waiting.size() == WAITING) {
      waiting.removeFirst();
    }
    waiting.addLast(change);
    if (fetched != null) {
      join(fetched);
    } else if (!fetching) {
      fetch();
    }
  }

  private void fetch() {
    RestQuery<BookChange> query = host.protocol().book(instrument);
    if (query == null) {
      if (waiting.size() == 1) {
        door.resubscribe();
      }
      return;
    }
    fetching = true;
    host.ask(query, this::arrived);
  }

  private void arrived(Answer<BookChange> answer) {
    fetching = false;
    switch (answer) {
      case Answer.Value<BookChange> v -> join(v.value());
      case Answer.Failed<BookChange> f -> {
        host.counts().trouble("book of " + instrument.symbol() + ": " + f.failure());
        retry();
      }
    }
  }

  private void retry() {
    fetched = null;
    if (!fetching) {
      fetching = true;
      host.timers().at(host.now() + RETRY_NANOS, this::again);
    }
  }

  private void again() {
    fetching = false;
    if (!inStep && !waiting.isEmpty()) {
      fetch();
    }
  }

  private void join(BookChange snapshot) {
    long at = snapshot.lastUpdate();
    while (!waiting.isEmpty() && waiting.getFirst().lastUpdate() < at) {
      waiting.removeFirst();
    }
    BookChange first = waiting.peekFirst();
    if (first == null) {
      fetched = snapshot;
      return;
    }
    if (first.firstUpdate() > at) {
      // The changes begin after the snapshot: it is too old.
      retry();
      return;
    }
    fetched = null;
    inStep = true;
    last = at;
    door.deliver(snapshot);
    waiting.removeFirst();
    last = first.lastUpdate();
    door.deliver(following(first, at));
    while (!waiting.isEmpty()) {
      offer(waiting.removeFirst());
    }
  }

  /** The change that encloses the snapshot's number, as the one that follows it. */
  private static BookChange following(BookChange c, long previous) {
    return new BookChange(
        c.instrument(), c.eventNanos(), c.receivedNanos(), false, c.firstUpdate(), c.lastUpdate(),
        previous, c.bids(), c.asks());
  }
}
